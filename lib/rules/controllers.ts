import type { DeploymentConfig } from '../config/schema';
import { isAws } from '../config/schema';
import type { Finding, Rule } from './rule';
import { productionRule } from './rule';
import { repeated } from './repeated';
import { counted, listed } from '../model/wording';

const path = ['kafka', 'controllers', 'zones'];

const controllersIn = ({ kafka }: DeploymentConfig) => kafka.controllers.zones;

const controllerCount: Rule = {
  id: 'controller-count',
  severity: 'error',
  why: 'A quorum of an even number survives no more losses than one less, and AutoMQ supports one or three controllers.',
  fix: 'Name three zones, or one outside production.',
  check: (config) => {
    const count = controllersIn(config).length;
    return count === 1 || count === 3
      ? []
      : [{ path, message: `${counted(count, 'controller')}; one or three are allowed.` }];
  },
};

const controllerZoneKnown: Rule = {
  id: 'controller-zone-known',
  severity: 'error',
  why: 'A controller’s volume is part of the only index of the data in S3. It stays in its zone, and this version moves no controller.',
  fix: 'Name a zone of `zones`.',
  check: (config) =>
    controllersIn(config).flatMap((id, index): readonly Finding[] => {
      if (config.zones.some((zone) => zone.id === id)) return [];
      return [
        {
          path: [...path, index],
          message: `"${id}" is not among the zones ${listed(config.zones.map((zone) => zone.id))}.`,
          fix: `If the zone was taken out of \`zones\`, put it back: its controller is a voter of the quorum and can’t be moved. Only its brokers can leave: write \`state: draining\` in zones without a controller. If this is a new deployment, name a zone of \`zones\`.`,
        },
      ];
    }),
};

const controllerZoneActive: Rule = {
  id: 'controller-zone-active',
  severity: 'error',
  why: 'A draining zone is about to leave the file, and with it a voter of the metadata quorum and its volume.',
  fix: 'Write `state: active`: this version can’t move a controller, so its zone stays. If the zone itself is failing, leave the file as it is: two of three controllers keep the quorum, and the third joins again from its volume when the zone is back.',
  check: (config) =>
    config.zones.flatMap((zone, index): readonly Finding[] =>
      zone.state === 'draining' && controllersIn(config).includes(zone.id)
        ? [{ path: ['zones', index, 'state'], message: `zone "${zone.id}" holds a controller and can’t be drained.` }]
        : [],
    ),
};

const controllerSpread = productionRule({
  id: 'controller-spread',
  severity: 'error',
  why: 'The zone that holds two of three controllers takes the quorum with it when it is lost.',
  fix: 'Put each controller in a zone of its own. A site without AWS that has only two zones puts two in one of them.',
  check: (config) => {
    const ids = controllersIn(config);
    const distinct = new Set(ids).size;
    if (ids.length !== 3 || distinct >= (isAws(config) ? 3 : 2)) return [];
    const { index, entry } = repeated(ids, (id) => id)[0] ?? { index: 0, entry: '' };
    const message = `zone "${entry}" has a controller already; production on ${isAws(config) ? 'AWS has three zones' : 'Kubernetes has at least two zones'} with controllers.`;
    return [{ path: [...path, index], message }];
  },
});

const productionControllers = productionRule({
  id: 'production-controllers',
  severity: 'error',
  why: 'One controller is a single disk that holds the only index of the data, and its restart stops the cluster.',
  fix: 'Name three zones; a single controller is for development (profile `minimal`).',
  check: (config) =>
    controllersIn(config).length === 1 ? [{ path, message: 'one controller; production has three.' }] : [],
});

const quorumTwoZones: Rule = {
  id: 'quorum-two-zones',
  severity: 'warning',
  why: 'With two zones one of them holds two of the three controllers.',
  fix: 'Add a third zone, even one without clients, before the first deploy: the list of controllers is fixed after it.',
  check: (config) => {
    const ids = controllersIn(config);
    const crowded = repeated(ids, (id) => id)[0]?.entry;
    if (ids.length !== 3 || crowded === undefined || new Set(ids).size !== 2) return [];
    const other = ids.filter((id) => id !== crowded).join(', ');
    return [
      {
        path,
        message: `the loss of zone "${crowded}" ends the quorum and stops the cluster; the loss of "${other}" does not.`,
      },
    ];
  },
};

const quorumOneZone: Rule = {
  id: 'quorum-one-zone',
  severity: 'warning',
  why: 'A single zone is a single power supply; its controllers’ volumes are the only index of the data in S3.',
  fix: 'Put three controllers in three zones for anything that must not stop; outside production one zone is allowed.',
  check: (config) => {
    const ids = new Set(controllersIn(config));
    if (config.stage === 'production' || ids.size !== 1) return [];
    return [
      { path, message: `an outage of zone "${listed([...ids])}" stops the cluster; the data in S3 waits for it.` },
    ];
  },
};

export const controllerRules = [
  controllerCount,
  controllerZoneKnown,
  controllerZoneActive,
  controllerSpread,
  productionControllers,
  quorumTwoZones,
  quorumOneZone,
];
