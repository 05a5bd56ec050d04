import type { Rule } from './rule';
import { envelopeRates, timedRates } from './workload-rates';

const envelopeOrder: Rule = {
  id: 'envelope-order',
  severity: 'error',
  why: 'What is sized for the larger envelope must carry the smaller one, so a promotion below the ordinary hours is a slip of the pen.',
  fix: 'Write rates that do not fall from `normal` over `promotional` to `exceptional`.',
  check: ({ workloads }) =>
    workloads.flatMap((group, index) => {
      const rates = envelopeRates(group, index);
      return rates.slice(1).flatMap(({ path, rate, bytesPerSecond }, position) => {
        const before = rates[position];
        return before && bytesPerSecond < before.bytesPerSecond
          ? [{ path: [...path, 'rate'], message: `"${rate}" is below the "${before.rate}" of \`${before.envelope}\`.` }]
          : [];
      });
    }),
};

const rateZero: Rule = {
  id: 'rate-zero',
  severity: 'error',
  why: 'A rate of nothing sizes nothing and costs nothing, and looks like an answer. Only repairs may be nothing.',
  fix: 'Write the rate that was measured or is expected, or remove the entry.',
  check: (config) =>
    [...config.workloads.flatMap((group, index) => envelopeRates(group, index).slice(0, 1)), ...timedRates(config)]
      // Of repairs it says that somebody has looked, and there are none.
      .filter(({ path }) => path.at(-1) !== 'repairs')
      .filter(({ bytesPerSecond }) => bytesPerSecond === 0)
      .map(({ path, rate }) => ({ path: [...path, 'rate'], message: `"${rate}" is nothing at all.` })),
};

const rateTimes: Rule = {
  id: 'rate-times',
  severity: 'error',
  why: 'Peaks that a calendar plans are added up only where they meet, and others as if they met anything; so the plan must know which it is.',
  fix: 'Write `calendar` with the name of one of `calendars`, or `hoursPerMonth` where nobody knows when.',
  check: (config) =>
    timedRates(config).flatMap(({ path, calendar, hoursPerMonth }) => {
      if (calendar === undefined && hoursPerMonth === undefined)
        return [{ path, message: 'says neither when it is on nor for how many hours.' }];
      if (calendar === undefined || hoursPerMonth === undefined) return [];
      return [
        {
          path: [...path, 'hoursPerMonth'],
          message: `${hoursPerMonth} hours stand beside the calendar "${calendar}".`,
          fix: 'Remove one of the two.',
        },
      ];
    }),
};

const keyShare: Rule = {
  id: 'key-share',
  severity: 'error',
  why: 'Some key is the hottest one, and what it has decides whether more partitions help.',
  fix: 'Write its measured share; remove `keys` where records have none.',
  check: ({ workloads }) =>
    workloads.flatMap(({ keys }, index) =>
      keys?.hottestPercent === 0
        ? [{ path: ['workloads', index, 'keys', 'hottestPercent'], message: '0 percent for the hottest key.' }]
        : [],
    ),
};

const messageBatch: Rule = {
  id: 'message-batch',
  severity: 'warning',
  why: 'A producer’s batch holds at least one record, so a smaller one makes each record a request of its own.',
  fix: 'Raise `batch.size` of the producers and write the same here.',
  check: ({ workloads }) =>
    workloads.flatMap(({ message: { bytes, batchBytes } }, index) =>
      batchBytes < bytes
        ? [
            {
              path: ['workloads', index, 'message', 'batchBytes'],
              message: `${batchBytes} bytes are less than the ${bytes} of one record.`,
            },
          ]
        : [],
    ),
};

/** What one upload to S3 takes at least, milliseconds: tens of them, as AWS says of S3 Standard. */
const uploadMs = 50;

const produceLatency: Rule = {
  id: 'produce-latency',
  severity: 'warning',
  why: `With the S3 WAL a produce waits for its batch and for one upload, which takes ${uploadMs} ms and more.`,
  fix: 'Shorten `storage.wal.batchIntervalMs`, which costs more S3 writes; or accept a longer produce.',
  check: ({ workloads, storage: { wal } }) => {
    if (wal.kind !== 's3') return [];
    const shortest = wal.batchIntervalMs + uploadMs;
    return workloads.flatMap(({ latency: { produceP99Ms } }, index) =>
      produceP99Ms < shortest
        ? [
            {
              path: ['workloads', index, 'latency', 'produceP99Ms'],
              message: `${produceP99Ms} ms; a batch waits up to ${wal.batchIntervalMs} ms and its upload takes ${uploadMs} ms.`,
            },
          ]
        : [],
    );
  },
};

export const envelopeRules = [envelopeOrder, rateZero, rateTimes, keyShare, messageBatch, produceLatency];
