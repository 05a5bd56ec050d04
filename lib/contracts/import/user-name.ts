import { operationFields } from '../config/operation-fields';

/** Name of the user that a principal is; undefined for one that no user of a deployment file can be called. */
export function userNameOf(principal: string): string | undefined {
  const [, name] = /^User:(.+)$/s.exec(principal) ?? [];
  return name !== undefined && operationFields.shape['x-principal'].safeParse(name).success ? name : undefined;
}
