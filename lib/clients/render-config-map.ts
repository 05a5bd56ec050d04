import { stringify } from 'yaml';
import { clientConfigMapOf } from '../model/names';
import type { ClientRendering } from './client-format';
import { clientHeading } from './client-heading';
import type { ClientSettings } from './client-settings';
import { javaSettings, variables } from './java-settings';
import { renderProperties } from './render-properties';
import { secretCommand, secretOfClients } from './secret-of-clients';

/** Entry with the settings, which is also the name of the file that pods read. */
const file = 'client.properties';

/** Entry with where to begin: in a zone, or in any. */
const bootstrapEntry = (zone?: string) => ['bootstrap.servers', ...(zone === undefined ? [] : [zone])].join('.');

/**
 * The ConfigMap for a cluster of clients: where to begin in each zone, and one file of settings for all of them, which
 * leaves the zone to the environment of the pod.
 */
export function renderConfigMap(settings: ClientSettings, { role, credentials }: ClientRendering): string {
  const { deployment, zonalBootstraps, regionalBootstrap } = settings;
  const addresses = [{ zone: undefined, address: regionalBootstrap }, ...zonalBootstraps];
  const groups = javaSettings(settings, { role, credentials, left: leftToPod(settings) });
  const object = {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: clientConfigMapOf(deployment) },
    data: {
      ...Object.fromEntries(
        addresses.map(({ zone, address: { host, port } }) => [bootstrapEntry(zone), `${host}:${port}`]),
      ),
      [file]: [...renderProperties(groups).slice(1), ''].join('\n'),
    },
  };
  return [
    ...clientHeading(settings, 'the cluster of its clients', credentials),
    '#',
    ...howToUse(settings, credentials).map((line) => `# ${line}`),
    stringify(object, { version: '1.1', lineWidth: 0, blockQuote: 'literal' }),
  ].join('\n');
}

/** What differs from zone to zone. */
const leftToPod = ({ zonalBootstraps, zoneKnownBy }: ClientSettings): readonly ('bootstrap' | 'zone')[] => [
  ...(zonalBootstraps.length > 0 ? (['bootstrap'] as const) : []),
  ...(zoneKnownBy === 'nothing' ? [] : (['zone'] as const)),
];

function howToUse(settings: ClientSettings, credentials: string): readonly string[] {
  const isZonal = leftToPod(settings).length > 0;
  return [
    'Apply it in the namespace of the clients.' + (settings.user ? ' The files above become a Secret beside it:' : ''),
    ...(settings.user ? [`  ${secretCommand(settings)}`] : []),
    isZonal
      ? 'The pods of a zone are a Deployment of their own, whose template says:'
      : 'The template of the pods says:',
    ...[...zoneOfPod(settings), ...containersOfPod(settings, credentials), ...volumesOfPod(settings)].map(
      (line) => `  ${line}`,
    ),
  ];
}

/** The zone of the first Deployment stands for the others’. */
const zoneOfPod = (settings: ClientSettings): readonly string[] =>
  leftToPod(settings).length > 0 ? [`nodeSelector: { ${settings.zoneLabel}: ${settings.zones[0] ?? ''} }`] : [];

function containersOfPod(settings: ClientSettings, credentials: string): readonly string[] {
  const left = leftToPod(settings);
  const [zone = ''] = settings.zones;
  const entry = `{ name: ${clientConfigMapOf(settings.deployment)}, key: ${bootstrapEntry(zone)} }`;
  return [
    'containers:',
    `  - volumeMounts: [{ name: kafka-client, mountPath: ${credentials}, readOnly: true }]`,
    ...(left.length > 0 ? ['    env:'] : []),
    ...(left.includes('zone') ? [`      - { name: ${variables.zone}, value: ${zone} }`] : []),
    ...(left.includes('bootstrap')
      ? [`      - { name: ${variables.bootstrap}, valueFrom: { configMapKeyRef: ${entry} } }`]
      : []),
  ];
}

const volumesOfPod = (settings: ClientSettings): readonly string[] => [
  'volumes:',
  '  - name: kafka-client',
  '    projected:',
  '      sources:',
  `        - configMap: { name: ${clientConfigMapOf(settings.deployment)}, items: [{ key: ${file}, path: ${file} }] }`,
  ...(settings.user ? [`        - secret: { name: ${secretOfClients(settings)} }`] : []),
];
