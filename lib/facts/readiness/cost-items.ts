import type { ReadinessItem } from './readiness-item';

export const costItems = {
  'full-path-bill': {
    area: 'cost',
    question: 'Is the whole path priced, line by line, with recent prices?',
    readySignal: 'Compute, storage, requests and every transfer have lines of their own.',
    riskSignal: 'One sum stands for everything.',
    why: 'What is not on a quote, such as transfer between zones, has made up most of many bills.',
    fix: 'Add what is missing to `plan.prices`; renew prices that are older than half a year.',
    covers: [
      'retail-inventory/full-path-price',
      'storefront-context/cost-model',
      'retail-context/cost-visibility',
      'retail-context-scorecard/cost',
    ],
    provenBy: [],
  },
  'cost-owner': {
    area: 'cost',
    question: 'Does somebody answer for the bill, and is it divided among those who cause it?',
    readySignal: 'An owner of the price is named, and each owner of a group has a share.',
    riskSignal: 'The bill has no shares.',
    why: 'Streams are cheap as a pilot and dear when everybody uses them; whoever is not shown the cost can’t lower it.',
    fix: 'Write `ownership.price`, and `owner` of each workload group.',
    covers: ['supply-chain/cost-ownership'],
    provenBy: [],
  },
  'zone-traffic': {
    area: 'cost',
    question: 'Do clients and brokers keep payload within their zone?',
    readySignal: 'The zone router is on, and at least half of each group’s bytes is of clients that tell their zone.',
    riskSignal: 'Most bytes of a group are of clients that tell no zone, or brokers do not route by it.',
    why: 'AWS bills each byte between zones twice; elsewhere the lines between rooms are the narrowest.',
    fix: 'Write `kafka.zoneRouter: true`, give clients the settings of `automq-kit client --zone`, and write `sameZonePercent`.',
    covers: ['retail-inventory-decisions/network-cost'],
    provenBy: [],
  },
} as const satisfies Readonly<Record<string, ReadinessItem>>;
