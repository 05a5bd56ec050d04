import type { HandoffKey } from '../model/handoff';

type Missing = readonly Pick<HandoffKey, 'key' | 'stack'>[];

/** One line for each stack: `acme-privatelink: PrivateLinkBootstrapZonal, …`. */
export function missingByStack(missing: Missing): readonly string[] {
  const stacks = [...new Set(missing.map(({ stack }) => stack))];
  return stacks.map((stack) => {
    const keys = missing.filter((each) => each.stack === stack).map(({ key }) => key);
    return `${stack}: ${keys.join(', ')}`;
  });
}

/**
 * The commands that fill in what only deployed stacks give, in order.
 * @param synth the `synth` command that wrote, or will write, the output folder
 */
export const fillingCommands = (out: string, synth: string): readonly [deploy: string, synth: string] => [
  `npx cdk deploy --all --app ${out}/cdk.out --outputs-file ${out}/outputs.json`,
  `${synth} --handoff ${out}/outputs.json`,
];
