import { answerTo, answersTo } from './answers';
import type { NewFile } from './file-head';
import { clientHints } from './client-hints';
import { clusterIdComment, fileHead, namespacesReach, routerOfOneZone, zonesComment } from './file-head';
import { yamlList, yamlScalar } from './yaml-scalar';
import { controllerZones, newZones, renderZones } from './zones';

const sizes = {
  minimal: { brokers: 't4g.large', controllers: 't4g.medium', system: 't4g.medium', systemCount: 1, perZone: 2 },
  production: { brokers: 'm7g.xlarge', controllers: 'm7g.large', system: 'm7g.large', systemCount: 3, perZone: 1 },
};

const namespacesGuard = `  # Listeners of this profile have neither TLS nor identities, so this list is what guards the brokers.
`;

const autoscaler = `
# An autoscaler per zone, between brokers.perZone and this.
autoscaling: { kind: cpu, maxPerZone: 3, targetCpuPercent: 60 }
`;

/** EKS takes subnets in two or three zones for its control plane. */
const mostControlPlaneZones = 3;

/** A deployment file for AWS, with a new VPC and a new EKS cluster. */
export function awsFile(file: NewFile & { readonly profile: 'minimal' | 'production' }): string {
  const { answers, profile, clusterId } = file;
  const given = newZones(answers, profile);
  const zones = profile === 'minimal' ? given.slice(0, 1) : given;
  const size = sizes[profile];
  const apiCidrs = answersTo(answers, 'apiCidr');
  return `${fileHead(file)}
platform:
  kind: aws
  account: '${answerTo(answers, 'account')}'
  region: ${answerTo(answers, 'region')}
  cluster:
    kind: new
${apiCidrs.length === 0 ? '    # The Kubernetes API answers inside the VPC only.\n    apiEndpoint: { kind: private }' : `    apiEndpoint: { kind: public, allowedCidrs: ${yamlList(apiCidrs)} }`}
    # Who gets into the cluster; nobody else does, not even who made it.
    administrators: ${yamlList(answersTo(answers, 'administrator'))}
    # Zones of the control plane's own small subnets. EKS freezes them when the cluster is made.
    controlPlaneZones:
${renderZones(given.slice(0, mostControlPlaneZones), '      ')}
  # One broker or controller runs on each of its nodes; memory and bandwidth are derived from the type.
  nodes:
    brokers: { instanceType: ${size.brokers} }
    controllers: { instanceType: ${size.controllers} }
    system: { instanceType: ${size.system}, count: ${size.systemCount} }

${zonesComment}
zones:
${renderZones(zones, '  ')}

network:
  vpc: { kind: new, cidr: ${answerTo(answers, 'cidr')} }
${profile === 'minimal' ? namespacesGuard : namespacesReach}  clientNamespaces: ${yamlList(answersTo(answers, 'clientNamespace'))}

kafka:
${clusterIdComment}
  clusterId: ${yamlScalar(clusterId)}
  # The voters of the metadata quorum; the list does not change once deployed.
  controllers: { zones: ${yamlList(controllerZones(given, profile))} }
  brokers: { perZone: ${size.perZone} }
${profile === 'minimal' ? routerOfOneZone : `${autoscaler}${clientHints(answers, `{ sources: ['${answerTo(answers, 'cidr')}'] }`)}`}`;
}
