import { isBefore, upgradeObstacle } from '../../model/upgrade-obstacle';
import { versionLabel } from '../../model/labels';
import type { Bundle } from './bundle';
import type { Finding } from './finding';
import type { LiveObject, LiveStatefulSet } from './live-object';

/**
 * Whether nodes that run another version than the bundle's may be replaced by it. Between two steps of an upgrade some
 * already run it. A bundle or a cluster that does not say its version is left alone.
 * @param live the bundle's StatefulSets as they are
 */
export function upgradeFindings(
  { automq }: Pick<Bundle, 'automq'>,
  live: readonly LiveObject[],
  allowDowngrade: boolean,
): readonly Finding[] {
  if (automq === undefined) return [];
  const { version, upgrade } = automq;
  const running = live.flatMap((object) => versionOf(object as LiveStatefulSet) ?? []);
  const others = [...new Set(running)].filter((each) => each !== version);
  return others.flatMap((from) => {
    const change = `Nodes run AutoMQ ${from}, and the bundle has ${version}`;
    if (isBefore(version, from)) return allowDowngrade ? [] : [back(change)];
    const obstacle = upgradeObstacle(from, version);
    if (obstacle) return [{ what: `${change}: ${obstacle.why}`, fix: obstacle.fix }];
    if (upgrade?.step === 'program' && upgrade.from === from) return [];
    return [upgrade?.step === 'levels' ? tooSoon(change) : unsaid(change, from)];
  });
}

const back = (change: string): Finding => ({
  what: `${change}, which is older. Nodes do not start with levels or records that they do not know.`,
  fix: 'Put `kafka.version` back. To undo the first step of an upgrade whose levels nobody has raised say --allow-downgrade; see docs/runbook.md, "Upgrade AutoMQ".',
});

const tooSoon = (change: string): Finding => ({
  what: `${change} with the step \`levels\`, in which nodes stay as they are.`,
  fix: 'Apply the step `program` first, and wait a week with a peak in it.',
});

const unsaid = (change: string, from: string): Finding => ({
  what: `${change}, and \`kafka.upgrade\` does not say so.`,
  fix: `Write \`kafka.upgrade: { from: ${from}, step: program }\`, and render again; see docs/runbook.md, "Upgrade AutoMQ".`,
});

/** What earlier versions of the kit did not label, the tag of the image says. Nothing, where no node runs. */
function versionOf({ metadata, spec }: LiveStatefulSet): string | undefined {
  if (spec.replicas === 0) return undefined;
  const label = metadata.labels?.[versionLabel];
  if (label !== undefined) return label;
  const { containers } = (spec.template as { readonly spec: { readonly containers: readonly { image: string }[] } })
    .spec;
  return /:(?<version>\d+\.\d+\.\d+)(@|$)/.exec(containers[0]?.image ?? '')?.groups?.['version'];
}
