import * as fc from 'fast-check';
import type { Change } from '../../../../lib/contracts/change/change-plan';
import { mostChanges, nextBatch, nextSize } from '../../../../lib/contracts/live/apply/batches';
import type { Answer } from '../../../../lib/contracts/live/apply/change-outcome';
import type { ChangeRun } from '../../../../lib/contracts/live/apply/run-changes';
import { runChanges } from '../../../../lib/contracts/live/apply/run-changes';
import { ClusterFailure } from '../../../../lib/contracts/live/cluster-failure';

const step = { owner: 'Inventory', risk: 'none', why: '', isDrift: false } as const;
const creation = (index: number, partitions = 1): Change => ({
  ...step,
  kind: 'createTopic',
  topic: {
    name: `t${index}`,
    partitions,
    config: {},
    owner: 'Inventory',
    dataClass: 'operational',
    sensitive: false,
    ordered: false,
    keyFields: [],
    clients: [],
    normalBytesPerSecond: 1,
  },
});
const deletion = (index: number): Change => ({ ...step, kind: 'deleteTopic', topic: `t${index}`, reason: 'old' });
const creations = (count: number) => Array.from({ length: count }, (_, index) => creation(index));
const done: Answer = { result: 'done' };

/** A run whose requests take no time but what `takes` says, and what it has sent. */
function fake(answer: (change: Change, tries: number) => Answer, takes = () => 0) {
  const sent: (readonly Change[])[] = [];
  const tries = new Map<Change, number>();
  const slept: number[] = [];
  let now = 0;
  let underWay = 0;
  const run: ChangeRun = {
    send: async (batch) => {
      underWay += 1;
      expect(underWay).toBe(1);
      sent.push(batch);
      await Promise.resolve();
      now += takes();
      underWay -= 1;
      return batch.map((change) => {
        const count = (tries.get(change) ?? 0) + 1;
        tries.set(change, count);
        return answer(change, count);
      });
    },
    now: () => now,
    sleep: (milliseconds) => {
      slept.push(milliseconds);
      return Promise.resolve();
    },
  };
  return { run, sent, slept };
}

describe('runChanges', () => {
  test('every change is sent once and in order, a hundred to a request, one request at a time', async () => {
    const { run, sent } = fake(() => done);
    const changes = [...creations(250), deletion(1)];
    const { outcomes, left } = await runChanges(changes, run);
    expect(sent.map((batch) => batch.length)).toEqual([100, 100, 50, 1]);
    expect(sent.flat()).toEqual(changes);
    expect(outcomes.map(({ change }) => change)).toEqual(changes);
    expect(left).toEqual([]);
  });

  test('requests get smaller while the controller is slow, and leave it as long again for others', async () => {
    const { run, sent, slept } = fake(
      () => done,
      () => 5_000,
    );
    await runChanges(creations(300), run);
    expect(sent.map((batch) => batch.length).slice(0, 4)).toEqual([100, 50, 25, 12]);
    expect(Math.max(...slept)).toBe(1_000);
  });

  test('what a broker asks to send again is sent again, alone and after its time', async () => {
    const { run, sent, slept } = fake((change, tries) =>
      change.kind === 'createTopic' && change.topic.name === 't1' && tries < 3
        ? { result: 'again', afterMs: 700, why: 'THROTTLING_QUOTA_EXCEEDED' }
        : done,
    );
    const { outcomes } = await runChanges(creations(3), run);
    expect(sent.map((batch) => batch.length)).toEqual([3, 1, 1]);
    expect(slept).toEqual([700, 700]);
    expect(outcomes.map(({ result }) => result)).toEqual(['done', 'done', 'done']);
  });

  test('it gives up on what is never taken, with the broker’s reason, and goes on with what gives and not with what takes', async () => {
    const { run, sent } = fake((change) =>
      change.kind === 'createTopic' ? { result: 'again', afterMs: 1, why: 'NOT_CONTROLLER' } : done,
    );
    const quota: Change = { ...step, kind: 'setQuota', to: { user: 'inventory', producerByteRate: 1 } };
    const { outcomes, left, ended } = await runChanges([creation(0), quota, deletion(0)], run);
    expect(outcomes.map(({ result, why }) => [result, why])).toEqual([
      ['failed', 'NOT_CONTROLLER'],
      ['done', undefined],
    ]);
    expect([left, ended]).toEqual([[deletion(0)], expect.any(ClusterFailure)]);
    expect(sent.flat()).not.toContainEqual(deletion(0));
  });

  test('a signal ends it between two requests; what is left is told', async () => {
    const { run } = fake(() => done);
    const stop = new AbortController();
    const { outcomes, left, ended } = await runChanges(creations(250), {
      ...run,
      signal: stop.signal,
      onProgress: () => stop.abort(),
    });
    expect([outcomes.length, left.length, ended]).toEqual([100, 150, 'interrupted']);
  });

  test('a cluster that is lost ends it; what was done is told', async () => {
    const lost = new ClusterFailure('No broker answers.', 'Run it again.');
    const { run } = fake(() => done);
    let requests = 0;
    const send: ChangeRun['send'] = (batch) => {
      requests += 1;
      return requests === 2 ? Promise.reject(lost) : run.send(batch);
    };
    const { outcomes, left, ended } = await runChanges(creations(150), { ...run, send });
    expect([outcomes.length, left.length, ended]).toEqual([100, 50, lost]);
  });
});

describe('batches', () => {
  test('one has changes of one kind, and no more partitions than one event of the controller bears', () => {
    const changes = fc.array(
      fc.oneof(
        fc.tuple(fc.nat(), fc.integer({ min: 1, max: 2000 })).map(([index, count]) => creation(index, count)),
        fc.nat().map(deletion),
      ),
      { minLength: 1, maxLength: 300 },
    );
    fc.assert(
      fc.property(changes, fc.integer({ min: 1, max: mostChanges }), (all, size) => {
        let start = 0;
        while (start < all.length) {
          const batch = nextBatch(all, start, size);
          const partitions = batch.map((each) => (each.kind === 'createTopic' ? each.topic.partitions : 0));
          expect(batch.length).toBeGreaterThan(0);
          expect(batch.length).toBeLessThanOrEqual(size);
          expect(new Set(batch.map(({ kind }) => kind)).size).toBe(1);
          if (batch.length > 1) expect(partitions.reduce((sum, each) => sum + each)).toBeLessThanOrEqual(1000);
          start += batch.length;
        }
        expect(start).toBe(all.length);
      }),
    );
  });

  test('sizes stay between one and a hundred whatever time requests take', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20_000)), (times) => {
        const size = times.reduce((each, took) => nextSize(each, took), mostChanges);
        expect(size).toBeGreaterThanOrEqual(1);
        expect(size).toBeLessThanOrEqual(mostChanges);
      }),
    );
  });
});
