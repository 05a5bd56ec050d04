import type { Intent } from '../model/access';

/** Whose settings are asked for. */
export interface ClientRequest {
  /** From where the client comes. */
  readonly intent: Intent;
  /** Id of the zone that it runs in; left out where it may be any. */
  readonly zone?: string;
  /** Its user of the deployment file; left out where brokers know no users. */
  readonly user?: string;
}

/** One thing about a request that the deployment does not allow. */
export interface RequestProblem {
  readonly setting: keyof ClientRequest;
  /** What is wrong with its value, and what is allowed. */
  readonly message: string;
  /** What to ask for instead. */
  readonly fix: string;
}

/** A request that the deployment can’t answer; carries every problem at once. */
export class InvalidClientRequest extends Error {
  constructor(readonly problems: readonly RequestProblem[]) {
    super(problems.map(({ setting, message, fix }) => `${setting}: ${message}\n    ${fix}`).join('\n'));
    this.name = 'InvalidClientRequest';
  }
}
