import type { AwsAlarmId } from '../../facts/aws-alarm-ids';
import type { OutsideAccess } from '../access';
import { outsideAccesses } from '../access';
import { controllerClaims } from '../backup';
import type { AwsDeployment } from '../deployment';
import { accessStack } from '../handoff';
import type { StackKind } from '../names';
import { bucketRequestsFilter } from '../names';
import { natZones } from '../nat-zones';
import { bucketAlarms } from './bucket-alarms';
import { clusterAlarms } from './cluster-alarms';
import { loadBalancerAlarms } from './load-balancer-alarms';
import { natGatewayAlarms } from './nat-gateway-alarms';
import { backupTooOld } from './backup-alarms';
import type { AlarmDefinition } from './alarm-definition';
import type { DimensionValue } from './aws-alarm';

/** A thing, and the alarms that it has. */
interface Watched {
  readonly ids: readonly AwsAlarmId[];
  /** Where it follows from the deployment. */
  readonly definition?: AlarmDefinition;
  readonly stack: StackKind;
  readonly subject?: string;
  /** Values of every dimension that its metrics have. */
  readonly dimensions: Readonly<Record<string, DimensionValue>>;
}

/** What there is to watch in a deployment. */
export const watchedIn = (deployment: AwsDeployment): readonly Watched[] => [
  ...outsideAccesses(deployment.access).map((access) => loadBalancer(deployment, access)),
  ...(deployment.access.privateLink ? [endpointService] : []),
  ...natZones(deployment.platform.vpc).map(natGateway),
  ...cluster(deployment),
  ...backup(deployment),
  ...account(deployment),
  ...bucket(deployment),
];

const idsOf = <Id extends AwsAlarmId>(definitions: Readonly<Record<Id, unknown>>) => Object.keys(definitions) as Id[];

/**
 * The load balancer of PrivateLink stays in a zone that drains, without a broker: that its zone is out is then meant.
 */
function loadBalancer({ zones }: AwsDeployment, { intent }: OutsideAccess): Watched {
  const zoneEmpties = intent === 'privateLink' && zones.some(({ state }) => state === 'draining');
  return {
    ids: idsOf(loadBalancerAlarms).filter((id) => !(zoneEmpties && id === 'LoadBalancerZoneUnhealthy')),
    stack: accessStack(intent),
    subject: intent,
    dimensions: { LoadBalancer: { made: 'loadBalancer' }, TargetGroup: { made: 'brokers' } },
  };
}

const endpointService: Watched = {
  ids: ['EndpointConnectionsReset'],
  stack: accessStack('privateLink'),
  dimensions: { 'Service Id': { made: 'endpointService' } },
};

const natGateway = (zoneId: string): Watched => ({
  ids: idsOf(natGatewayAlarms),
  stack: 'network',
  subject: zoneId,
  dimensions: { NatGatewayId: { made: 'natGateway' } },
});

const cluster = ({ platform }: AwsDeployment): readonly Watched[] =>
  platform.cluster.kind === 'existing'
    ? []
    : [
        {
          ids: idsOf(clusterAlarms),
          stack: 'observability',
          dimensions: { ClusterName: platform.cluster.name },
        },
      ];

/** A volume for itself: the others' snapshots don't stand in for it. */
const backup = ({ backup: taken, controllers }: AwsDeployment): readonly Watched[] =>
  taken === undefined
    ? []
    : controllerClaims(controllers).map((claim) => ({
        ids: ['BackupTooOld'],
        definition: backupTooOld(taken.everyHours),
        stack: 'storage',
        subject: claim,
        dimensions: { DLMPolicyId: { made: 'backupPolicy' } },
      }));

/** Where S3 encrypts with its own keys, a deployment calls KMS only as volumes are attached. */
const account = ({ platform }: AwsDeployment): readonly Watched[] => [
  ...(platform.storage.key.kind === 'awsManaged'
    ? []
    : [
        used('KmsNearQuota', {
          Service: 'KMS',
          Type: 'API',
          Resource: 'CryptographicOperationsSymmetric',
          Class: 'None',
        }),
      ]),
  used('VcpusNearQuota', { Service: 'EC2', Type: 'Resource', Resource: 'vCPU', Class: 'Standard/OnDemand' }),
];

const used = (id: AwsAlarmId, dimensions: Watched['dimensions']): Watched => ({
  ids: [id],
  stack: 'observability',
  dimensions,
});

const bucket = ({ platform: { alarms, storage } }: AwsDeployment): readonly Watched[] =>
  alarms?.bucketRequests === true && storage.dataBucket.made
    ? [
        {
          ids: idsOf(bucketAlarms),
          stack: 'observability',
          dimensions: { BucketName: storage.dataBucket.name, FilterId: bucketRequestsFilter },
        },
      ]
    : [];
