import { stringify } from 'yaml';
import { renderYaml } from '../../charts/render-yaml';
import type { Rendered } from './rendered';
import { stableIds } from './stable-ids';

/**
 * A deployment as readable YAML, one text per stack and wave plus `stable-ids`, by file name. Asset digests are left
 * out, since they move with every version of aws-cdk-lib; objects that a stack carries stand in their wave's file only.
 */
export function snapshots(output: Rendered): ReadonlyMap<string, string> {
  const stacks = Object.entries(output.templates).map(([stack, template]): [string, string] => [
    `stack-${stack}.yaml`,
    stringify(readable(template), { lineWidth: 120, aliasDuplicateObjects: false }),
  ]);
  const waves = output.waves.map((wave): [string, string] => [`wave-${wave.id}.yaml`, renderYaml(wave)]);
  return new Map([...stacks, ...waves, ['stable-ids.yaml', stringify(stableIds(output), { lineWidth: 0 })]]);
}

const digest = /[0-9a-f]{64}/g;

function readable(value: unknown, key = ''): unknown {
  if (typeof value === 'string') return key === 'Manifest' ? '(see the wave)' : value.replace(digest, '(asset)');
  if (Array.isArray(value)) return value.map((each) => readable(each));
  if (typeof value !== 'object' || value === null) return value;
  if (key === 'Manifest') return '(see the wave)';
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name.replace(digest, '(asset)'), readable(each, name)]),
  );
}
