import { compactionVerdict } from '../../../lib/contracts/drill/compaction-verdict';
import { brokerFailureVerdict, weakestAcks } from '../../../lib/contracts/drill/broker-failure-verdict';
import { distributionVerdict } from '../../../lib/contracts/drill/distribution-verdict';
import type { DrillOutcome } from '../../../lib/contracts/drill/drill-report';
import type { ProcessedRecord } from '../../../lib/contracts/drill/ordering-verdict';
import { orderingVerdict } from '../../../lib/contracts/drill/ordering-verdict';
import { rebuiltState } from '../../../lib/contracts/drill/rebuilt-state';
import { recoveryVerdict } from '../../../lib/contracts/drill/recovery-verdict';
import { mib } from '../../../lib/model/capacity/mib';
import { access, topicContract } from '../../support/contract-fixture';

const failed = ({ checks }: DrillOutcome) => checks.filter(({ passed }) => !passed).map(({ id }) => id);
const topic = topicContract();

describe('ordering', () => {
  /** Two objects in two partitions, two updates each, by two consumers. */
  const processed: readonly ProcessedRecord[] = [
    { consumer: 0, generation: 2, partition: 0, offset: 0, object: 0, update: 0 },
    { consumer: 1, generation: 2, partition: 1, offset: 0, object: 1, update: 0 },
    { consumer: 0, generation: 2, partition: 0, offset: 1, object: 0, update: 1 },
    { consumer: 1, generation: 2, partition: 1, offset: 1, object: 1, update: 1 },
  ];
  const seen = { partitions: 2, consumers: 2, written: [2, 2], processed, rebalances: 1 };
  const verdict = (change: Partial<typeof seen>, of = topic) => failed(orderingVerdict(of, { ...seen, ...change }));
  const with0 = (change: Partial<ProcessedRecord>) =>
    processed.map((each, index) => (index === 0 ? { ...each, ...change } : each));

  test('updates in order, by consumers that share the work, pass', () => expect(verdict({})).toEqual([]));

  test('a record that comes again after a rebalance changes no order', () => {
    expect(verdict({ processed: [...processed, processed[2]!, processed[0]!] })).toEqual([]);
  });

  test('an update that was processed after a later one is found, as is one in another partition', () => {
    expect(verdict({ processed: [processed[0]!, processed[3]!, processed[1]!, processed[2]!] })).toContain('key-order');
    expect(verdict({ processed: with0({ partition: 1, offset: 7 }) })).toContain('key-order');
  });

  test('a missing record, a run without a rebalance and a consumer that does all the work are found', () => {
    expect(verdict({ processed: processed.slice(1) })).toEqual(['complete']);
    expect(verdict({ rebalances: 0 })).toEqual(['rebalance']);
    expect(verdict({ processed: processed.map((each) => ({ ...each, consumer: 0 })) })).toEqual(['parallel']);
  });

  test('who works one after another in different generations does not work at once', () => {
    expect(verdict({ processed: processed.map((each) => ({ ...each, generation: 2 + each.consumer })) })).toEqual([
      'parallel',
    ]);
  });

  test('where all records are one sequence, two partitions break it and nobody asks for several consumers', () => {
    const global = topicContract({ fields: { 'x-ordering': 'global' } });
    const numbered = processed.map((each, index) => ({ ...each, consumer: 0, update: index }));
    expect(verdict({ processed: numbered }, global)).toEqual([]);
    expect(verdict({ processed: [numbered[1]!, numbered[0]!, numbered[2]!, numbered[3]!] }, global)).toEqual([
      'global-order',
    ]);
  });
});

describe('distribution', () => {
  const verdict = (
    records: readonly number[],
    change: { hottestKeyRecords?: number; read?: number; carries?: number } = {},
  ) =>
    failed(
      distributionVerdict(topic, {
        records,
        lag: records.map(() => 0),
        hottestKeyRecords: change.hottestKeyRecords ?? 1,
        read: change.read ?? records.reduce((sum, each) => sum + each, 0),
        partitionBytesPerSecond: (change.carries ?? 4) * mib,
        sampled: false,
      }),
    );

  test('even partitions pass', () => expect(verdict([100, 110, 95, 105])).toEqual([]));

  test('one partition with everything is too much, and so is more than one carries', () => {
    expect(verdict([400, 0, 0, 0])).toEqual(['spread', 'declared-skew', 'carried']);
    expect(verdict([100, 110, 95, 105], { carries: 1 })).toEqual(['carried']);
  });

  test('a key that is hotter than the contract says is found', () => {
    expect(verdict([100, 110, 95, 105], { hottestKeyRecords: 108 })).toEqual(['declared-skew']);
  });

  test('a single partition has all there is, and two may differ a little', () => {
    expect(verdict([400], { carries: 10 })).toEqual([]);
    expect(verdict([210, 190], { carries: 10 })).toEqual([]);
  });

  test('a consumer that does not get level is found', () =>
    expect(verdict([100, 100], { read: 150, carries: 10 })).toEqual(['caught-up']));
});

