import type { Deployment } from '../deployment';
import { envelopes } from '../workload-group';
import type { Capacity } from './capacity';
import { capacityFindings } from './capacity-findings';
import { catchUps } from './catch-ups';
import { deployedBrokers } from './deployed-brokers';
import { envelopeCapacity } from './envelope-capacity';
import { envelopeDemands } from './envelope-demands';
import { groupPartitions } from './group-partitions';
import { provisioning } from './provisioning';
import { siteOfDeployment } from './site-of-deployment';
import { healthySpread } from './spread';
import { usedConstants } from './used-constants';
import { whatIfs } from './what-ifs';
import { worstDemand } from './worst-demand';

/** What a deployment’s brokers carry and what its workloads need. Without workloads every demand is zero. */
export function capacityOf(deployment: Deployment): Capacity {
  const { workloads, plan, platform } = deployment;
  const site = siteOfDeployment(deployment);
  const deployed = deployedBrokers(deployment);
  const demands = envelopeDemands(site);
  const always = healthySpread(site, deployed.least);
  const { demand } = worstDemand(demands.normal, site, always);
  const found = {
    perEnvelope: envelopes.map((envelope) => envelopeCapacity(envelope, demands[envelope], { site, deployed })),
    zones: site.zones,
    brokersPerZone: deployed,
    partitions: workloads.map((group) => groupPartitions(group, site.constants)),
    catchUp: catchUps(workloads, site, { demand, spread: always }),
  };
  return {
    ...found,
    constants: usedConstants(plan),
    ...(platform.kind === 'aws' ? { instanceType: platform.nodes.brokers.instanceType } : {}),
    provisioning: provisioning(deployment),
    whatIfs: whatIfs({ deployment, site, deployed, worst: demands.exceptional }),
    findings: capacityFindings(deployment, found),
  };
}
