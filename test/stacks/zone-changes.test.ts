import { waves } from '../../charts/waves';
import type { AwsDeployment } from '../../lib/model/deployment';
import type { Written } from '../support/aws-variant';
import { awsVariant } from '../support/aws-variant';
import type { StackId, StackTemplate, Templates } from '../support/templates';
import { exportsOf, ofType, stack, templatesOf } from '../support/templates';

const leaving = { id: 'use1-az1', word: 'use1az1' };

const templatesWith = (deployment: AwsDeployment) => templatesOf(deployment, waves(deployment));
const production = templatesWith(awsVariant('production'));
const drained = templatesWith(awsVariant('production', drain));
const removed = templatesWith(awsVariant('production', remove));

function drain({ zones }: Written) {
  zones.find(({ id }) => id === leaving.id)!.state = 'draining';
}

function remove(written: Written) {
  written.zones = written.zones.filter(({ id }) => id !== leaving.id);
  written.kafka.controllers.zones = ['use1-az4', 'use1-az6', 'use1-az6'];
}

/** Without every entry that names the leaving zone: lists lose the entry, objects the key. */
function withoutZone(value: unknown): unknown {
  const names = (part: unknown) => new RegExp(`${leaving.word}|${leaving.id}|Use1Az1`).test(JSON.stringify(part));
  if (Array.isArray(value)) return value.filter((part) => !isOneEntry(part) || !names(part)).map(withoutZone);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(
    ([key, part]) => !names(key) && !(/^(Ref$|Fn::)/.test(key) && names(part)),
  );
  return Object.fromEntries(entries.map(([key, part]) => [key, withoutZone(part)]));
}

/** A word, or the node of a load balancer in a zone. */
const isOneEntry = (part: unknown) =>
  typeof part === 'string' || (typeof part === 'object' && part !== null && 'SubnetId' in part);

const withoutEmpty = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(withoutEmpty).filter((part) => JSON.stringify(part) !== '{}')
    : typeof value === 'object' && value !== null
      ? Object.fromEntries(Object.entries(value).map(([key, part]) => [key, withoutEmpty(part)]))
      : value;

const rest = (templates: Templates, id: StackId) => withoutEmpty(withoutZone(stack(templates, id)));

test('a draining zone keeps its network', () => {
  expect(drained.Network).toEqual(production.Network);
  expect(drained.Storage).toEqual(production.Storage);
});

test('draining takes the zone’s brokers and their nodes, and lets the list of system nodes go on without it', () => {
  const gone = (id: StackId) =>
    Object.keys(stack(production, id).Resources).filter((logicalId) => !(logicalId in stack(drained, id).Resources));
  expect(gone('Cluster').map(withoutHash)).toEqual(['Nodesbrokeruse1az1Template', 'Nodesbrokeruse1az1Group']);
  const bindings = gone('Workload').filter((logicalId) => logicalId.startsWith('TargetGroupBinding'));
  const services = gone('Workload').filter((logicalId) => logicalId.startsWith('Service'));
  expect([bindings.length, services.length]).toEqual([2 * 3, 3]);
  expect(gone('Workload').filter((logicalId) => ![...bindings, ...services].includes(logicalId))).toEqual([
    'ReadyPod0OfBrokerUse1Az1',
    'AvailablePodsOfBrokerUse1Az1',
    'HorizontalPodAutoscalerAutomqAcmeBrokerUse1Az1',
  ]);
  expect(changed(stack(production, 'Cluster'), stack(drained, 'Cluster')).map(withoutHash)).toEqual([
    'NodessystemGroup',
    'KubectlProviderHandler',
    'KubectlProviderframeworkonEvent',
  ]);
});

test('no deploy on the way takes away an export that another stack still imports', () => {
  const order = ['Network', 'Storage', 'Cluster', 'NetworkAccess', 'PrivateLink', 'Workload'] as const;
  const withControllersElsewhere = (change: (written: Written) => void) =>
    awsVariant('production', (written) => {
      change(written);
      written.kafka.controllers.zones = ['use1-az4', 'use1-az6', 'use1-az6'];
    });
  const steps = [() => {}, drain, remove].map((change) => templatesWith(withControllersElsewhere(change)));
  for (const [index, after] of steps.slice(1).entries()) {
    const live: Partial<Record<StackId, StackTemplate>> = { ...steps[index] };
    // Clients leave a zone before its brokers do. And AWS keeps the load balancer of PrivateLink in a zone while anybody
    // is connected, so that at last its stack goes first.
    const first = after === steps.at(-1) ? (['PrivateLink'] as const) : (['NetworkAccess'] as const);
    for (const id of [...first, ...order]) {
      live[id] = after[id];
      expect([id, dangling(live)]).toEqual([id, []]);
    }
  }
});

