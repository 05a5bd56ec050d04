import type { Answers } from './answers';
import { answerTo, answersTo } from './answers';
import { BadInput } from '../bad-input';
import type { NewFile } from './file-head';
import { clientHints } from './client-hints';
import { clusterIdComment, fileHead, namespacesReach, routerOfOneZone, zonesComment } from './file-head';
import { yamlList, yamlScalar } from './yaml-scalar';
import type { NewZone } from './zones';
import { controllerZones, newZones, renderZones } from './zones';

/** A deployment file for a Kubernetes cluster that is there, with an S3-compatible store. */
export function kubernetesFile(file: NewFile): string {
  const { answers, profile, clusterId } = file;
  const zones = newZones(answers, profile);
  const text = (key: string) => yamlScalar(answerTo(answers, key));
  const [caSecret] = answersTo(answers, 'caSecret');
  return `${fileHead(file)}${zones.length === 1 ? stageOfOneZone : ''}
platform:
  kind: kubernetes
  # Node label whose value is the id of a zone.
  zoneLabel: ${text('zoneLabel')}
  # Durable, encrypted, bound when the first pod needs it (WaitForFirstConsumer).
  storageClass: ${text('storageClass')}
  # One broker or controller runs on each of its nodes. labels: and taints: say which nodes are meant for them.
  nodes:
    brokers: ${node(answerTo(answers, 'brokerNode'))}
    controllers: ${node(answerTo(answers, 'controllerNode'))}

${zonesComment}
zones:
${renderZones(zones, '  ')}

network:
${namespacesReach}  clientNamespaces: ${yamlList(answersTo(answers, 'clientNamespace'))}

storage:
  objectStore:
    endpoint: ${text('endpoint')}
    dataBucket: ${text('dataBucket')}
    opsBucket: ${text('opsBucket')}
    # Secrets are made by you in the deployment's namespace; their values never stand in this file.
    credentials: { secret: ${text('storeSecret')} }
${caSecret === undefined ? '' : `    certificateAuthority: { secret: ${yamlScalar(caSecret)} }\n`}    # Where the store is, for the network policies.
    reach: ${reach(answers)}
  # The controllers' volumes are the only index of the data: a job makes VolumeSnapshots of them.
  backup: { kind: snapshots, snapshotClass: ${text('snapshotClass')} }

kafka:
${clusterIdComment}
  clusterId: ${yamlScalar(clusterId)}
${image(answers)}  # The voters of the metadata quorum; the list does not change once deployed.
${quorumOfTwoZones(zones)}  controllers: { zones: ${yamlList(controllerZones(zones, profile))} }
  brokers: { perZone: 2 }
${zones.length === 1 ? routerOfOneZone : ''}${clientHints(answers, '{ kind: loadBalancer, sources: [10.0.0.0/8] }')}`;
}

const stageOfOneZone = `# One zone is one power supply, and its only controller holds the only index of the data: no place for production.
stage: development
`;

function quorumOfTwoZones([crowded, other, ...more]: readonly NewZone[]): string {
  if (!crowded || !other || more.length > 0) return '';
  return `  # Two of the three are in ${crowded.id}: its loss ends the quorum and stops the cluster; the loss of ${other.id} does not.
`;
}

function node(text: string): string {
  const [cpu = '', memoryGib = '', networkMbps = ''] = text.split(',').map((part) => String(Number(part)));
  return `{ cpu: ${cpu}, memoryGib: ${memoryGib}, networkMbps: ${networkMbps} }`;
}

function image(answers: Answers): string {
  const registry = answerTo(answers, 'registry');
  const [pullSecret] = answersTo(answers, 'pullSecret');
  const parts = [
    ...(registry === 'docker.io' ? [] : [`registry: ${yamlScalar(registry)}`]),
    ...(pullSecret === undefined ? [] : [`pullSecret: ${yamlScalar(pullSecret)}`]),
  ];
  return parts.length === 0 ? '' : `  image: { ${parts.join(', ')} }\n`;
}

function reach(answers: Answers): string {
  const places = answersTo(answers, 'storeReach');
  const blocks = places.filter((place) => place.includes('/'));
  if (blocks.length === places.length) return `{ kind: cidrs, cidrs: ${yamlList(blocks)} }`;
  const [namespace = '', port = ''] = places[0]?.split(':') ?? [];
  if (places.length === 1) return `{ kind: namespace, namespace: ${yamlScalar(namespace)}, port: ${Number(port)} }`;
  throw new BadInput(
    `${places.join(', ')} mixes a namespace with something else: one namespace with its port, or only blocks.`,
    'Give --store-reach once with a namespace, or once for each IPv4 block.',
  );
}
