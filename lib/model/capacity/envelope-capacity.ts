import type { Envelope } from '../workload-group';
import { brokersNeeded } from './brokers-needed';
import type { EnvelopeCapacity } from './capacity';
import type { DeployedBrokers } from './deployed-brokers';
import type { MomentDemand } from './envelope-demands';
import { bindingUse, resourceUses } from './resource-uses';
import { s3Rates } from './s3-rates';
import type { Site } from './site';
import { healthySpread, spreadAfterFailure } from './spread';
import { tooLargePartition } from './too-large-partition';
import { worstDemand } from './worst-demand';

/** What an envelope needs, and how its worst moment sits on what is deployed. */
export function envelopeCapacity(
  envelope: Envelope,
  demands: readonly MomentDemand[],
  { site, deployed }: { readonly site: Site; readonly deployed: DeployedBrokers },
): EnvelopeCapacity {
  const { healthy, afterFailure } = brokersNeeded(demands, site);
  const required = Math.max(healthy, afterFailure);
  const running = Math.min(deployed.most, Math.max(deployed.least, required));
  const spread = healthySpread(site, running);
  const { demand } = worstDemand(demands, site, spread);
  const uses = resourceUses(demand, site, spread);
  const binding = bindingUse(uses);
  const left = spreadAfterFailure(site, running);
  const tooLarge = tooLargePartition(site, envelope);
  return {
    envelope,
    demand,
    brokersPerZone: healthy,
    brokersPerZoneAfterFailure: afterFailure,
    requiredPerZone: required,
    runningPerZone: running,
    binding: binding.resource,
    uses,
    usesAfterFailure: left.brokers > 0 ? resourceUses(demand, site, left) : [],
    ...(tooLarge ? { impossible: `one partition of ${tooLarge.group} is too much for a broker: ${tooLarge.why}` } : {}),
    headroomPercent: 100 - binding.percent,
    fits: required <= deployed.most && tooLarge === undefined,
    s3: s3Rates(demand, site, spread),
  };
}
