import type { Risk } from './change-plan';
import { policiesOf } from './same-setting';

/** A setting before and after; undefined where nobody knows what the brokers’ own value is. */
export interface SettingStep {
  readonly name: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** What a setting’s change risks, and that in words, which are empty where nothing is lost. */
export interface SettingRisk {
  readonly risk: Risk;
  readonly why: string;
}

const nothing: SettingRisk = { risk: 'none', why: '' };

const high = (why: string): SettingRisk => ({ risk: 'high', why });
const low = (why: string): SettingRisk => ({ risk: 'low', why });

/** What is lost or noticed when a setting of a topic changes. What nobody knows counts as the worst. */
export function settingRisk(step: SettingStep): SettingRisk {
  const { name, before, after } = step;
  if (before === after) return nothing;
  const judge = Object.hasOwn(judges, name) ? judges[name] : undefined;
  if (judge) return judge(step);
  return harmless.includes(name) ? nothing : low(`${name} changes what clients or brokers do with new records.`);
}

/** Settings that only say how brokers keep records. */
const harmless = [
  'segment.bytes',
  'segment.ms',
  'segment.jitter.ms',
  'segment.index.bytes',
  'index.interval.bytes',
  'flush.messages',
  'flush.ms',
  'file.delete.delay.ms',
  'preallocate',
  'min.cleanable.dirty.ratio',
];

/** `-1` of a limit means that there is none. */
const limitOf = (value: string | undefined): number =>
  value === undefined ? Number.NaN : Number(value) < 0 ? Infinity : Number(value);

/** Whether a limit becomes lower, or may become so. */
const isLower = ({ before, after }: SettingStep): boolean => !(limitOf(after) >= limitOf(before));

const loses = (what: string) => (step: SettingStep) => (isLower(step) ? high(what) : nothing);

const judges: Readonly<Record<string, (step: SettingStep) => SettingRisk>> = {
  'retention.ms': (step) =>
    isLower(step)
      ? high(
          `Records older than ${timeInWords(step.after)} are deleted for good, until now they stay ${timeInWords(step.before)}.`,
        )
      : nothing,
  'retention.bytes': (step) =>
    isLower(step)
      ? high(`The oldest records of each partition beyond ${bytesInWords(step.after)} are deleted for good.`)
      : nothing,
  'delete.retention.ms': loses('Consumers that are away for longer than that no longer see that a key was deleted.'),
  'max.compaction.lag.ms': loses('Older values of a key are compacted away sooner.'),
  'min.compaction.lag.ms': loses('Older values of a key are compacted away sooner.'),
  'min.insync.replicas': (step) =>
    isLower(step)
      ? high('Records that are acknowledged are on fewer brokers, and lost with them.')
      : low('Producers are refused while fewer replicas are in sync.'),
  'max.message.bytes': (step) =>
    isLower(step) ? low('Producers of larger records are refused.') : low('Consumers have to take larger records.'),
  'unclean.leader.election.enable': ({ after }) =>
    after === 'false' ? nothing : high('A replica that is behind may become leader, and what it lacks is lost.'),
  'cleanup.policy': policyRisk,
};

function policyRisk({ before, after }: SettingStep): SettingRisk {
  if (before === undefined || after === undefined)
    return high('Nobody knows the brokers’ own policy, which may delete or compact what is kept now.');
  const [old, next] = [policiesOf(before), policiesOf(after)];
  const begins = (policy: string) => next.includes(policy) && !old.includes(policy);
  const losses = [
    ...(begins('compact')
      ? ['Of each key all records but the newest are removed for good, and records without a key are refused.']
      : []),
    ...(begins('delete') ? ['Records older than the retention are deleted for good, the newest of a key too.'] : []),
  ];
  return losses.length > 0 ? high(losses.join(' ')) : nothing;
}

/** `72 hours`, `no end`, `nobody knows how long`. */
function timeInWords(milliseconds: string | undefined): string {
  if (milliseconds === undefined) return 'nobody knows how long';
  const hours = Math.round(Number(milliseconds) / 36_000) / 100;
  return hours < 0 ? 'without end' : `${hours} hours`;
}

const bytesInWords = (bytes: string | undefined): string =>
  bytes === undefined ? 'nobody knows how much' : `${bytes} bytes`;
