import { outsideAccesses } from '../../lib/model/access';
import { hasContractsJob } from '../../lib/model/contracts-job';
import type { Deployment } from '../../lib/model/deployment';
import { hasCanary, hasGroupLag } from '../../lib/model/monitors';
import { isAutoscaled, isIssuing, isScaledByNetwork } from '../../lib/model/needed-components';

interface Condition {
  /** Completes `only where …`. */
  readonly words: string;
  readonly holds: (deployment: Deployment) => boolean;
}

/** What a deployment may have or not have, and panels depend on. */
export const conditions = {
  backupJob: { words: 'a job makes snapshots', holds: ({ backup }) => backup?.job !== undefined },
  canary: { words: 'canaries run', holds: hasCanary },
  groupLag: { words: 'the exporter of group lag runs', holds: hasGroupLag },
  autoscaled: { words: 'an autoscaler owns the number of brokers', holds: isAutoscaled },
  scaledByNetwork: { words: 'KEDA scales the brokers', holds: isScaledByNetwork },
  zoneRouter: { words: 'the zone router is on', holds: ({ kafka }) => kafka.zoneRouter },
  users: { words: 'clients log in', holds: ({ security }) => security.kind === 'tls' },
  slots: {
    words: 'an autoscaler adds brokers that clients outside the cluster reach',
    holds: (deployment) => isAutoscaled(deployment) && outsideAccesses(deployment.access).length > 0,
  },
  contractsJob: { words: 'a job applies the event contracts', holds: hasContractsJob },
  issuing: { words: 'cert-manager issues the certificates', holds: isIssuing },
} as const satisfies Readonly<Record<string, Condition>>;

export type ConditionId = keyof typeof conditions;
