import { envelopeHours } from '../../model/capacity/envelope-hours';
import type { Deployment } from '../../model/deployment';
import { percent } from './amounts';

/** What goes from one zone to another, in words; nothing where there is one zone. */
export const betweenZones = (deployment: Deployment): readonly string[] =>
  deployment.zones.length === 1 ? [] : ['metadata of the controllers', ...clientsBetween(deployment)];

/** `clients that tell no zone (4 % of bytes)`; without the zone router it does not matter whether they do. */
function clientsBetween(deployment: Deployment): readonly string[] {
  if (!deployment.kafka.zoneRouter) return ['clients of every zone'];
  const share = shareThatTellsNoZone(deployment);
  if (share === 0) return [];
  return [share === undefined ? 'clients that tell no zone' : `clients that tell no zone (${shown(share)} of bytes)`];
}

/** What becomes of client bytes between the zones, for a table. */
export function clientsBetweenZones(deployment: Deployment): string {
  if (deployment.zones.length === 1) return 'there is one zone';
  if (!deployment.kafka.zoneRouter) return 'clients of every zone go to where their partitions are led';
  const share = shareThatTellsNoZone(deployment);
  const told = share === 0 ? 'all bytes do' : `${share === undefined ? 'others' : `${shown(share)} of bytes`} do not`;
  return `clients that tell their zone stay in it; ${told}`;
}

/** A little is not shown as nothing. */
const shown = (share: number): string => (share < 0.01 ? 'less than 1 %' : percent(share * 100));

/** Of the bytes that clients write and read in a month, 0 to 1; undefined where they move none. */
export function shareThatTellsNoZone(
  deployment: Pick<Deployment, 'calendars' | 'plan' | 'workloads'>,
): number | undefined {
  const hours = envelopeHours(deployment);
  const moved = deployment.workloads.flatMap(({ write, reads }, group) => [
    { bytes: hours[group]?.writtenBytesPerMonth, told: write.sameZoneShare },
    ...reads.map(({ sameZoneShare }, reader) => ({
      bytes: hours[group]?.readers[reader]?.readBytesPerMonth,
      told: sameZoneShare,
    })),
  ]);
  const all = moved.reduce((sum, { bytes }) => sum + Number(bytes), 0);
  return all === 0 ? undefined : moved.reduce((sum, { bytes, told }) => sum + Number(bytes) * (1 - told), 0) / all;
}
