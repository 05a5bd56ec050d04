import { readFileSync } from 'node:fs';
import { parse, stringify } from 'yaml';
import { agreement } from '../../lib/agreement/agreement';
import { InvalidDeployment } from '../../lib/config/invalid-deployment';
import { formatPath } from '../../lib/config/problem';
import { renderSettings } from '../../lib/config/render-settings';
import type { ResolvedDeployment } from '../../lib/load-deployment';
import { resolveDeployment } from '../../lib/load-deployment';
import { capacityOf } from '../../lib/model/capacity/capacity-of';
import type { AwsDeployment } from '../../lib/model/deployment';
import { isAwsDeployment } from '../../lib/model/deployment';
import { rendered } from '../../lib/testing/rendered';
import type { Written } from '../support/aws-variant';
import type { ExampleName } from '../support/example';
import { exampleFile } from '../support/example';
import { named } from '../support/objects';
import { plainGroup } from '../support/planned';
import { propertiesOf, stack, templatesOf } from '../support/templates';

const quiet = plainGroup('orders', '20 MiB/s');

/** 20 MiB/s in ordinary hours and 600 at the worst. */
const peaked = plainGroup('orders', '', {
  write: { normal: { rate: '20 MiB/s' }, exceptional: { rate: '600 MiB/s', hoursPerMonth: 2 } },
  partitions: { count: 100 },
});

/** An example with workloads and changes, as a file with all rules. */
function resolved(
  change: (written: Written) => void,
  groups = [peaked],
  name: ExampleName = 'production',
): ResolvedDeployment {
  const written = parse(readFileSync(exampleFile(name), 'utf8')) as Written;
  written.workloads = groups;
  change(written);
  return resolveDeployment(stringify(written), 'acme.yaml');
}

function aws(change: (written: Written) => void, groups = [peaked]): AwsDeployment {
  const { deployment } = resolved(change, groups);
  if (!isAwsDeployment(deployment)) throw new Error('not for AWS');
  return deployment;
}

function refusal(load: () => unknown): InvalidDeployment {
  try {
    load();
  } catch (error) {
    if (error instanceof InvalidDeployment) return error;
    throw error;
  }
  throw new Error('the file was accepted');
}

const fixed = (written: Written) => {
  written.autoscaling = { kind: 'none' };
  written.kafka.brokers = { perZone: 'derived' };
};

const scaled = (written: Written) => {
  written.autoscaling = { kind: 'cpu', maxPerZone: 'derived' };
  written.kafka.brokers = { perZone: 'derived' };
};

const nodesOf = (deployment: AwsDeployment) =>
  propertiesOf(stack(templatesOf(deployment), 'Cluster'), 'AWS::EKS::Nodegroup').filter(({ NodegroupName }) =>
    String(NodegroupName).includes('-broker-'),
  );

test('a fixed number that is derived carries every envelope, and stands in StatefulSets and node groups', () => {
  const deployment = aws(fixed);
  const { perEnvelope } = capacityOf(deployment);
  const worst = perEnvelope[2]!.requiredPerZone;
  expect(worst).toBe(5);
  expect(perEnvelope.every(({ fits }) => fits)).toBe(true);
  expect(named(deployment, 'StatefulSet', 'broker-use1-az4').spec.replicas).toBe(worst);
  expect(nodesOf(deployment).map(({ ScalingConfig }) => Number(ScalingConfig.DesiredSize))).toEqual([
    worst,
    worst,
    worst,
  ]);
});

test('with an autoscaler the least carries ordinary hours and the most every envelope', () => {
  const deployment = aws(scaled);
  const [normal, , exceptional] = capacityOf(deployment).perEnvelope;
  expect([normal!.requiredPerZone, exceptional!.requiredPerZone]).toEqual([1, 5]);
  expect(named(deployment, 'HorizontalPodAutoscaler', 'broker-use1-az4').spec).toMatchObject({
    minReplicas: 1,
    maxReplicas: 5,
  });
  expect(nodesOf(deployment).map(({ ScalingConfig }) => Number(ScalingConfig.DesiredSize))).toEqual([5, 5, 5]);
});

test('the most is never below a least that the file gives', () => {
  const deployment = aws(
    (written) => {
      written.kafka.brokers = { perZone: 4 };
      written.autoscaling = { kind: 'cpu', maxPerZone: 'derived' };
    },
    [quiet],
  );
  expect(deployment.brokers.map(({ count, maxCount }) => [count, maxCount])).toEqual([
    [4, 4],
    [4, 4],
    [4, 4],
  ]);
});

const typed =
  (change: (written: Written) => void, architectures: ('amd64' | 'arm64')[] = ['amd64', 'arm64']) =>
  (written: Written) => {
    written.platform.nodes.brokers.instanceType = 'derived';
    written.platform.nodes.controllers.instanceType = architectures.includes('arm64') ? 'm7g.large' : 'm7i.large';
    written.kafka.image = { architectures };
    change(written);
  };

test('a derived instance type is the smallest of which eight in each zone are enough, and stands in launch templates', () => {
  const deployment = aws(typed(scaled));
  expect(deployment.platform.nodes.brokers.instanceType).toBe('r7g.large');
  const templates = propertiesOf(stack(templatesOf(deployment), 'Cluster'), 'AWS::EC2::LaunchTemplate');
  const types = templates.map(({ LaunchTemplateData }) => String(LaunchTemplateData.InstanceType));
  expect(types.filter((type) => type === 'r7g.large')).toHaveLength(3);
  expect(aws(typed(scaled), [quiet]).platform.nodes.brokers.instanceType).toBe('m7g.large');
});