describe('consumer recovery', () => {
  const back = { backlog: 100, gone: 0, read: 100, again: 0 };
  const late = { backlog: 100, gone: 40, read: 60, again: 0, told: true, skippedByLatest: 100 };
  const seen = {
    retained: { hours: 240, by: 'retention.ms' as const },
    outageSeconds: 8,
    withinRetention: back,
    beyondRetention: late,
  };
  const verdict = (change: Partial<typeof seen>) => recoveryVerdict(topic, { ...seen, ...change });

  test('who finds everything and is told of a loss passes, also with records that come again', () => {
    expect(failed(verdict({}))).toEqual([]);
    expect(failed(verdict({ withinRetention: { ...back, read: 105, again: 5 } }))).toEqual([]);
  });

  test('records that are gone or not read are found, with the hours that would do', () => {
    const gone = verdict({ withinRetention: { ...back, gone: 10, read: 90 } });
    expect(failed(gone)).toEqual(['resumes']);
    expect(gone.checks[0]!.change).toBe('Keep records for 90 h at least: `retention.ms` leaves 240 h.');
    expect(failed(verdict({ withinRetention: { ...back, read: 99 } }))).toEqual(['resumes']);
  });

  test('a loss that nobody is told of is found, and so is one that was none', () => {
    expect(failed(verdict({ beyondRetention: { ...late, told: false } }))).toEqual(['loss-is-told']);
    expect(failed(verdict({ beyondRetention: { ...late, gone: 0, read: 100 } }))).toEqual(['loss-is-told']);
  });
});

describe('compaction', () => {
  const stateTopic = topicContract({
    config: { 'cleanup.policy': 'compact' },
    fields: { 'x-holds': 'state', 'x-tombstones': 'Written by the view job.' },
  });
  const last = new Map([[0, 1]]);
  const records = [
    { key: 'a', object: 0, update: 0 },
    { key: 'b', object: 1, update: 0 },
    { key: 'a', object: 0, update: 1 },
  ];
  const tombstone = { key: 'b', object: 1, update: 1, tombstone: true };
  const verdict = (read: typeof records, of = stateTopic, deleteRetentionMs = 432_000_000) =>
    failed(
      compactionVerdict(of, {
        ...{ recordsWritten: 4, tombstonesWritten: 1, objects: 2, live: 1, waitedSeconds: 90, deleteRetentionMs },
        before: rebuiltState(read, last),
      }),
    );

  test('the last value of each key, without what was deleted, passes while older records are there', () => {
    expect(verdict([...records, tombstone])).toEqual([]);
  });

  test('an entry without its tombstone, an old value and a second entry are found', () => {
    expect(verdict(records)).toEqual(['deleted']);
    expect(verdict([...records.slice(0, 2), tombstone])).toEqual(['latest-value']);
    expect(verdict([...records, tombstone, { key: 'c', object: 0, update: 1 }])).toEqual(['latest-value']);
  });

  test('state that is not compacted and tombstones that go before a consumer is back are found', () => {
    const deleting = topicContract({ ...stateTopic, config: { 'cleanup.policy': 'compact,delete' } });
    expect(verdict([...records, tombstone], deleting)).toEqual(['compacts']);
    expect(verdict([...records, tombstone], stateTopic, 86_400_000)).toEqual(['tombstones-outlive-outage']);
  });
});

describe('broker failure', () => {
  const seen = {
    ...{ broker: 2, acks: 'all' as const, acknowledged: 1000, lost: 0, duplicated: 3, producerErrors: 7 },
    ...{ electionSeconds: 9, longestPauseSeconds: 11, longestPauseOfOthersSeconds: 1, partitionsLed: 4 },
    ...{ unreadable: 0, waitedSeconds: 20 },
  };
  const verdict = (change: Partial<typeof seen> | { electionSeconds: undefined }) =>
    failed(brokerFailureVerdict(topic, { ...seen, ...change }));

  test('a short pause without a loss passes, duplicates or not', () => expect(verdict({})).toEqual([]));

  test('lost records, no election and a pause that producers don’t outlast are found', () => {
    expect(verdict({ lost: 1 })).toEqual(['acknowledged-kept']);
    expect(verdict({ electionSeconds: undefined })).toEqual(['elected']);
    expect(verdict({ longestPauseSeconds: 130 })).toEqual(['producers-outlast-it']);
    expect(verdict({ acknowledged: 0 })).toEqual(['acknowledged-kept']);
  });

  test('the weakest acknowledgement of all senders is the one that is tried', () => {
    const sender = (acks: 'all' | '1' | '0') => access({ action: 'send', fields: { 'x-acks': acks } });
    expect(weakestAcks({ accesses: [sender('all'), sender('1')] })).toBe('1');
    expect(weakestAcks({ accesses: [sender('0'), sender('1')] })).toBe('0');
    expect(weakestAcks({ accesses: [] })).toBe('all');
  });
});
