import type { Rule } from './rule';

/** Longest retention of a group, hours; undefined where it gives no reason to keep anything. */
function retained(reasons: Readonly<Record<string, number | undefined>>): number | undefined {
  const hours = Object.values(reasons).filter((value) => value !== undefined);
  return hours.length === 0 ? undefined : Math.max(...hours);
}

const retentionReason: Rule = {
  id: 'retention-reason',
  severity: 'error',
  why: 'What is kept for no reason is kept for ever or lost too soon, and nobody can say which is wrong.',
  fix: 'Write hours for at least one of `replay`, `audit`, `correction` and `analytics`.',
  check: ({ workloads }) =>
    workloads.flatMap(({ retentionHours }, index) =>
      retained(retentionHours) === undefined
        ? [{ path: ['workloads', index, 'retentionHours'], message: 'gives no reason to keep records.' }]
        : [],
    ),
};

const retentionOutage: Rule = {
  id: 'retention-outage',
  severity: 'error',
  why: 'Kafka removes records whether or not everybody has read them: who comes back later than that has lost some.',
  fix: 'Keep records longer than the longest outage, with a margin; or write the outage that is really accepted.',
  check: ({ workloads }) =>
    workloads.flatMap(({ retentionHours, impact: { longestOutageHours } }, index) => {
      const hours = retained(retentionHours);
      return hours !== undefined && hours < longestOutageHours
        ? [
            {
              path: ['workloads', index, 'impact', 'longestOutageHours'],
              message: `${longestOutageHours} hours; records are kept for ${hours}.`,
            },
          ]
        : [];
    }),
};

const retentionReads: Rule = {
  id: 'retention-reads',
  severity: 'error',
  why: 'Nobody reads what has been removed.',
  fix: 'Keep records for longer, or read what is nearer.',
  check: ({ workloads }) =>
    workloads.flatMap(({ retentionHours, reads }, index) => {
      const hours = retained(retentionHours);
      if (hours === undefined) return [];
      return reads.flatMap((read, position) => {
        const path = ['workloads', index, 'reads', position];
        if (read.kind === 'replay' && read.windowHours > hours)
          return [
            {
              path: [...path, 'windowHours'],
              message: `"${read.name}" goes ${read.windowHours} hours back; records are kept for ${hours}.`,
            },
          ];
        return read.kind === 'delayed' && read.behindMinutes > hours * 60
          ? [
              {
                path: [...path, 'behindMinutes'],
                message: `"${read.name}" is ${read.behindMinutes} minutes behind; records are kept for ${hours * 60}.`,
              },
            ]
          : [];
      });
    }),
};

const replayGuard: Rule = {
  id: 'replay-guard',
  severity: 'error',
  why: 'A replay that sends messages or moves goods again must not start before somebody has switched that off.',
  fix: 'Say in `guard` what is switched off and by whom.',
  check: ({ workloads }) =>
    workloads.flatMap(({ replay: { safety, guard } }, index) => {
      const path = ['workloads', index, 'replay', 'guard'];
      if (safety === 'guarded')
        return guard === undefined ? [{ path, message: 'is missing: the replay is "guarded".' }] : [];
      return guard === undefined
        ? []
        : [
            {
              path,
              message: `stands beside \`safety: ${safety}\`, which needs none.`,
              fix: 'Write `safety: guarded`, or remove it.',
            },
          ];
    }),
};

const failureBuffer: Rule = {
  id: 'failure-buffer',
  severity: 'error',
  why: 'A buffer lasts for a time, and an outage that is longer loses records: the plan compares the two.',
  fix: 'Write in `bufferMinutes` how long producers can keep records.',
  check: ({ workloads }) =>
    workloads.flatMap(({ failure: { producers, bufferMinutes } }, index) => {
      const path = ['workloads', index, 'failure', 'bufferMinutes'];
      if (producers === 'buffer')
        return bufferMinutes === undefined ? [{ path, message: 'is missing: producers "buffer".' }] : [];
      return bufferMinutes === undefined
        ? []
        : [
            {
              path,
              message: `${bufferMinutes} minutes beside producers that "${producers}".`,
              fix: 'Write `producers: buffer`, or remove it.',
            },
          ];
    }),
};

export const retentionRules = [retentionReason, retentionOutage, retentionReads, replayGuard, failureBuffer];
