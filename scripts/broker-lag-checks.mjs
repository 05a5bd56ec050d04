// The exporter of consumer groups' lag against the brokers, with a group that stands still for a known time.
import { setTimeout as sleep } from 'node:timers/promises';
import { Monitor, valueOf } from './broker-monitor.mjs';
import { expect, parties } from './broker-client-checks.mjs';
import { assert } from './verify-run.mjs';

const intervalSeconds = 10;

/** Seconds for which the group stands still while somebody writes, and by which the exporter may be wrong. */
const [stillSeconds, toleranceSeconds] = [60, 6];

export async function checkGroupLag(example) {
  const { probe } = example;
  const { writer, topic, group = 'verify' } = parties(example);
  const settings = await example.client({ intent: 'cluster', user: writer });
  const member = { settings, topic, count: 1_000_000, waitMs: 20_000, also: { 'group.id': `${group}lag` } };
  if (example.deployment.security.kind === 'tls') member.also['group.id'] = groupName(example, group);
  const consumerGroup = member.also['group.id'];
  const kept = await probe.ask({ do: 'keep', name: 'lag', settings, topic });
  expect(kept, () => true, 'somebody writes without end');
  let exporter = new Monitor(example, 'group-lag', { intervalSeconds });
  const lags = (series, name) =>
    series
      .filter((each) => each.name === name && each.labels.consumer_group === consumerGroup)
      .map(({ value }) => value);
  const checkAge = async (what, since) => {
    const looks = (series) => valueOf(series, 'automq_group_lag_last_success_timestamp_seconds', {});
    const begin = Date.now() / 1000;
    const { series } = await exporter.until(
      (all) => looks(all) > begin && lags(all, 'automq_group_lag_seconds').length > 0,
      60,
    );
    const wanted = looks(series) - since;
    const told = Math.max(...lags(series, 'automq_group_lag_seconds'));
    const messages = lags(series, 'automq_group_lag_messages').reduce((sum, each) => sum + each, 0);
    const isRight = Math.abs(told - wanted) <= toleranceSeconds && messages > 0;
    assert(
      isRight,
      `${what}: ${told.toFixed(1)} s behind (it stands still for ${wanted.toFixed(1)} s), ${messages} messages`,
    );
    if (!isRight) console.log(exporter.said, JSON.stringify(series));
    return messages;
  };
  try {
    const joined = await probe.ask({ do: 'join', ...member });
    const since = Date.now() / 1000;
    expect(joined, ({ committed }) => committed > 0, 'a group reads, commits and leaves');
    await sleep(stillSeconds * 1000);
    await checkAge('the exporter saw it happen', since);
    await exporter.stop();
    exporter = new Monitor(example, 'group-lag', { intervalSeconds });
    await checkAge('an exporter that was not there asks brokers', since);
    expect(await probe.ask({ do: 'stop', name: 'lag' }), () => true, 'nobody writes any more');
    const stopped = Date.now() / 1000;
    await sleep(15_000);
    await checkAge('what nobody reads grows older by the clock, and no faster', since);
    const settled = await probe.ask({ do: 'join', ...member });
    expect(
      settled,
      ({ read }) => read > 0,
      `the group reads the rest, ${Math.round(Date.now() / 1000 - stopped)} s after the last message`,
    );
    const isCaughtUp = (series) => {
      const seconds = lags(series, 'automq_group_lag_seconds');
      return (
        seconds.length > 0 && [...seconds, ...lags(series, 'automq_group_lag_messages')].every((each) => each === 0)
      );
    };
    assert((await exporter.until(isCaughtUp, 30)).holds, 'caught up, it is 0 messages and 0 seconds behind');
    await sleep(2 * intervalSeconds * 1000);
    const { series } = await exporter.until(() => true, 0);
    assert(isCaughtUp(series), 'and stays so while nobody writes');
    const retention = valueOf(series, 'automq_topic_retention_seconds', { topic });
    assert(retention === 604_800, `its topic keeps messages for ${retention / 86_400} days`);
    console.log(
      `  note  resident memory of the exporter: ${exporter.residentMib} MiB; it said ${JSON.stringify(exporter.said)}`,
    );
  } finally {
    await exporter.stop();
  }
}

/** A group that the writer may use and nobody has used yet. */
function groupName({ deployment }, group) {
  const rights = deployment.security.users.flatMap(({ acls }) => acls);
  return rights.some(({ name, pattern }) => pattern === 'prefixed' && group.startsWith(name)) ? `${group}-lag` : group;
}
