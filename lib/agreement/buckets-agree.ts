import type { Account } from './account';
import type { AgreementCheck, Halves } from './check';

const bucketKeys = ['s3.data.buckets', 's3.ops.buckets', 's3.wal.path', 'automq.zonerouter.channels'];

/** A broker that may not list its bucket never gets ready; one that may not write it hangs without an error. */
export const bucketsAgree: AgreementCheck = {
  id: 'buckets',
  why: 'The bucket names in server.properties are the buckets that the roles may use and the storage stack makes.',
  check: (halves) => {
    const permitted = permittedBuckets(halves);
    const used = new Map<string, string>();
    for (const pool of halves.pools) {
      for (const key of bucketKeys) {
        for (const [, bucket = ''] of (pool.properties.get(key) ?? '').matchAll(/s3:\/\/([^?,]+)/g))
          used.set(bucket, `${key} of ${pool.name}`);
      }
    }
    const made = halves.account
      .ofType('AWS::S3::Bucket')
      .map(({ resource }) => String(resource.Properties?.BucketName));
    return [
      ...[...used]
        .filter(([bucket]) => !permitted.has(bucket))
        .map(([bucket, where]) => `${where} names bucket "${bucket}", on which no role of the pods has rights`),
      ...made
        .filter((bucket) => !used.has(bucket))
        .map((bucket) => `the storage stack makes bucket "${bucket}", which no server.properties names`),
    ];
  },
};

interface PolicyDocument {
  readonly Statement: readonly { readonly Action: unknown; readonly Resource: unknown }[];
}

/** Buckets of the statements that let a role list them. */
function permittedBuckets({ account }: Halves): ReadonlySet<string> {
  const names = policies(account).flatMap(({ stack, document }) =>
    document.Statement.filter(({ Action }) => [Action].flat().includes('s3:ListBucket'))
      .flatMap(({ Resource }) => [Resource].flat())
      .map((arn) => account.text(stack, arn).replace(/^.*:::/, '')),
  );
  return new Set(names);
}

/** Policies of their own and those inside a role. */
function policies(account: Account): readonly { readonly stack: string; readonly document: PolicyDocument }[] {
  const own = account
    .ofType('AWS::IAM::Policy')
    .map(({ stack, resource }) => ({ stack, document: resource.Properties?.PolicyDocument }));
  const inside = account.ofType('AWS::IAM::Role').flatMap(({ stack, resource }) => {
    const inline = (resource.Properties?.Policies ?? []) as readonly { readonly PolicyDocument: unknown }[];
    return inline.map(({ PolicyDocument }) => ({ stack, document: PolicyDocument }));
  });
  return [...own, ...inside].map(({ stack, document }) => ({ stack, document: document as PolicyDocument }));
}
