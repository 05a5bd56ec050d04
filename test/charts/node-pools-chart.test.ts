import { instanceTypes } from '../../lib/facts/instance-types';
import { brokerSize } from '../../lib/model/memory';
import type { KubernetesObject } from '../../lib/model/wave';
import { manifests } from '../../lib/synth';
import { awsVariant } from '../support/aws-variant';
import { delivered } from '../support/delivered';
import { withNodePools } from '../support/node-pools';
import { containerOf, named, objectsOf, podOf } from '../support/objects';
import { schemaProblems } from '../support/schema-problems';

interface Pool {
  readonly metadata: { readonly name: string };
  readonly spec: {
    readonly template: {
      readonly metadata: { readonly labels: Readonly<Record<string, string>> };
      readonly spec: {
        readonly nodeClassRef: { readonly group: string; readonly kind: string; readonly name: string };
        readonly requirements: readonly {
          readonly key: string;
          readonly operator: string;
          readonly values: string[];
        }[];
        readonly taints: readonly object[];
        readonly expireAfter: string;
        readonly terminationGracePeriod?: string;
      };
    };
    readonly limits: object;
    readonly disruption: {
      readonly consolidationPolicy: string;
      readonly consolidateAfter: string;
      readonly budgets: readonly object[];
    };
  };
}

interface Class {
  readonly metadata: { readonly name: string };
  readonly spec: {
    readonly amiSelectorTerms: readonly object[];
    readonly subnetSelectorTerms: readonly object[];
    readonly securityGroupSelectorTerms: readonly object[];
    readonly instanceProfile: string;
    readonly metadataOptions: object;
    readonly blockDeviceMappings: readonly { readonly ebs: object }[];
    readonly kubelet: { readonly maxPods: number };
    readonly tags: Readonly<Record<string, string>>;
  };
}

const ofKind = (objects: readonly KubernetesObject[], kind: string) =>
  objects.filter((object) => object.kind === kind) as unknown;
const poolsOf = (objects: readonly KubernetesObject[]) => ofKind(objects, 'NodePool') as readonly Pool[];
const classesOf = (objects: readonly KubernetesObject[]) => ofKind(objects, 'EC2NodeClass') as readonly Class[];

const deployment = withNodePools('production', { warmNodesPerZone: 1 });
const objects = objectsOf(deployment);
const pools = poolsOf(objects);
const classes = classesOf(objects);
const names = deployment.brokers.map(({ zone }) => `acme-broker-${zone.id}`);

test('each zone with brokers has a node pool and a node class of its own', () => {
  expect(pools.map(({ metadata }) => metadata.name)).toEqual(names);
  expect(classes.map(({ metadata }) => metadata.name)).toEqual(names);
  expect(pools.map(({ spec }) => spec.template.spec.nodeClassRef.name)).toEqual(names);
});

test('no other deployment has any', () => {
  for (const other of [awsVariant('production'), awsVariant('retail')]) {
    expect(poolsOf(objectsOf(other))).toEqual([]);
    expect(classesOf(objectsOf(other))).toEqual([]);
  }
});

test.each(['production', 'production-existing', 'minimal'] as const)(
  'both are what the custom resources of Karpenter expect, in %s',
  (example) => {
    const window = { replaceWindow: { day: 'tuesday', startHourUtc: 22, hours: 6 } } as const;
    const variant = withNodePools(example, window);
    const own = delivered(variant, objectsOf(variant)).filter(({ apiVersion }) => apiVersion.startsWith('karpenter'));
    expect(own.length).toBeGreaterThan(0);
    expect(own.flatMap(schemaProblems)).toEqual([]);
  },
);

test('they are there before the first pod that needs a node of them', () => {
  const ids = manifests(deployment).waves.map(({ id }) => id);
  const first = ids.findIndex((id) => /^[34]0-/.test(id));
  expect(ids.indexOf('25-node-pools')).toBeGreaterThanOrEqual(0);
  expect(ids.indexOf('25-node-pools')).toBeLessThan(first);
});

test('whatever a broker or a warm pod asks of its node, that of its zone has, and nothing that they don’t tolerate', () => {
  deployment.brokers.forEach(({ name, zone }, index) => {
    const { metadata, spec } = pools[index]!.spec.template;
    const pod = podOf(named(deployment, 'StatefulSet', name));
    expect(metadata.labels).toEqual(pod.nodeSelector);
    expect(spec.taints.map((taint) => ({ ...taint, operator: 'Equal' }))).toEqual(pod.tolerations);
    expect(spec.requirements.every(({ operator }) => operator === 'In')).toBe(true);
    expect(Object.fromEntries(spec.requirements.map(({ key, values }) => [key, values]))).toEqual({
      'topology.k8s.aws/zone-id': [zone.id],
      'node.kubernetes.io/instance-type': ['m7g.xlarge'],
      'kubernetes.io/arch': ['arm64'],
      'kubernetes.io/os': ['linux'],
      'karpenter.sh/capacity-type': ['on-demand'],
    });
  });
});

