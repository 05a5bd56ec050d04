import { stringify } from 'yaml';

/** How a small bundle of two broker zones differs from its usual form. */
export interface BundleShape {
  readonly image?: string;
  /** Undefined when it is named: a scaler owns the number. */
  readonly replicas?: number | undefined;
  readonly components?: readonly object[];
  readonly clusterParts?: readonly object[];
  readonly externalObjects?: readonly object[];
  readonly delivery?: 'bundle' | 'cdk';
}

const namespace = 'automq-acme';
const labels = { 'app.kubernetes.io/instance': 'acme' };

/** The files of a bundle, as `automq-kit synth` writes them. */
export function bundle(shape: BundleShape): ReadonlyMap<string, string> {
  const { image = 'automq:1', components = [], clusterParts = [], externalObjects = [], delivery = 'bundle' } = shape;
  const replicas = 'replicas' in shape ? shape.replicas : 2;
  const zones = ['a', 'b'];
  const documents = (objects: readonly object[]) => objects.map((object) => stringify(object)).join('---\n');
  const index = {
    deployment: 'acme',
    namespace,
    kubernetesVersion: '1.35',
    delivery,
    waves: [
      { file: '00-foundation.yaml', waitFor: [] },
      ...zones.map((zone) => ({
        file: `40-broker-${zone}.yaml`,
        waitFor: [{ kind: 'StatefulSet', name: `broker-${zone}`, namespace, replicas }],
      })),
    ],
    components,
    clusterParts,
    externalObjects,
  };
  return new Map([
    ['bundle.json', JSON.stringify(index)],
    ['00-foundation.yaml', documents([{ apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace, labels } }])],
    ...zones.map((zone): [string, string] => [`40-broker-${zone}.yaml`, documents(brokers(zone, image, replicas))]),
  ]);
}

const brokers = (zone: string, image: string, replicas: number | undefined) => [
  {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: `broker-${zone}`, namespace, labels },
    data: { rack: zone },
  },
  {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: { name: `broker-${zone}`, namespace, labels },
    spec: {
      ...(replicas === undefined ? {} : { replicas }),
      serviceName: 'brokers',
      selector: { matchLabels: { zone } },
      template: { metadata: { labels: { zone } }, spec: { containers: [{ name: 'kafka', image }] } },
    },
  },
];
