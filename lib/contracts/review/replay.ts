import { hoursText } from './hours-of-setting';
import type { AccessOfTopic } from './per-access';
import { perAccess } from './per-access';
import { perTopic } from './per-topic';
import { keptText, retainedHours } from './retention';
import type { Answer, ReviewRule } from './rule';

interface Replay {
  readonly safety: 'safe' | 'idempotent' | 'guarded';
  readonly guard?: string;
}

/** What is wrong with the guard of an answer; undefined where nothing is. */
function guardProblem({ safety, guard }: Replay): Answer {
  const path = ['x-replay', 'guard'];
  if (safety === 'guarded')
    return guard === undefined ? { path, message: 'It is missing: the replay is `guarded`.' } : undefined;
  return guard === undefined
    ? undefined
    : {
        path,
        message: `It stands beside \`safety: ${safety}\`, which needs none.`,
        fix: 'Write `safety: guarded`, or remove it.',
      };
}

const topicGuard: ReviewRule = {
  id: 'replay-guard',
  severity: 'error',
  title: 'A guarded replay says what is switched off',
  why: 'A replay that sends messages or moves goods again must not start before somebody has switched that off.',
  fix: 'Say in `guard` what is switched off and by whom.',
  source: 'replay',
  check: (subject) => [
    ...perTopic(({ fields }) => guardProblem(fields['x-replay']))(subject),
    ...perAccess(({ access }) => {
      const own = access.fields['x-replay'];
      return own && guardProblem(own);
    })(subject),
  ],
};

/** The consumer’s own answer, or the topic’s. */
const replayOf = ({ access, topic }: AccessOfTopic): Replay => access.fields['x-replay'] ?? topic.fields['x-replay'];

const sideEffect: ReviewRule = {
  id: 'replay-side-effect',
  severity: 'error',
  title: 'No replay crosses a side effect without a guard',
  why: 'Reading history again does again what a consumer does: customers get the mail twice, goods are reserved twice. Offsets go back also by mistake, and after an outage.',
  fix: 'Say in the operation’s `x-replay` how the consumer recognises what it has done (`idempotent`), or what is switched off (`guarded`, with `guard`).',
  source: 'replay',
  check: perAccess((accessed) => {
    const { access } = accessed;
    const [effect] = access.fields['x-side-effects'];
    return access.action === 'receive' && effect !== undefined && replayOf(accessed).safety === 'safe'
      ? { path: ['x-side-effects'], message: `"${effect}" would be done again, and the replay is called \`safe\`.` }
      : undefined;
  }),
};

const replayWindow: ReviewRule = {
  id: 'replay-window',
  severity: 'error',
  title: 'The window of a replay lies within retention',
  why: 'Nobody reads what has been removed: a replay that begins too far back silently begins where records do.',
  fix: 'Keep records for longer, or allow a shorter window.',
  source: 'replay',
  check: perAccess(({ access, topic }) => {
    const window = access.fields['x-may-replay']?.windowHours;
    const hours = retainedHours(topic);
    return window !== undefined && window > hours
      ? {
          path: ['x-may-replay', 'windowHours'],
          message: `${access.principal} may go ${hoursText(window)} back; records are kept for ${keptText(topic)}.`,
        }
      : undefined;
  }),
};

const replayRight: ReviewRule = {
  id: 'replay-right',
  severity: 'error',
  title: 'Whoever is planned to replay may do it',
  why: 'The workload group plans a replay by this consumer group, and without `x-may-replay` nobody may reset its offsets; in an incident that is found out first.',
  fix: 'Have it approved, and write `x-may-replay` with its window; or take the reader out of the workload group.',
  source: 'replay',
  check: perAccess(({ access, topic }, { deployment }) => {
    const reads = deployment.workloads.find(({ name }) => name === topic.fields['x-workload'])?.reads;
    const reader = reads?.find(
      ({ replay, consumerGroups }) => replay !== undefined && consumerGroups.includes(access.group ?? ''),
    );
    if (reader?.replay === undefined) return undefined;
    const right = access.fields['x-may-replay'];
    if (right === undefined)
      return {
        path: ['x-may-replay'],
        message: `"${reader.name}" of ${topic.fields['x-workload']} replays with the group ${access.group ?? ''}, and it has no right to.`,
      };
    return right.windowHours < reader.replay.windowHours
      ? {
          path: ['x-may-replay', 'windowHours'],
          message: `${hoursText(right.windowHours)}, and "${reader.name}" of ${topic.fields['x-workload']} goes ${hoursText(reader.replay.windowHours)} back.`,
        }
      : undefined;
  }),
};

export const replayRules = [topicGuard, sideEffect, replayWindow, replayRight];
