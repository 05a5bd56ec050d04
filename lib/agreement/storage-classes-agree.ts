import type { AgreementCheck, Halves } from './check';

/** A volume whose key does not exist is refused by EBS only after the pod has been scheduled. */
export const storageClassesAgree: AgreementCheck = {
  id: 'storage-classes',
  why: 'Volumes are encrypted with a key that the stacks make or the file names, and their class exists.',
  check: ({ account, objects, pools }: Halves) => {
    const classes = objects.filter(({ kind }) => kind === 'StorageClass');
    const aliases = account
      .ofType('AWS::KMS::Alias')
      .map(({ stack, resource }) => account.text(stack, resource.Properties?.AliasName));
    const keys = classes.map(({ metadata, parameters }) => ({
      name: metadata.name,
      key: (parameters as { readonly kmsKeyId?: string } | undefined)?.kmsKeyId,
    }));
    const named = new Set(classes.map(({ metadata }) => metadata.name));
    return [
      ...keys
        .filter(({ key }) => key?.includes(':alias/') === true && !aliases.some((alias) => key.endsWith(`:${alias}`)))
        .map(({ name, key }) => `storage class ${name} encrypts with ${String(key)}, which no stack makes`),
      ...pools.flatMap(({ name, storageClasses }) =>
        storageClasses
          .filter((used) => !named.has(used))
          .map((used) => `${name} wants volumes of storage class "${used}", which no manifest makes`),
      ),
    ];
  },
};
