import type { Deployment } from '../../model/deployment';
import { isAutoscaled } from '../../model/needed-components';
import type { SystemBill, SystemId } from './bill';
import { systemIds } from './bill';

const you = 'You';
const withKit = 'You, with what this kit makes';
const aws = 'AWS';

/** A task, and who does it with each system, in the order of `systemIds`. */
type Task = readonly [what: string, automq: string, kafka: string, tiered: string, msk: string];

/** Who does what; on which machines and in which object store is up to the deployment. */
function tasksOf(deployment: Deployment): readonly Task[] {
  const isAws = deployment.platform.kind === 'aws';
  const nodes = isAws ? 'AWS (EKS) on nodes of yours' : you;
  const store = isAws ? 'AWS (S3)' : 'You (your object store)';
  const zones = 'You: placement and follower fetch';
  const scaling = isAutoscaled(deployment) ? 'The autoscaler within its limits' : 'You, by a number in the file';
  const router = deployment.kafka.zoneRouter
    ? 'The zone router, where clients tell their zone'
    : 'Nobody: the router is off';
  return [
    ['Machines and their system', nodes, you, you, aws],
    ['Brokers: versions, restarts, replacement', withKit, you, you, 'AWS; you say when versions change'],
    ['Controllers and their metadata', withKit, you, you, aws],
    ['Durability of records', store, 'You: copies on disks', `You, and for older records: ${store}`, aws],
    ['Disks: size, throughput, filling up', 'Nobody: none holds records', you, you, 'You say how large; AWS'],
    [
      'Adding and removing brokers',
      `${scaling}; no data moves`,
      'You; all data moves',
      'You; recent data moves',
      'You ask, AWS adds; you move data',
    ],
    ['Balance of partitions', 'AutoMQ’s balancer', you, you, you],
    ['Clients’ way between zones', router, zones, zones, zones],
    ['Certificates, users and rights', withKit, you, you, 'You, over IAM or SCRAM'],
    ['On call', you, you, you, 'AWS for brokers, you for clients'],
  ];
}

export const operates = (deployment: Deployment, id: SystemId): SystemBill['operates'] =>
  tasksOf(deployment).flatMap(([what, ...whos]) => {
    const who = whos[systemIds.indexOf(id)];
    return who === undefined ? [] : [{ what, who }];
  });
