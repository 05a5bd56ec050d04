import type { Wave } from '../model/wave';

interface Template {
  readonly template?: {
    readonly spec: {
      /** A NodePool's template is of nodes and has none. */
      readonly containers?: readonly { readonly image: string }[];
      readonly initContainers?: readonly { readonly image: string }[];
    };
  };
}

/** Where kinds that run pods say which: a CronJob one level below the others. */
type RunsPods = Template & { readonly jobTemplate?: { readonly spec: Template } };

/** Every container image that the waves run, sorted, each once: what a closed site has to mirror. */
export function images(waves: readonly Wave[]): readonly string[] {
  const named = waves
    .flatMap(({ objects }) => objects)
    .flatMap(({ spec }) => {
      const { template, jobTemplate } = (spec ?? {}) as RunsPods;
      const pod = (template ?? jobTemplate?.spec.template)?.spec;
      return [...(pod?.containers ?? []), ...(pod?.initContainers ?? [])].map(({ image }) => image);
    });
  return [...new Set(named)].sort();
}
