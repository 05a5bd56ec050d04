import { BadInput } from '../bad-input';
import { fillingCommands, missingByStack } from '../missing-handoff';
import type { Bundle } from './bundle';

/**
 * Refuses a bundle in which placeholders stand for what only its deployed stacks give.
 * @param from where the bundle comes from, for messages
 */
export function refuseUnfilled({ deployment, delivery, handoff }: Bundle, from: string): void {
  if (handoff.length === 0) return;
  const values = handoff.length === 1 ? 'a value' : `${handoff.length} values`;
  const stacks = missingByStack(handoff).map((line) => `  ${line}`);
  const byCdk = delivery === 'cdk' ? '`cdk deploy` fills them in by itself. To apply by hand: ' : '';
  const [deploy, synth] = fillingCommands(`out/${deployment}`, 'npx automq-kit synth FILE');
  throw new BadInput(
    [`${from}: this bundle lacks ${values} that only its deployed stacks give:`, ...stacks].join('\n'),
    `${byCdk}Deploy, then render again with what the stacks gave: ${deploy}; ${synth}`,
  );
}
