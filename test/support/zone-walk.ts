import { spawnSync } from 'node:child_process';
import { coversHost } from '../../lib/model/certificate-names';
import { podMonitorName } from '../../lib/model/names';
import type { KubernetesObject } from '../../lib/model/wave';
import type { Zone } from '../../lib/model/zone';
import { podOf } from './objects';
import type { RenderedKinds } from './rendered-kinds';

type WalkedZone = Pick<Zone, 'id' | 'number'>;
type Compare = (place: string, found: unknown, expected: unknown) => void;

interface Walk {
  readonly objects: readonly KubernetesObject[];
  readonly zone: WalkedZone;
  readonly pool: string;
  readonly compare: Compare;
}

/** A broker as it makes itself known. */
interface Advertised {
  readonly nodeId: number;
  /** Address by listener, such as `NETWORK`. */
  readonly addresses: ReadonlyMap<string, { readonly host: string; readonly port: number }>;
}

/**
 * Walks one zone through every place of the manifests where it appears, and says where they contradict each other. It
 * reads what was rendered and nothing else; the zone's id and number are where it begins.
 */
export function zoneWalk(objects: readonly KubernetesObject[], zone: WalkedZone): readonly string[] {
  const disagreements: string[] = [];
  const compare: Compare = (place, found, expected) => {
    const [left, right] = [found, expected].map((value) => JSON.stringify(value));
    if (left !== right) disagreements.push(`zone ${zone.id}, ${place}: ${left!} instead of ${right!}`);
  };
  const walk = { objects, zone, pool: `broker-${zone.id}`, compare };
  walkPods(walk);
  walkZoneMap(walk);
  walkBrokers(walk);
  return disagreements;
}

const ofKind = <Kind extends keyof RenderedKinds>({ objects }: Pick<Walk, 'objects'>, kind: Kind) =>
  objects.filter((object) => object.kind === kind) as unknown as readonly RenderedKinds[Kind][];

function named<Kind extends keyof RenderedKinds>(walk: Pick<Walk, 'objects'>, kind: Kind, name: string) {
  const found = ofKind(walk, kind).find(({ metadata }) => metadata.name === name);
  if (!found) throw new Error(`there is no ${kind} ${name}`);
  return found;
}

const file = (walk: Walk, name: string) => named(walk, 'ConfigMap', walk.pool).data[name]!;

const property = (walk: Walk, key: string) =>
  file(walk, 'server.properties')
    .split('\n')
    .find((line) => line.startsWith(`${key}=`))
    ?.slice(key.length + 1);

/** Where its pods run, where their volumes are made, what they call their rack, and who scales and watches them. */
function walkPods(walk: Walk): void {
  const { zone, pool, compare } = walk;
  const set = named(walk, 'StatefulSet', pool);
  const labels = set.spec.template.metadata.labels;
  compare('label of pods', labels['automq.com/zone-id'], zone.id);
  const [term] = podOf(set).affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution
    .nodeSelectorTerms as readonly { readonly matchExpressions: readonly { readonly values: readonly string[] }[] }[];
  compare('nodes of pods', term!.matchExpressions[0]!.values, [zone.id]);
  for (const { volumeBindingMode } of ofKind(walk, 'StorageClass'))
    compare('volumes of pods', volumeBindingMode, 'WaitForFirstConsumer');
  compare('rack', property(walk, 'broker.rack'), zone.id);
  const scalers = [...ofKind(walk, 'HorizontalPodAutoscaler'), ...ofKind(walk, 'ScaledObject')];
  const scaler = scalers.find(({ metadata }) => metadata.name === pool);
  if (scaler) compare('autoscaler', scaler.spec.scaleTargetRef.name, pool);
  for (const { spec } of ofKind(walk, 'PodMonitor').filter(({ metadata }) => metadata.name === podMonitorName)) {
    const { relabelings } = spec.podMetricsEndpoints[0]!;
    const source = relabelings.find(({ targetLabel }) => targetLabel === 'zone')?.sourceLabels;
    compare('label of metrics', source, ['__meta_kubernetes_pod_label_automq_com_zone_id']);
  }
}

/** By which addresses its clients are known; those of load balancers are let in too, each for one zone. */
function walkZoneMap(walk: Walk): void {
  const { zone, compare } = walk;
  const text = property(walk, 'automq.zone.cidr.blocks');
  if (text === undefined) return;
  const map = text.split('<>').map((entry) => entry.split('@'));
  const own = map.filter(([id]) => id === zone.id).flatMap(([, blocks]) => blocks!.split(','));
  const others = map.filter(([id]) => id !== zone.id).flatMap(([, blocks]) => blocks!.split(','));
  compare(
    'blocks that other zones have too',
    own.filter((block) => others.includes(block)),
    [],
  );
  compare('zones of the map', map.filter(([id]) => id === zone.id).length, 1);
  if (ofKind(walk, 'TargetGroupBinding').length === 0) return;
  const rules = (named(walk, 'NetworkPolicy', 'broker').spec.ingress ?? []).filter(({ ports }) =>
    ports.some(({ port }) => port === 9096 || port === 9097),
  );
  for (const { from } of rules) {
    const blocks = from.flatMap(({ ipBlock }) => (ipBlock === undefined ? [] : [ipBlock.cidr]));
    if (blocks.length === 0) continue; // the job that keeps users
    const admitted = blocks.filter((block) => own.includes(block));
    compare('blocks of load balancers in the map', admitted.length, 1);
  }
}

