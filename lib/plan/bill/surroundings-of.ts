import { interfaceEndpointsFor } from '../../facts/aws-endpoints';
import type { AwsPlatform } from '../../model/aws-platform';
import { hasNodePools, isClusterAutoscaled } from '../../model/broker-nodes';
import type { AwsDeployment, Deployment } from '../../model/deployment';
import { isAwsDeployment } from '../../model/deployment';
import { natZones } from '../../model/nat-zones';
import { isBound, isScraped } from '../../model/needed-components';
import { alarmUse } from './alarm-lines';
import type { Surroundings, WayIn } from './surroundings';

const daysPerMonth = 30;

/** What stands around this deployment's brokers. */
export function surroundingsOf(deployment: Deployment): Surroundings {
  const { plan, platform } = deployment;
  const optional = {
    ...(plan.connect ? { connect: connectOf(plan.connect, platform.kind === 'aws') } : {}),
    ...(plan.people ? { people: plan.people } : {}),
  };
  if (!isAwsDeployment(deployment)) return { ...nothingAround, ...optional };
  const { cluster, vpc } = deployment.platform;
  return {
    controlPlane: { existing: cluster.kind === 'existing' },
    natGateways: natZones(vpc).length,
    natForEgress: natZones(vpc).length > 0,
    gatewayEndpoint: true,
    interfaceEndpoints: interfaceEndpoints(deployment),
    objectStoreEndpointZones: vpc.kind === 'new' && vpc.s3InterfaceEndpoint ? vpc.subnets.length : 0,
    waysIn: waysIn(deployment),
    ...flowLogs(vpc),
    prometheus: isScraped(deployment),
    ...alarms(deployment),
    ...optional,
  };
}

const connectOf = (
  { workers, instanceType }: NonNullable<Deployment['plan']['connect']>,
  isAws: boolean,
): Surroundings['connect'] => ({
  workers,
  machine: instanceType,
  price: isAws ? `ec2.${instanceType}` : 'node.connect',
});

/** Nothing that costs but brokers and their data. */
export const nothingAround: Surroundings = {
  natGateways: 0,
  natForEgress: false,
  gatewayEndpoint: false,
  interfaceEndpoints: { services: 0, zones: 0 },
  objectStoreEndpointZones: 0,
  waysIn: [],
  prometheus: false,
};

function alarms(deployment: AwsDeployment): Pick<Surroundings, 'alarms'> {
  const use = alarmUse(deployment);
  return use === undefined ? {} : { alarms: use };
}

function interfaceEndpoints(deployment: AwsDeployment): Surroundings['interfaceEndpoints'] {
  const { vpc, region } = deployment.platform;
  if (vpc.kind === 'existing' || vpc.egress !== 'none') return nothingAround.interfaceEndpoints;
  const services = interfaceEndpointsFor(region, {
    kubectlProvider: deployment.delivery === 'cdk',
    loadBalancerController: isBound(deployment),
    clusterAutoscaler: isClusterAutoscaled(deployment),
    karpenter: hasNodePools(deployment),
  });
  return { services: services.length, zones: vpc.subnets.length };
}

function waysIn({ access }: Deployment): readonly WayIn[] {
  const { network, privateLink } = access;
  return [
    ...(network ? [{ intent: 'network' as const, hostedZones: 1, consumers: 0 }] : []),
    ...(privateLink
      ? [{ intent: 'privateLink' as const, hostedZones: 0, consumers: privateLink.principals.length }]
      : []),
  ];
}

const flowLogs = (vpc: AwsPlatform['vpc']): Pick<Surroundings, 'flowLogMonths'> =>
  vpc.kind === 'new' && vpc.flowLogs.kind === 'cloudWatch'
    ? { flowLogMonths: vpc.flowLogs.retentionDays / daysPerMonth }
    : {};
