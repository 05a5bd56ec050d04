import { Chart } from 'cdk8s';
import { ConfigMap } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import type { CanaryPaths } from '../../lib/model/canary-paths';
import { namesInZone } from '../../lib/model/canary-paths';
import type { Deployment } from '../../lib/model/deployment';
import { poolSelector, whyAnnotation } from '../../lib/model/labels';
import { canaryConfigMap, canaryName } from '../../lib/model/names';
import type { Zone } from '../../lib/model/zone';
import { namespacedChartProps } from '../chart-props';
import { addMonitorDeployment } from '../monitor/monitor-deployment';
import { monitorLoginVolume } from '../monitor/monitor-login';
import { monitorProgram } from '../monitor/monitor-program';
import { monitorCommand, monitorStart } from '../monitor/monitor-start';
import { canaryInput } from './canary-input';
import { canaryProgram } from './canary-program';

/** Some 50 KiB for each connection: to every broker of the zone two by each way in. */
const heapMib = 96;

const inputOf = (zone: Zone) => `${zone.id}.json`;

/** In each zone a pod that is a client there, and says whether it is served; empty where nobody asks. */
export class CanaryChart extends Chart {
  constructor(scope: Construct, id: string, { deployment }: { readonly deployment: Deployment }) {
    super(scope, id, namespacedChartProps(deployment));
    const { canary, brokers } = deployment;
    if (!canary) return;
    const program = { ...monitorStart(heapMib), ...monitorProgram, ...canaryProgram };
    const zones = brokers.map(({ zone }) => zone);
    const inputs = zones.map((zone) => ({ zone, file: inputOf(zone), text: canaryInput(deployment, canary, zone) }));
    new ConfigMap(this, 'config', {
      metadata: { name: canaryConfigMap, annotations: { [whyAnnotation]: paths(canary) } },
      data: { ...program, ...Object.fromEntries(inputs.map(({ file, text }) => [file, text])) },
    });
    for (const { zone, file, text } of inputs) {
      addMonitorDeployment(this, {
        deployment,
        workload: 'canary',
        name: canaryName(zone.id),
        selector: poolSelector(deployment.name, 'canary', zone.id),
        configMap: canaryConfigMap,
        files: { ...program, [file]: text },
        command: monitorCommand('Canary', file),
        login: monitorLoginVolume(deployment),
        placement: { affinity: inZone(deployment, zone), hostAliases: hostAliases(deployment, canary) },
      });
    }
  }
}

/** What canaries try, and what not: where no series is, nobody should have to guess why. */
const paths = ({ tried, untried }: CanaryPaths) =>
  [
    `Tried: ${['cluster', ...tried.map(({ intent }) => intent)].join(', ')}.`,
    ...untried.map(({ intent, why }) => `Not tried: ${intent}. ${why}`),
  ]
    .map((line) => `${line}\n`)
    .join('');

/** Any node of the zone that takes pods; those of brokers are full of them, and tainted where the kit makes them. */
const inZone = ({ platform }: Deployment, zone: Zone) => ({
  nodeAffinity: {
    requiredDuringSchedulingIgnoredDuringExecution: {
      nodeSelectorTerms: [{ matchExpressions: [{ key: platform.zoneLabel, operator: 'In', values: [zone.id] }] }],
    },
  },
});

/** Tells the pod the names that only consumers' DNS knows; undefined where there are none. */
function hostAliases({ brokers }: Deployment, { tried }: CanaryPaths) {
  const aliases = tried
    .filter(({ hasHiddenNames }) => hasHiddenNames)
    .flatMap((path) =>
      path.addresses.map(({ zone, address }) => ({
        ip: address,
        hostnames: brokers.filter((pool) => pool.zone.id === zone.id).flatMap((pool) => [...namesInZone(path, pool)]),
      })),
    );
  return aliases.length > 0 ? aliases : undefined;
}
