import { readText } from './config/read-text';
import type { Deployment } from './model/deployment';
import type { HandoffKey } from './model/handoff';
import { handoffKeys } from './model/handoff';
import type { Handoff } from './model/handoff-values';
import { handoffOf } from './model/handoff-values';
import { InvalidHandoff } from './model/invalid-handoff';

/**
 * Reads what the deployed stacks gave from the file that `cdk deploy --outputs-file` has written.
 * @param keys what has to be in it; everything that the deployment hands over unless said otherwise
 * @throws InvalidHandoff with every problem at once
 */
export function loadHandoff(
  file: string,
  deployment: Deployment,
  keys: readonly HandoffKey[] = handoffKeys(deployment),
): Handoff {
  const text = readText(file);
  if (typeof text !== 'string')
    throw new InvalidHandoff(file, [
      { message: text.message, fix: 'Give the file that `cdk deploy --outputs-file` has written.' },
    ]);
  return checked({ text, fileName: file, deployment }, keys);
}

/** The same of a text; `fileName` stands in the messages. */
export const parseHandoff = (text: string, fileName: string, deployment: Deployment): Handoff =>
  checked({ text, fileName, deployment }, handoffKeys(deployment));

interface Source {
  readonly text: string;
  readonly fileName: string;
  readonly deployment: Deployment;
}

function checked({ text, fileName, deployment }: Source, keys: readonly HandoffKey[]): Handoff {
  const found = handoffOf(parsedJson(text), deployment, keys);
  if ('deployment' in found) return found;
  throw new InvalidHandoff(fileName, found);
}

/** Undefined for what is not JSON, which is no set of outputs either. */
function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
