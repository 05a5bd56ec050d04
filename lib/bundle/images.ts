import type { Wave } from '../model/wave';

interface PodSpec {
  readonly containers: readonly { readonly image: string }[];
  readonly initContainers?: readonly { readonly image: string }[];
}

/** Every container image that the waves run, sorted, each once: what a closed site has to mirror. */
export function images(waves: readonly Wave[]): readonly string[] {
  const named = waves
    .flatMap(({ objects }) => objects)
    .flatMap(({ spec }) => {
      const template = (spec as { readonly template?: { readonly spec?: PodSpec } } | undefined)?.template;
      if (!template?.spec) return [];
      return [...template.spec.containers, ...(template.spec.initContainers ?? [])].map(({ image }) => image);
    });
  return [...new Set(named)].sort();
}