/** Names that a stack imports and no stack exports. */
function dangling(live: Templates): readonly string[] {
  const exported = Object.values(live).flatMap(exportsOf);
  const imported = [...JSON.stringify(live).matchAll(/"Fn::ImportValue":"([^"]+)"/g)].map(([, name]) => name!);
  return imported.filter((name) => !exported.includes(name));
}

test('fewer brokers in a zone take away no export that is still bound', () => {
  const fewer = templatesWith(awsVariant('production', (written) => (written.autoscaling = { kind: 'none' })));
  for (const id of ['NetworkAccess', 'PrivateLink'] as const) {
    expect(exportsOf(stack(fewer, id))).toEqual(exportsOf(stack(production, id)));
  }
  expect(dangling({ ...production, NetworkAccess: fewer.NetworkAccess, PrivateLink: fewer.PrivateLink })).toEqual([]);
});

test('what a draining zone still exports, nobody imports but its controllers', () => {
  const imports = (template: StackTemplate) => JSON.stringify(template).match(/acme-network:[^"]*use1az1[^"]*/g) ?? [];
  const { Resources } = stack(drained, 'Cluster');
  const users = Object.keys(Resources).filter((id) => JSON.stringify(Resources[id]).includes('Zoneuse1az1Nodes'));
  expect(users.map(withoutHash)).toEqual(['Nodescontrolleruse1az1Group']);
  expect(imports(stack(drained, 'Workload'))).toEqual([]);
});

test('the exports of the network follow from the zones in the file and nothing else', () => {
  const bundle = templatesWith(
    awsVariant('production', (written) => {
      written.delivery = 'bundle';
    }),
  );
  expect(exportsOf(stack(drained, 'Network'))).toEqual(exportsOf(stack(production, 'Network')));
  expect(exportsOf(stack(bundle, 'Network'))).toEqual(exportsOf(stack(production, 'Network')));
  expect(exportsOf(stack(production, 'Network'))).toHaveLength(1 + 3 + 2 * 3);
});

test('every value that a stack imports is one that another exports on purpose', () => {
  const all = JSON.stringify(production);
  const imported = new Set([...all.matchAll(/"Fn::ImportValue":"([^"]+)"/g)].map(([, name]) => name));
  const exported = Object.values(production).flatMap(exportsOf);
  expect([...imported].filter((name) => !exported.includes(name!))).toEqual([]);
});

test.each(['Network', 'Cluster', 'NetworkAccess', 'PrivateLink'] as const)(
  'removing a zone takes nothing but that zone’s entries out of %s',
  (id) => {
    const ignored = (template: unknown) =>
      // The second controller of zone use1-az6 takes the place of the one that leaves.
      JSON.parse(JSON.stringify(template).replaceAll(/"(DesiredSize|MaxSize|MinSize)":\d/g, '"$1":0'));
    expect(ignored(rest(removed, id))).toEqual(ignored(rest(production, id)));
  },
);

test('the control plane keeps its subnets when a broker zone goes', () => {
  const subnets = (templates: Templates) =>
    ofType(stack(templates, 'Cluster'), 'AWS::EKS::Cluster').map(([, { Properties }]) => Properties.ResourcesVpcConfig);
  expect(subnets(removed)).toEqual(subnets(production));
  const inNetwork = ofType(stack(removed, 'Network'), 'AWS::EC2::Subnet').map(([id]) => withoutHash(id));
  expect(inNetwork.filter((id) => id.startsWith('ControlPlane'))).toHaveLength(3);
});

test('the order of zones in the file means nothing', () => {
  const reversed = awsVariant('production', (written) => {
    written.zones.reverse();
    written.kafka.controllers.zones.reverse();
  });
  expect(templatesWith(reversed)).toEqual(production);
});

const withoutHash = (logicalId: string) => logicalId.replace(/[0-9A-F]{8}$/, '');

const changed = (before: StackTemplate, after: StackTemplate) =>
  Object.keys(after.Resources).filter(
    (id) => id in before.Resources && JSON.stringify(before.Resources[id]) !== JSON.stringify(after.Resources[id]),
  );
