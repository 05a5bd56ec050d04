import type { Capacity, EnvelopeCapacity } from '../../lib/model/capacity/capacity';
import type { Deployment } from '../../lib/model/deployment';
import type { AssessedEvidence } from '../../lib/plan/evidence';
import { failureDomains } from '../../lib/plan/failure/failure-domains';
import { ownershipOf } from '../../lib/plan/failure/ownership-of';
import { sharedThings } from '../../lib/plan/findings/shared-things';
import { renderedIn } from '../../lib/plan/readiness/rendered';
import type { Subject } from '../../lib/plan/readiness/subject';
import { objectsOf } from './objects';
import { planFixture } from './plan-fixture';

const envelope = (name: EnvelopeCapacity['envelope']): EnvelopeCapacity => {
  const [known] = planFixture.capacity.perEnvelope;
  return { ...known!, envelope: name, headroomPercent: 40, fits: true };
};

/** Capacity in which everything fits, for the groups of a deployment. */
export const fittingCapacity = ({ workloads }: Deployment): Capacity => ({
  ...planFixture.capacity,
  perEnvelope: [envelope('normal'), envelope('exceptional')],
  partitions: workloads.map(({ name }) => ({ group: name, required: 12, count: 24, basis: 'b', hotKey: false })),
  catchUp: workloads.flatMap(({ name, reads }) =>
    reads.map((reader) => ({
      group: name,
      reader: reader.name,
      outageHours: 24,
      backlogBytes: 1,
      hours: 3,
      basis: 'b',
    })),
  ),
  whatIfs: [{ id: 'twoReplays', question: 'Two replays at once', answer: 'They fit.', fits: true, requiredPerZone: 2 }],
  findings: [],
});

export interface SubjectParts {
  readonly capacity?: Capacity;
  readonly bill?: Subject['bill'] | 'none';
  readonly evidence?: readonly AssessedEvidence[];
  readonly rendered?: Subject['rendered'];
}

/** What readiness looks at, rendered for real; capacity and bill are made by hand. */
export function readinessSubject(deployment: Deployment, parts: SubjectParts = {}): Subject {
  const evidence = parts.evidence ?? [];
  const groups = deployment.workloads.map(({ name }) => name);
  const shares = [{ owner: 'a team', groups, monthly: { low: 1, typical: 2, high: 3 }, basis: 'bytes' }];
  const capacity = parts.capacity ?? fittingCapacity(deployment);
  return {
    deployment,
    capacity,
    bill: parts.bill === 'none' ? undefined : (parts.bill ?? { ...planFixture.bill!, showback: shares }),
    failureDomains: failureDomains(deployment, capacity, evidence),
    ownership: ownershipOf(deployment),
    shared: sharedThings(deployment.workloads),
    rendered: parts.rendered ?? renderedIn([{ id: 'all', objects: objectsOf(deployment) }]),
    evidence,
  };
}
