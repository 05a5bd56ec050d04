import { join } from 'node:path';
import type { Problem } from '../config/problem';
import { accessPage } from '../docs/access-documents';
import type { HandoffKey } from '../model/handoff';
import { fillingCommands } from './missing-handoff';
import { renderWarning } from './warning';

/** What `synth` made of one deployment file. */
export interface SynthSummary {
  readonly file: string;
  readonly name: string;
  readonly place:
    | { readonly kind: 'aws'; readonly account: string; readonly region: string; readonly cluster: string }
    | { readonly kind: 'kubernetes' };
  readonly delivery: 'bundle' | 'cdk';
  /** Output folder, relative to where the command ran. */
  readonly out: string;
  readonly stacks: readonly { readonly name: string; readonly resources: number }[];
  readonly waves: readonly { readonly id: string; readonly objects: number }[];
  readonly images: readonly string[];
  /** What only the deployed stacks give and is not filled in; `cdk deploy` fills it in where it delivers. */
  readonly handoff: readonly HandoffKey[];
  /** Which step of an upgrade it is, and what that step does. */
  readonly upgrade: string | undefined;
  readonly warnings: readonly Problem[];
}

/** The commands that bring it to life, in order. */
export function nextSteps({ file, name, place, delivery, out, handoff }: SynthSummary): readonly string[] {
  if (place.kind === 'kubernetes') return [`npx automq-kit apply ${out}`];
  const deploy = `npx cdk deploy --all --app ${out}/cdk.out`;
  if (delivery === 'cdk') return [deploy];
  const synth = `npx automq-kit synth ${file}${out === join('out', name) ? '' : ` --out ${out}`}`;
  return [
    ...(handoff.length === 0 ? [deploy] : fillingCommands(out, synth)),
    `aws eks update-kubeconfig --name ${place.cluster} --region ${place.region}`,
    `npx automq-kit apply ${out}`,
  ];
}

export function renderSynthSummary(summary: SynthSummary): string {
  const { name, place, file, out, stacks, waves, images, upgrade, warnings } = summary;
  const where = place.kind === 'aws' ? `AWS account ${place.account}, ${place.region}` : 'any Kubernetes cluster';
  const objects = waves.reduce((sum, wave) => sum + wave.objects, 0);
  return [
    `${name} (${file}) for ${where}`,
    ...(stacks.length === 0
      ? []
      : [
          `  ${out}/cdk.out    ${counted(stacks.length, 'stack')}: ${stacks.map((stack) => `${stack.name} (${counted(stack.resources, 'resource')})`).join(', ')}`,
        ]),
    `  ${out}/manifests  ${counted(waves.length, 'wave')}, ${counted(objects, 'object')}; ${images.length === 1 ? 'image' : 'images'} ${images.join(', ')}`,
    `  ${out}/docs       who reaches the brokers, and how: ${accessPage}`,
    ...(upgrade === undefined ? [] : [`  ${upgrade}.`]),
    ...waiting(summary),
    ...warnings.map(renderWarning),
    'Next:',
    ...nextSteps(summary).map((step) => `  ${step}`),
  ].join('\n');
}

/** What keeps the bundle from being applied as it is. */
function waiting({ delivery, handoff }: SynthSummary): readonly string[] {
  if (delivery === 'cdk' || handoff.length === 0) return [];
  const stacks = [...new Set(handoff.map(({ stack }) => stack))];
  return [`  The manifests still lack ${counted(handoff.length, 'value')} that ${stacks.join(' and ')} will give.`];
}

const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`;
