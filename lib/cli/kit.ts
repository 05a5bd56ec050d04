import type { Deployment } from '../model/deployment';
import type { Manifests } from '../synth';

/** A stack of a synthesized CDK app. */
export interface SynthesizedStack {
  readonly stackName: string;
  readonly template: { readonly Resources?: Readonly<Record<string, unknown>> };
}

/** A deployment file that was read and found right. */
export interface Loaded {
  readonly deployment: Deployment;
  /** What is allowed and still worth a thought, one line each. */
  readonly warnings: readonly string[];
}

/** A deployment file with everything that it leaves to profiles and defaults. */
export interface Resolved {
  readonly config: object;
  /** Where the value at a path comes from, in a few words: `file line 12`, `profile production`, `default`. */
  readonly originOf: (path: readonly (string | number)[]) => string | undefined;
}

/** The library as the command line uses it. Asynchronous, so that a command loads only what it needs. */
export interface Kit {
  /** @throws InvalidDeployment */
  load(file: string): Promise<Loaded>;
  /** @throws InvalidDeployment */
  resolve(file: string): Promise<Resolved>;
  manifests(deployment: Deployment): Promise<Manifests>;
  /** Writes the cloud assembly into a folder. */
  synthesize(deployment: Deployment, outdir: string): Promise<readonly SynthesizedStack[]>;
  /** JSON Schema of the deployment file, for editors. */
  jsonSchema(): Promise<object>;
}
