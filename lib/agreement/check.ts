import type { KubernetesObject } from '../model/wave';
import type { Account } from './account';
import type { RenderedPool } from './pools';

/** One place where the templates and the manifests of a deployment contradict each other. */
export interface Disagreement {
  /** Id of the check that found it. */
  readonly check: string;
  readonly message: string;
}

/** Both rendered halves of a deployment, in the shape the checks read. */
export interface Halves {
  readonly account: Account;
  readonly objects: readonly KubernetesObject[];
  readonly pools: readonly RenderedPool[];
}

/** A check over both halves; its messages say which side says what. */
export interface AgreementCheck {
  readonly id: string;
  readonly why: string;
  readonly check: (halves: Halves) => readonly string[];
}
