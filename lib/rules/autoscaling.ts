import { brokersNeeded } from '../model/capacity/brokers-needed';
import { envelopeDemands } from '../model/capacity/envelope-demands';
import { brokerNodeOf, siteOfConfig } from '../model/capacity/site-of-config';
import { mostShareTolerated } from '../model/scaling/most-share-tolerated';
import { slowestScrapeSeconds } from '../model/scaling/scaling-times';
import type { Rule } from './rule';
import { productionRule } from './rule';
import { counted } from '../model/wording';

const autoscalingRange: Rule = {
  id: 'autoscaling-range',
  severity: 'error',
  why: 'The autoscaler moves between the least and the most.',
  fix: 'Write a `maxPerZone` of at least `kafka.brokers.perZone`.',
  check: ({ autoscaling, kafka: { brokers } }) =>
    autoscaling.kind !== 'none' && autoscaling.maxPerZone < brokers.perZone
      ? [
          {
            path: ['autoscaling', 'maxPerZone'],
            message: `${autoscaling.maxPerZone} is below the ${brokers.perZone} of kafka.brokers.perZone.`,
          },
        ]
      : [],
};

const autoscalingMetrics: Rule = {
  id: 'autoscaling-metrics',
  severity: 'error',
  why: 'A HorizontalPodAutoscaler without metrics-server never scales.',
  fix: 'Write `components.metricsServer: required` or `preinstalled`, or `autoscaling: { kind: none }`.',
  check: ({ autoscaling, components }) =>
    autoscaling.kind === 'cpu' && components.metricsServer === 'absent'
      ? [{ path: ['components', 'metricsServer'], message: '"absent", and autoscaling reads it.' }]
      : [],
};

const autoscalingKeda: Rule = {
  id: 'autoscaling-keda',
  severity: 'error',
  why: 'A ScaledObject is read by KEDA; without it nobody scales, and nobody says so.',
  fix: 'Write `components.keda: required` or `preinstalled`; or `autoscaling.kind: cpu`, which needs metrics-server alone.',
  check: ({ autoscaling, components }) =>
    autoscaling.kind === 'network' && components.keda === 'absent'
      ? [{ path: ['components', 'keda'], message: '"absent", and autoscaling is "network".' }]
      : [],
};

const autoscalingMonitoring: Rule = {
  id: 'autoscaling-monitoring',
  severity: 'error',
  why: 'How much of the network brokers use, only their metrics say; without them the number of brokers never changes.',
  fix: 'Write `monitoring: { kind: podMonitor }`, or `autoscaling.kind: cpu`, which needs no Prometheus.',
  check: ({ autoscaling, monitoring }) =>
    autoscaling.kind === 'network' && monitoring.kind === 'none'
      ? [{ path: ['monitoring', 'kind'], message: '"none", and autoscaling is "network".' }]
      : [],
};

const autoscalingScrape: Rule = {
  id: 'autoscaling-scrape',
  severity: 'error',
  why: 'A rate needs four scrapes: seen late, a peak is over before brokers are added, and zones would shrink in each other’s turn.',
  fix: `Write \`monitoring.scrapeIntervalSeconds: ${slowestScrapeSeconds}\` or less.`,
  check: ({ autoscaling, monitoring }) =>
    autoscaling.kind === 'network' &&
    monitoring.kind === 'podMonitor' &&
    monitoring.scrapeIntervalSeconds > slowestScrapeSeconds
      ? [
          {
            path: ['monitoring', 'scrapeIntervalSeconds'],
            message: `${monitoring.scrapeIntervalSeconds} seconds, and autoscaling is "network"; ${slowestScrapeSeconds} are allowed.`,
          },
        ]
      : [],
};

const autoscalingFloor = productionRule({
  id: 'autoscaling-floor',
  severity: 'error',
  why: 'When a zone fails, the others carry its load at once, and new brokers come minutes later.',
  fix: 'Write a larger `kafka.brokers.perZone`, or `derived`.',
  check: (config) => {
    const { autoscaling, workloads, plan, kafka } = config;
    const node = brokerNodeOf(config);
    if (autoscaling.kind === 'none' || workloads.length === 0 || plan.survive !== 'zone' || !node) return [];
    const site = siteOfConfig(config, node);
    const { afterFailure } = brokersNeeded(envelopeDemands(site).normal, site);
    const { perZone } = kafka.brokers;
    if (site.zones < 2 || perZone >= afterFailure) return [];
    return [
      {
        path: ['kafka', 'brokers', 'perZone'],
        message: `With ${counted(perZone, 'broker')} in each zone, ordinary hours are not carried while a zone is away; it takes ${afterFailure}.`,
      },
    ];
  },
});

/** Share of the baseline that the network should never pass, percent. */
const mostNetworkPercent = 95;

const autoscalingTolerance: Rule = {
  id: 'autoscaling-tolerance',
  severity: 'warning',
  why: 'Kubernetes’ autoscaler ignores what differs by a tenth from what there is: with ten brokers and more in a zone, one too few, and with a hundred, ten.',
  fix: 'Write a lower `targetNetworkPercent`.',
  check: ({ autoscaling, kafka }) => {
    if (autoscaling.kind !== 'network') return [];
    const { targetNetworkPercent, maxPerZone } = autoscaling;
    const share = mostShareTolerated(kafka.brokers.perZone, maxPerZone);
    const percent = targetNetworkPercent * share;
    if (percent <= mostNetworkPercent) return [];
    return [
      {
        path: ['autoscaling', 'targetNetworkPercent'],
        message: `${targetNetworkPercent} % would let the network reach ${Math.floor(percent)} % of its baseline before a broker is added.`,
        fix: `Write ${Math.floor(mostNetworkPercent / share)} or less.`,
      },
    ];
  },
};

const autoscalingZoneLoss: Rule = {
  id: 'autoscaling-zone-loss',
  severity: 'warning',
  why: 'Above the least, brokers are as full as their target. When a zone fails the others carry its load at once, and new brokers come minutes later.',
  fix: 'Write a lower target.',
  check: ({ autoscaling, kafka, plan, zones }) => {
    const active = zones.filter(({ state }) => state === 'active').length;
    const { perZone } = kafka.brokers;
    if (autoscaling.kind === 'none' || plan.survive !== 'zone' || active < 2 || autoscaling.maxPerZone <= perZone)
      return [];
    const share = active / (active - 1);
    const { kind, targetCpuPercent } = autoscaling;
    const targets = {
      ...(kind === 'network' && { targetNetworkPercent: autoscaling.targetNetworkPercent }),
      targetCpuPercent,
    };
    return Object.entries(targets)
      .filter(([, percent]) => percent * share > 100)
      .map(([key, percent]) => ({
        path: ['autoscaling', key],
        message: `${percent} % may become ${Math.ceil(percent * share)} % while one of ${active} zones is away.`,
        fix: `Write ${Math.floor(100 / share)} or less.`,
      }));
  },
};

export const autoscalingRules: readonly Rule[] = [
  autoscalingRange,
  autoscalingMetrics,
  autoscalingKeda,
  autoscalingMonitoring,
  autoscalingScrape,
  autoscalingFloor,
  autoscalingTolerance,
  autoscalingZoneLoss,
];