test('where eight of no instance type are enough, it is the smallest of which sixteen are', () => {
  const group = plainGroup('orders', '', {
    write: { normal: { rate: '20 MiB/s' }, exceptional: { rate: '24 GiB/s', hoursPerMonth: 2 } },
    partitions: { count: 4000 },
  });
  const wide = typed((written) => {
    scaled(written);
    written.access = { ...written.access, slotsPerZone: 16 };
  });
  const deployment = aws(wide, [group]);
  expect(deployment.platform.nodes.brokers.instanceType).toBe('m7g.12xlarge');
  expect(deployment.brokers.map(({ maxCount }) => maxCount)).toEqual([12, 12, 12]);
});

test('a derived instance type does with the number that the file gives', () => {
  const two = (written: Written) => {
    written.autoscaling = { kind: 'none' };
    written.kafka.brokers = { perZone: 2 };
  };
  const deployment = aws(typed(two));
  expect(deployment.platform.nodes.brokers.instanceType).toBe('m7g.2xlarge');
  expect(capacityOf(deployment).perEnvelope.every(({ fits }) => fits)).toBe(true);
});

test('a derived instance type runs the image', () => {
  expect(aws(typed(scaled, ['amd64'])).platform.nodes.brokers.instanceType).toBe('m7i.xlarge');
});

test('few slots for clients outside ask for larger nodes rather than more of them', () => {
  const deployment = aws(
    typed((written) => {
      scaled(written);
      written.access = { ...written.access, slotsPerZone: 3 };
    }),
  );
  expect(deployment.platform.nodes.brokers.instanceType).toBe('m7g.2xlarge');
  expect(deployment.brokers.map(({ maxCount }) => maxCount)).toEqual([2, 2, 2]);
});

test('both halves of a deployment whose sizes are derived agree', () => {
  const { templates, objects } = rendered(aws(typed(scaled)));
  expect(agreement(templates, objects)).toEqual([]);
});

test('on other clusters the numbers are derived from the nodes that are there', () => {
  const { deployment } = resolved(
    (written) => {
      written.kafka.brokers = { perZone: 'derived' };
      written.access = {};
      written.security = { kind: 'plaintext' };
      written.stage = 'development';
      delete (written as { profile?: string }).profile;
      written.network = { ...written.network, monitoringNamespaces: ['monitoring'] };
    },
    [plainGroup('plant', '600 MiB/s', { partitions: { count: 100 }, users: [] })],
    'private',
  );
  expect(deployment.brokers.map(({ count }) => count)).toEqual([2, 2, 2]);
});

test('the same file derives the same sizes', () => {
  const sizes = () => aws(typed(scaled)).brokers.map(({ count, maxCount, node }) => [count, maxCount, node]);
  expect(sizes()).toEqual(sizes());
});

test('every rule sees the sizes that are derived', () => {
  const { problems } = refusal(() =>
    resolved(
      (written) => {
        fixed(written);
        written.plan = { headroomPercent: 80 };
      },
      [plainGroup('orders', '400 MiB/s', { partitions: { count: 100 } })],
    ),
  );
  expect(problems.map(({ rule, path }) => `${rule} ${formatPath(path)}`)).toEqual([
    'delivery-cdk-brokers kafka.brokers.perZone',
  ]);
});

test('the resolved file shows the sizes, and that they are derived', () => {
  const { config, settings } = resolved(typed(scaled));
  const derived = settings.filter(({ origin }) => origin.kind === 'derived');
  expect(derived.map(({ path, value, origin }) => [formatPath(path), value, origin])).toEqual([
    ['platform.nodes.brokers.instanceType', 'r7g.large', { kind: 'derived', from: 'workloads' }],
    ['kafka.brokers.perZone', 1, { kind: 'derived', from: 'workloads' }],
    ['autoscaling.maxPerZone', 7, { kind: 'derived', from: 'workloads' }],
  ]);
  expect(renderSettings(config, settings)).toContain('perZone: 1 # derived from workloads');
});

test('what is wrong elsewhere is told alone, and nothing of sizes that are not known yet', () => {
  const { problems, rulesSkipped } = refusal(() =>
    resolved((written) => {
      typed(scaled, ['amd64'])(written);
      written.name = 'Acme';
    }),
  );
  expect(problems.map(({ rule, path }) => `${rule} ${formatPath(path)}`)).toEqual(['not-allowed name']);
  expect(rulesSkipped).toBe(false);
});

test('an unknown instance type is told as such when numbers follow from it', () => {
  const { problems } = refusal(() =>
    resolved((written) => {
      scaled(written);
      written.platform.nodes.brokers.instanceType = 'm7g.tiny';
    }),
  );
  expect(problems.map(({ rule }) => rule)).toEqual(['instance-type-known']);
});

test('a misspelt word is put right', () => {
  const { problems } = refusal(() =>
    resolved((written) => {
      written.kafka.brokers = { perZone: 'derivd' as 'derived' };
    }),
  );
  expect(problems).toMatchObject([
    { rule: 'not-allowed', message: '"derivd" is not known.', fix: 'Did you mean `derived`?' },
  ]);
});

test('text where a number or the word is meant is told with both', () => {
  const { problems } = refusal(() =>
    resolved((written) => {
      written.kafka.brokers = { perZone: 'many' as 'derived' };
    }),
  );
  expect(problems).toMatchObject([
    {
      rule: 'wrong-type',
      fix: 'Write a whole number of 1 to 100, not in quotes, or `derived`. Brokers in each zone.',
    },
  ]);
});
