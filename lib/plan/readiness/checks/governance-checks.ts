import type { governanceItems } from '../../../facts/readiness/governance-items';
import type { Deployment } from '../../../model/deployment';
import { defaultDenyPolicy, networkPolicyOf } from '../../../model/names';
import { workloads } from '../../../model/workloads';
import { listed } from '../../../model/wording';
import { at } from '../rendered';
import type { Checks, Subject } from '../subject';
import type { Verdict } from '../verdict';
import { ready, risk, together, unknown } from '../verdict';
import { accessRights, mayOnEveryTopic } from './access-rights';
import { dataResidency } from './data-residency';
import { inEveryPool } from './in-every-pool';
import { unproven } from './unproven';

export const governanceChecks: Checks<typeof governanceItems> = {
  ownership: ({ ownership }) => {
    const empty = ownership.filter(({ owner }) => owner === undefined);
    return empty.length === 0
      ? ready('Every cell has an owner.')
      : unknown(`Nobody is named for ${listed(empty.map(({ what, thing }) => `${what} (${thing})`))}.`);
  },
  'encryption-in-transit': (subject) =>
    subject.deployment.security.kind === 'plaintext'
      ? risk('`security.kind` is plaintext.')
      : inEveryPool(subject, 'listener.security.protocol.map', {
          isRight: (value) => !/:(SASL_)?PLAINTEXT\b/.test(value),
          right: 'Every listener has TLS and asks who the client is.',
        }),
  'encryption-at-rest': atRest,
  'access-rights': accessRights,
  'network-boundary': boundary,
  'topic-creation': (subject) => {
    if (subject.deployment.security.kind === 'plaintext') return risk('`security.kind` is plaintext: anybody may.');
    const byUsers = mayOnEveryTopic(subject.deployment, ['create']);
    return together([
      inEveryPool(subject, 'auto.create.topics.enable', {
        isRight: (value) => value === 'false',
        right: 'Brokers create no topic by themselves.',
      }),
      byUsers.length === 0
        ? ready('No user may create every topic.')
        : risk(`${listed(byUsers)} may create every topic.`),
    ]);
  },
  'audit-trail': unproven,
  'data-residency': dataResidency,
};

function atRest({ deployment: { platform, objectStore } }: Subject): Verdict {
  if (platform.kind !== 'aws')
    return unknown(
      `${objectStore.dataBucket} and storage class ${platform.storageClass.brokers} are encrypted elsewhere, or not.`,
    );
  const { key, dataBucket, opsBucket } = platform.storage;
  if (key.kind === 'awsManaged') return risk('Keys are managed by S3 and EBS (`storage.encryption: s3Managed`).');
  const before = [dataBucket, opsBucket].filter(({ made }) => !made).map(({ name }) => name);
  return before.length > 0
    ? unknown(`${listed(before)}: there before, with settings of its own.`)
    : ready(`Buckets and volumes use ${key.kind === 'made' ? `alias/${key.alias}` : key.arn}.`);
}

function boundary({ deployment, rendered }: Subject): Verdict {
  if (rendered.named('Namespace', deployment.namespace) === undefined) return unknown('No namespace is rendered.');
  const closed = rendered.named('NetworkPolicy', defaultDenyPolicy);
  const types = at(closed, 'spec', 'policyTypes');
  const isClosed = Array.isArray(types) && ['Ingress', 'Egress'].every((type) => types.includes(type));
  const open = workloads(deployment).filter(
    (workload) => rendered.named('NetworkPolicy', networkPolicyOf(workload)) === undefined,
  );
  const level = rendered.named('Namespace', deployment.namespace)?.metadata.labels?.[
    'pod-security.kubernetes.io/enforce'
  ];
  return together([
    isClosed ? ready('A policy closes the namespace both ways.') : risk('No policy closes the namespace both ways.'),
    open.length === 0 ? ready('A policy for each component.') : risk(`No policy for ${listed(open)}.`),
    level === 'restricted' ? ready('Pods run restricted.') : risk('Pod Security is not `restricted`.'),
    enforcement(deployment),
  ]);
}

/** A policy that nothing enforces closes nothing, and only a cluster of the kit has a plugin that it chose. */
const enforcement = ({ platform }: Deployment): Verdict =>
  platform.kind === 'aws' && platform.cluster.kind === 'new'
    ? ready('The network plugin of the cluster that the kit makes enforces policies.')
    : unknown('Whether the network plugin enforces policies is not known here.');
