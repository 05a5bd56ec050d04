import type { Deployment } from '../../model/deployment';
import type { ReadinessItemId } from '../../facts/readiness-items';
import type { Capacity } from '../../model/capacity/capacity';
import type { AssessedEvidence } from '../evidence';
import { namedFor } from '../evidence';
import { badDeploymentFailure } from './bad-deployment-failure';
import { brokerFailure } from './broker-failure';
import { connectorFailure } from './connector-failure';
import { controlPlaneFailure } from './control-plane-failure';
import type { DescribedFailure } from './described-failure';
import { encryptionKeyFailure } from './encryption-key-failure';
import type { FailureDomain } from './failure-domain';
import { networkPathFailure } from './network-path-failure';
import { objectStoreFailure } from './object-store-failure';
import { zoneFailure } from './zone-failure';

const failures: readonly ((deployment: Deployment, capacity: Capacity) => DescribedFailure)[] = [
  brokerFailure,
  zoneFailure,
  networkPathFailure,
  objectStoreFailure,
  encryptionKeyFailure,
  controlPlaneFailure,
  connectorFailure,
  badDeploymentFailure,
];

/** Readiness items whose results verify a failure domain, besides those named for its page of the runbook. */
const verifiedByItems: Readonly<Record<FailureDomain['id'], readonly ReadinessItemId[]>> = {
  broker: ['broker-loss', 'durable-writes'],
  zone: ['zone-loss'],
  networkPath: [],
  objectStore: [],
  encryptionKey: [],
  controlPlane: [],
  connector: ['connectors'],
  badDeployment: [],
};

/** What can fail and what that means here, with what verifies it on the day of the plan. */
export const failureDomains = (
  deployment: Deployment,
  capacity: Capacity,
  evidence: readonly AssessedEvidence[],
): readonly FailureDomain[] =>
  failures.map((describe) => {
    const failure = describe(deployment, capacity);
    return { ...failure, verified: verification(failure, evidence) };
  });

/** A failed result outweighs a good one. */
function verification(
  { id, runbook }: DescribedFailure,
  evidence: readonly AssessedEvidence[],
): FailureDomain['verified'] {
  const ids = [...(runbook === undefined ? [] : [runbook]), ...verifiedByItems[id]];
  const named = [...new Set(ids.flatMap((each) => namedFor(evidence, each)))];
  const failed = named.find(({ worth }) => worth === 'failure');
  const proof = named.filter(({ worth }) => worth === 'proof').toSorted((a, b) => (a.on < b.on ? 1 : -1))[0];
  if (failed !== undefined) return { status: 'unknown', by: failed.said, on: failed.on };
  return proof === undefined ? { status: 'unknown' } : { status: 'proven', by: proof.said, on: proof.on };
}