test('a broker asks for no more than Karpenter expects of the node, which it is asked before there is one', () => {
  const { requests } = containerOf(named(deployment, 'StatefulSet', 'broker-use1-az4')).resources;
  const { vcpu, memoryMib } = instanceTypes['m7g.xlarge']!;
  const { maxPods } = classes[0]!.spec.kubelet;
  const capacity = memoryMib - 64 - Math.ceil((memoryMib - 64) * 0.075);
  const allocatable = capacity - (255 + 11 * maxPods) - 100;
  expect(requests.memory).toBe(`${deployment.brokers[0]!.size.memoryMib}Mi`);
  expect(deployment.brokers[0]!.size.memoryMib).toBeLessThanOrEqual(allocatable);
  // Two never fit, and an agent or two do beside one.
  expect(deployment.brokers[0]!.size.memoryMib * 2).toBeGreaterThan(allocatable);
  expect(allocatable - deployment.brokers[0]!.size.memoryMib).toBeGreaterThanOrEqual(400);
  expect(deployment.brokers[0]!.size.cpuRequestMillis).toBeLessThan(vcpu * 1000 - 80);
  expect(brokerSize(deployment.platform.nodes.brokers)).toMatchObject({
    memoryMib: deployment.brokers[0]!.size.memoryMib,
  });
});

test('a zone has nodes for its most brokers and the warm ones, and no more', () => {
  expect(pools.map(({ spec }) => spec.limits)).toEqual(
    deployment.brokers.map(({ maxCount }) => ({ nodes: String(maxCount + 1) })),
  );
});

test('a smaller or larger type leaves room for as many nodes, so that those of the other one can be replaced', () => {
  const limitsFor = (instanceType: string) =>
    poolsOf(
      objectsOf(
        withNodePools('production', {}, ({ platform }) => (platform.nodes.brokers.instanceType = instanceType)),
      ),
    ).map(({ spec }) => spec.limits);
  expect(limitsFor('m7g.2xlarge')).toEqual(limitsFor('m7g.xlarge'));
});

test('Karpenter takes a node when its broker has been gone for ten minutes, and never one with a broker to save money', () => {
  for (const { spec } of pools) {
    expect(spec.disruption.consolidationPolicy).toBe('WhenEmpty');
    expect(spec.disruption.consolidateAfter).toBe('10m');
    expect(spec.disruption.budgets).toEqual([{ nodes: '1' }]);
  }
});

test('no node ends for its age, nor before its broker has left it', () => {
  for (const { spec } of pools) {
    expect(spec.template.spec.expireAfter).toBe('Never');
    expect(spec.template.spec.terminationGracePeriod).toBeUndefined();
  }
});

test('in a window each zone has its own day', () => {
  const replaceWindow = { day: 'tuesday', startHourUtc: 2, hours: 4 } as const;
  const schedules = poolsOf(objectsOf(withNodePools('production', { replaceWindow }))).map(
    ({ spec }) => spec.disruption.budgets[1],
  );
  expect(schedules).toEqual(
    [2, 3, 4].map((day) => ({ nodes: '0', reasons: ['Drifted'], schedule: `0 6 * * ${day}`, duration: '164h' })),
  );
});

test('nodes start from one release of the image, which nothing but the file changes', () => {
  expect(classes.map(({ spec }) => spec.amiSelectorTerms)).toEqual(Array(3).fill([{ alias: 'al2023@v20260714' }]));
  const [other] = classesOf(objectsOf(withNodePools('production', { image: 'v20270102' })));
  expect(other!.spec.amiSelectorTerms).toEqual([{ alias: 'al2023@v20270102' }]);
});

test('a node answers metadata one hop away only, to those who ask for a token', () => {
  expect(classes[0]!.spec.metadataOptions).toEqual({
    httpEndpoint: 'enabled',
    httpProtocolIPv6: 'disabled',
    httpPutResponseHopLimit: 1,
    httpTokens: 'required',
  });
});

test('its volume is encrypted, with the deployment’s key where that is a customer’s', () => {
  const volume = (of: readonly KubernetesObject[]) => classesOf(of)[0]!.spec.blockDeviceMappings[0]!.ebs;
  expect(volume(objects)).toEqual({
    volumeType: 'gp3',
    volumeSize: '50Gi',
    encrypted: true,
    kmsKeyID: 'arn:aws:kms:us-east-1:123456789012:alias/acme-data',
    deleteOnTermination: true,
  });
  const awsManaged = withNodePools('minimal', {}, (written) => {
    written.storage = { ...written.storage, encryption: { kind: 's3Managed' } };
  });
  expect(volume(objectsOf(awsManaged))).toMatchObject({ encrypted: true });
  expect(volume(objectsOf(awsManaged))).not.toHaveProperty('kmsKeyID');
});

test('subnet and security group are named by their ids: the file’s, or what the stacks hand over', () => {
  const placed = ({ spec }: Class) => [...spec.subnetSelectorTerms, ...spec.securityGroupSelectorTerms];
  expect(classes.map(placed)[0]).toEqual([{ id: 'handoff:NodeSubnetUse1Az4' }, { id: 'handoff:NodeSecurityGroup' }]);
  const missing = manifests(deployment).missing.filter(({ stack }) => stack === 'acme-cluster');
  expect(missing.map(({ key }) => key)).toEqual([
    'NodeSubnetUse1Az4',
    'NodeSubnetUse1Az6',
    'NodeSubnetUse1Az1',
    'NodeSecurityGroup',
  ]);
  const existing = withNodePools('production-existing');
  expect(placed(classesOf(objectsOf(existing))[0]!)).toEqual([
    { id: 'subnet-0a00000000000001a' },
    { id: 'sg-0a1b2c3d4e5f60718' },
  ]);
  expect(manifests(existing).missing.filter(({ stack }) => stack === 'orders-cluster')).toEqual([]);
});

test('instances have the tags of everything else, and the name of their pool', () => {
  expect(classes[0]!.spec.tags).toEqual({
    'cost-center': '1200',
    customer: 'Acme Retail',
    deployment: 'acme',
    owner: 'streaming@acme.example',
    stage: 'production',
    Name: 'acme-broker-use1-az4',
  });
});
