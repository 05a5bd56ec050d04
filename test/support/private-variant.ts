import { readFileSync } from 'node:fs';
import type { z } from 'zod';
import { parse } from 'yaml';
import { mergeInput } from '../../lib/config/resolve-config';
import { kubernetesSchema } from '../../lib/config/schema';
import type { Deployment } from '../../lib/model/deployment';
import { deploymentOf } from '../../lib/model/deployment';
import { exampleFile } from './example';

type Written = z.input<typeof kubernetesSchema>;

/** The private example with a change made to what its file says. The rules between settings are not asked. */
export function privateVariant(change: (written: Written) => void): Deployment {
  const written = parse(readFileSync(exampleFile('private'), 'utf8')) as Written;
  change(written);
  return deploymentOf(kubernetesSchema.parse(mergeInput(written).tree));
}
