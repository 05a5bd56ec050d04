import { parseAllDocuments } from 'yaml';
import { z } from 'zod';
import type { KubernetesObject } from '../../model/wave';
import { BadInput } from '../bad-input';

const text = z.string().min(1);

/** What `apply` needs of `bundle.json`; a later kit may add to it. */
const indexSchema = z.object({
  deployment: text,
  namespace: text,
  kubernetesVersion: text.regex(/^\d+\.\d+$/),
  delivery: z.enum(['bundle', 'cdk']).optional(),
  automq: z
    .object({
      version: text,
      upgrade: z.object({ from: text, step: z.enum(['program', 'levels']) }).optional(),
    })
    .optional(),
  waves: z
    .array(
      z.object({
        file: text.regex(/^[A-Za-z0-9._-]+\.yaml$/),
        waitFor: z.array(z.object({ kind: z.literal('StatefulSet'), name: text, namespace: text })),
      }),
    )
    .min(1),
  components: z.array(
    z.object({
      id: text,
      kinds: z.array(z.object({ apiVersion: text, kind: text })),
      why: text,
      installCommand: text,
    }),
  ),
  clusterParts: z.array(
    z.object({ apiVersion: text, kind: text, name: text, namespace: text.optional(), why: text, fix: text }),
  ),
  externalObjects: z.array(z.object({ kind: z.literal('Secret'), namespace: text, name: text, keys: z.array(text) })),
  handoff: z.array(z.object({ key: text, stack: text, why: text })).default([]),
});

type Index = z.output<typeof indexSchema>;

export interface BundleWave {
  readonly id: string;
  readonly objects: readonly KubernetesObject[];
  readonly waitFor: Index['waves'][number]['waitFor'];
}

/** A bundle as `automq-kit synth` writes it, read back. */
export interface Bundle extends Omit<Index, 'waves'> {
  readonly waves: readonly BundleWave[];
}

export const bundleObjects = (bundle: Bundle) => bundle.waves.flatMap(({ objects }) => objects);

const again = 'Render it again with `automq-kit synth FILE` and apply it as it is.';

/**
 * @param files the bundle's files by name
 * @param from where they come from, for messages
 */
export function bundleOf(files: ReadonlyMap<string, string>, from: string): Bundle {
  const file = (name: string) => {
    const content = files.get(name);
    if (content === undefined) throw new BadInput(`${from}: the file ${name} is missing from this bundle`, again);
    return content;
  };
  const index = indexOf(file('bundle.json'), from);
  const waves = index.waves.map((wave) => ({
    id: wave.file.replace(/\.yaml$/, ''),
    objects: objectsOf(file(wave.file), `${from}: ${wave.file}`),
    waitFor: wave.waitFor,
  }));
  return { ...index, waves };
}

function indexOf(content: string, from: string): Index {
  let parsed: unknown;
  try {
    parsed = JSON.parse(content);
  } catch (error) {
    throw new BadInput(`${from}: bundle.json is not JSON: ${(error as Error).message}`, again);
  }
  const index = indexSchema.safeParse(parsed);
  if (index.success) return index.data;
  const problems = index.error.issues.map(({ path, message }) => `${path.map(String).join('.')}: ${message}`);
  throw new BadInput(`${from}: bundle.json is not one of this version of automq-kit: ${problems.join('; ')}`, again);
}

function objectsOf(content: string, from: string): readonly KubernetesObject[] {
  return parseAllDocuments(content).flatMap((document): readonly KubernetesObject[] => {
    const [error] = document.errors;
    if (error) throw new BadInput(`${from} is not YAML: ${error.message}`, again);
    const object: unknown = document.toJS();
    if (object === null) return [];
    if (!isObject(object)) throw new BadInput(`${from} holds a document that is not a Kubernetes object`, again);
    return [object];
  });
}

const identified = z.looseObject({ apiVersion: text, kind: text, metadata: z.looseObject({ name: text }) });

const isObject = (value: unknown): value is KubernetesObject => identified.safeParse(value).success;