/** Each broker: its id, its names and ports outside, its Services, the targets it is bound to and its certificate. */
function walkBrokers(walk: Walk): void {
  const { zone, pool, compare, objects } = walk;
  const pods = ofKind(walk, 'Service').filter(({ metadata }) => new RegExp(`^${pool}-\\d+$`).test(metadata.name));
  const brokers = advertised(walk, Math.max(1, pods.length));
  const certificate = ofKind({ objects }, 'Certificate').find(({ metadata }) => metadata.name === 'broker-tls');
  brokers.forEach(({ nodeId, addresses }, ordinal) => {
    const pod = `${pool}-${ordinal}`;
    compare(`node id of ${pod}`, nodeId, (zone.number + 1) * 1000 + ordinal);
    for (const [listener, { host, port }] of addresses) {
      if (certificate) compare(`certificate of ${host}`, coversHost(certificate.spec.dnsNames!, host), true);
      if (listener !== 'NETWORK' && listener !== 'PRIVATELINK') {
        compare(`name of ${pod} in the cluster`, host.split('.')[0], pod);
        continue;
      }
      compare(`name of ${pod} outside`, host.split('.').slice(0, 3), [`b${ordinal}`, zone.id, listener.toLowerCase()]);
      compare(`selector of Service ${pod}`, Object.values(named(walk, 'Service', pod).spec.selector), [pod]);
      walkWayIn(walk, { pod, ordinal, listener, host, port });
    }
  });
  const keepsUsers = ofKind(walk, 'CronJob').some(({ metadata }) => metadata.name === 'users');
  const users = keepsUsers ? named(walk, 'ConfigMap', 'users').data['users.json']! : undefined;
  if (users !== undefined) compare('broker that the users job asks', users.includes(`${pool}-0.brokers.`), true);
}

interface WayIn {
  readonly pod: string;
  readonly ordinal: number;
  readonly listener: string;
  readonly host: string;
  readonly port: number;
}

/** By a target group of the account, or by the broker's own Service in a private cluster. */
function walkWayIn(walk: Walk, { pod, ordinal, listener, host, port }: WayIn): void {
  const { zone, compare } = walk;
  const service = named(walk, 'Service', pod);
  if (service.spec.type !== 'ClusterIP') {
    const [at] = service.spec.ports;
    compare(`port of Service ${pod}`, at!.nodePort ?? at!.port, port);
    compare(`host of Service ${pod}`, service.metadata.annotations!['external-dns.alpha.kubernetes.io/hostname'], host);
    return;
  }
  compare(`port of ${pod} outside`, port, 9100 + zone.number * 16 + ordinal);
  const { serviceRef, targetGroupARN } = named(
    walk,
    'TargetGroupBinding',
    `${listener.toLowerCase()}-${zone.id}-${ordinal}`,
  ).spec;
  compare(`Service that is bound for ${host}`, serviceRef, { name: pod, port: listener.toLowerCase() });
  const words = [listener, ...zone.id.split('-'), `slot${ordinal}`].join('');
  compare(`target group of ${host}`, targetGroupARN.toLowerCase(), `handoff:${words}`.toLowerCase());
}

/** What the start script works out, by the real bash, for as many pods as there may be. */
function advertised(walk: Walk, count: number): readonly Advertised[] {
  const script = file(walk, 'start.sh');
  const [, host] = /\n(host="\$POD_NAME[^\n]*)\nexec /.exec(script)!;
  const overrides = [...script.matchAll(/--override ("[^"]*")/g)].map(([, word]) => word);
  const lines = Array.from(
    { length: count },
    (_, ordinal) => `POD_NAME=${walk.pool}-${ordinal}\n${host!}\necho ${overrides.join(' ')}`,
  );
  const { stdout } = spawnSync('/bin/bash', ['-c', lines.join('\n')], { encoding: 'utf8' });
  return stdout
    .trim()
    .split('\n')
    .map((line) => {
      const [, id, listeners] = /^node\.id=(\d+) advertised\.listeners=(\S+)$/.exec(line)!;
      const addresses = listeners!.split(',').map((listener) => {
        const [, name, at, port] = /^(\w+):\/\/([^:]+):(\d+)$/.exec(listener)!;
        return [name!, { host: at!, port: Number(port) }] as const;
      });
      return { nodeId: Number(id), addresses: new Map(addresses) };
    });
}
