import type { AgreementCheck, Halves } from './check';

interface Association {
  readonly Namespace: string;
  readonly ServiceAccount: string;
}

/** Pod Identity binds a role by namespace and service account; a pod without one calls S3 anonymously for ever. */
export const identitiesAgree: AgreementCheck = {
  id: 'identities',
  why: 'A pod whose service account has no association gets no credentials.',
  check: ({ account, objects, pools }: Halves) => {
    const associations = account
      .ofType('AWS::EKS::PodIdentityAssociation')
      .map(({ resource }) => resource.Properties as unknown as Association)
      .map(({ Namespace, ServiceAccount }) => `${Namespace}/${ServiceAccount}`);
    const used = new Set(pools.map(({ namespace, serviceAccount }) => `${namespace}/${serviceAccount}`));
    const made = new Set(
      objects
        .filter(({ kind }) => kind === 'ServiceAccount')
        .map(({ metadata }) => `${metadata.namespace ?? ''}/${metadata.name}`),
    );
    const namespaces = new Set(pools.map(({ namespace }) => namespace));
    return [
      ...[...used]
        .filter((name) => !associations.includes(name))
        .map((name) => `pods run as ${name}, which no Pod Identity association binds to a role`),
      ...[...used].filter((name) => !made.has(name)).map((name) => `pods run as ${name}, which no manifest makes`),
      ...associations
        .filter((name) => namespaces.has(name.split('/')[0] ?? '') && !used.has(name))
        .map((name) => `a role is bound to ${name}, as which no pod runs`),
    ];
  },
};
