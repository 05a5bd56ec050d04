import type { Rule } from './rule';
import { awsRule, productionRule } from './rule';
import { isWideOpen } from './wide-open';

const productionStage: Rule = {
  id: 'production-stage',
  severity: 'error',
  why: 'The profile promises what `stage: production` enforces; below it, every promise could be taken back unseen.',
  fix: 'Remove `stage`, or choose another profile.',
  check: ({ profile, stage }) =>
    profile === 'production' && stage !== 'production'
      ? [{ path: ['stage'], message: `"${stage}" weakens the profile "production".` }]
      : [],
};

const productionEncryption = productionRule(
  awsRule({
    id: 'production-encryption',
    severity: 'error',
    why: 'With a key of the customer, access to the data can be seen and withdrawn; it can’t be added to old objects and volumes later.',
    fix: 'Write `storage.encryption: { kind: kms }`, or `existingKey` with its ARN.',
    check: ({ storage: { encryption } }) =>
      encryption.kind === 's3Managed'
        ? [{ path: ['storage', 'encryption', 'kind'], message: '"s3Managed" is not allowed in production.' }]
        : [],
  }),
);

const productionNat = productionRule(
  awsRule({
    id: 'production-nat',
    severity: 'error',
    why: 'The loss of the zone that holds the only NAT gateway cuts the nodes of all zones off.',
    fix: 'Write `egress: natPerZone`, or `none`.',
    check: ({ network: { vpc } }) =>
      vpc.kind === 'new' && vpc.egress === 'natSingle'
        ? [{ path: ['network', 'vpc', 'egress'], message: '"natSingle" is not allowed in production.' }]
        : [],
  }),
);

const productionApi = productionRule(
  awsRule({
    id: 'production-api',
    severity: 'error',
    why: 'A Kubernetes API that the internet can reach is attacked with every stolen credential.',
    fix: 'Write `apiEndpoint: { kind: private }`, or the addresses of your offices and pipelines.',
    check: ({ platform: { cluster } }) => {
      const allowed =
        cluster.kind === 'new' && cluster.apiEndpoint.kind === 'public' ? cluster.apiEndpoint.allowedCidrs : [];
      return allowed.flatMap((text, index) =>
        isWideOpen(text)
          ? [
              {
                path: ['platform', 'cluster', 'apiEndpoint', 'allowedCidrs', index],
                message: `"${text}" lets much of the internet in.`,
              },
            ]
          : [],
      );
    },
  }),
);

const productionMonitoring = productionRule({
  id: 'production-monitoring',
  severity: 'warning',
  why: 'What nobody measures, nobody notices before the clients do.',
  fix: 'Write `monitoring: { kind: podMonitor }`, unless another agent scrapes the metrics port.',
  check: ({ monitoring }) =>
    monitoring.kind === 'none'
      ? [{ path: ['monitoring', 'kind'], message: '"none": nothing scrapes the brokers’ metrics.' }]
      : [],
});

const productionPlaintext = productionRule({
  id: 'production-plaintext',
  severity: 'error',
  why: 'Without TLS and identities everybody who reaches a broker reads, writes and deletes everything, and whoever sees the network reads along.',
  fix: 'Write `security: { kind: tls }`.',
  check: ({ security }) =>
    security.kind === 'plaintext'
      ? [{ path: ['security', 'kind'], message: '"plaintext" is not allowed in production.' }]
      : [],
});

const productionBackup = productionRule({
  id: 'production-backup',
  severity: 'error',
  why: 'The controllers’ volumes are the only index of the data. Lost without a snapshot, as by a mistake that takes all of them, every record is lost, although the objects are there.',
  fix: 'Write `storage.backup: { kind: snapshots }`, outside AWS with the `snapshotClass` of the volumes’ driver.',
  check: ({ storage: { backup } }) =>
    backup.kind === 'none'
      ? [{ path: ['storage', 'backup', 'kind'], message: '"none" is not allowed in production.' }]
      : [],
});

export const productionRules = [
  productionStage,
  productionEncryption,
  productionNat,
  productionApi,
  productionMonitoring,
  productionPlaintext,
  productionBackup,
];
