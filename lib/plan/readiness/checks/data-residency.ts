import type { Deployment } from '../../../model/deployment';
import type { WorkloadGroup } from '../../../model/workload-group';
import { listed } from '../../../model/wording';
import { noGroups } from '../groups-in';
import type { Subject } from '../subject';
import type { Verdict } from '../verdict';
import { notApplicable, ready, risk, together, unknown } from '../verdict';

/** Whether the data of groups that are bound to a region stays there. */
export function dataResidency({ deployment }: Subject): Verdict {
  const bound = deployment.workloads.filter(({ residency }) => residency.regions.length > 0);
  if (deployment.workloads.length === 0) return noGroups;
  if (bound.length === 0) return notApplicable('No group’s data is bound to a region.');
  return together(bound.flatMap((group) => [placeOf(deployment, group), ...waysOut(deployment, group)]));
}

function placeOf({ platform, name }: Deployment, group: WorkloadGroup): Verdict {
  const allowed: readonly string[] = group.residency.regions;
  if (platform.kind === 'aws')
    return allowed.includes(platform.region)
      ? ready(`${group.name} is in ${platform.region}.`)
      : risk(`${group.name} is in ${platform.region}, and may be in ${listed(allowed)} only.`);
  return allowed.includes(name)
    ? ready(`${group.name} is at ${name}.`)
    : unknown(`${group.name} may be in ${listed(allowed)} only; whether ${name} is there is not said.`);
}

function waysOut({ access: { privateLink } }: Deployment, { name, residency, write, reads }: WorkloadGroup): Verdict[] {
  const allowed: readonly string[] = residency.regions;
  const usesLink = [write, ...reads].some(({ access }) => access === 'privateLink');
  const endpoints = usesLink && privateLink ? privateLink.regions.filter((region) => !allowed.includes(region)) : [];
  return [
    ...(endpoints.length === 0 ? [] : [risk(`${name}: endpoints in ${listed(endpoints)} read it too.`)]),
    ...reads
      .filter(({ destination }) => destination !== 'sameRegion')
      .map((reader) => risk(`${name}: ${reader.name} exports to ${destinations[reader.destination]}.`)),
  ];
}

const destinations = { sameRegion: 'its region', otherRegion: 'another region', internet: 'the internet' } as const;
