import { isReadinessItem, readinessItems } from '../../facts/readiness-items';
import type { Deployment } from '../../model/deployment';
import { listed } from '../../model/wording';
import type { Bill } from '../bill/bill';
import type { AssessedEvidence } from '../evidence';
import type { OwnershipCell } from '../failure/failure-domain';
import type { Plan, PlanFinding } from '../plan';
import { priceAge } from './price-age';
import type { SharedThing } from './shared-things';
import { sharingText } from './sharing-text';

/** What findings are made of. */
export interface FindingSources extends Pick<Plan, 'asOf' | 'capacity' | 'ownership'> {
  readonly deployment: Deployment;
  readonly bill?: Bill;
  readonly shared: readonly SharedThing[];
  readonly evidence: readonly AssessedEvidence[];
}

/** Everything that somebody should look at, errors first. */
export function findingsOf(sources: FindingSources): readonly PlanFinding[] {
  const all = [
    ...sources.capacity.findings,
    ...sources.shared.filter(({ differ }) => differ).map(sharing),
    ...hastyGroups(sources.deployment),
    ...sources.ownership.filter(({ owner }) => owner === undefined).map(unowned),
    ...expired(sources),
    ...sources.evidence.flatMap(worthless),
    ...(sources.bill?.confidence === 'reduced' ? [oldPrices(sources.bill)] : []),
  ];
  return ['error', 'warning'].flatMap((severity) => all.filter((finding) => finding.severity === severity));
}

const warning = (id: string, message: string, fix: string): PlanFinding => ({ id, severity: 'warning', message, fix });

const sharingIds = { topic: 'shared-topic', user: 'shared-user', consumerGroup: 'shared-consumer-group' } as const;

const sharingFixes = {
  topic: 'Give each group topics of its own: retention, replay and rollback are those of a topic.',
  user: 'Give each group a user of its own: quotas and rights are those of a user.',
  consumerGroup: 'Give each group consumer groups of its own: offsets are those of a consumer group.',
} as const;

const sharing = (thing: SharedThing): PlanFinding =>
  warning(sharingIds[thing.kind], sharingText(thing), sharingFixes[thing.kind]);

/** A record may wait a whole interval before its upload begins. */
function hastyGroups({ wal, workloads }: Deployment): readonly PlanFinding[] {
  if (wal.kind !== 's3') return [];
  const hasty = workloads.filter(({ latency }) => latency.produceP99Ms <= wal.batchIntervalMs);
  return hasty.map(({ name, latency }) =>
    warning(
      'produce-latency',
      `${name} wants produce requests within ${latency.produceP99Ms} ms, and a batch of the write-ahead log waits up to ${wal.batchIntervalMs} ms before its upload.`,
      'Lower `storage.wal.batchIntervalMs`, which makes more requests to the object store, or allow more in `latency.produceP99Ms`.',
    ),
  );
}

const unowned = ({ id, what, thing }: OwnershipCell): PlanFinding =>
  warning('owner-missing', `Nobody is named for ${what}: ${thing}.`, `Write \`ownership.${id}\`.`);

const expired = ({ deployment: { readiness }, asOf }: FindingSources): readonly PlanFinding[] =>
  readiness.waivers
    .filter(({ expires }) => expires < asOf)
    .map(({ item, owner, expires }) =>
      warning(
        'waiver-expired',
        `The waiver of ${item} by ${owner} ended on ${expires}.`,
        'Do what the item asks for, or have it accepted anew.',
      ),
    );

function worthless({ kind, proves, file, worth, said }: AssessedEvidence): readonly PlanFinding[] {
  const wrong = proves.filter((id) => isReadinessItem(id) && !readinessItems[id].provenBy.includes(kind));
  return [
    ...(worth === 'void'
      ? [warning('result-void', `A result proves nothing: ${said}.`, 'Do it again and write the new result.')]
      : []),
    ...(wrong.length === 0
      ? []
      : [
          warning(
            'result-kind',
            `${file} is of kind ${kind}, which does not prove ${listed(wrong)}.`,
            'Name a result of a kind that docs/plan.md lists for the item, or take the id out of `proves`.',
          ),
        ]),
  ];
}

const oldPrices = (bill: Bill): PlanFinding =>
  warning('prices-old', `${priceAge(bill)}.`, 'Look prices up again, and write those that changed into `plan.prices`.');
