import type { Problem } from '../../config/problem';
import type { Drafts } from './draft-problems';

/** Names that a key is one of, and where they come from. */
type Known = readonly [names: readonly string[], what: string];

const knownNames = new Map<string, (deployment: Drafts['deployment']) => Known>(
  Object.entries<(deployment: Drafts['deployment']) => Known>({
    'x-data-class': ({ contracts }) => [contracts.dataClasses.map(({ name }) => name), '`contracts.dataClasses`'],
    'x-workload': ({ workloads }) => [workloads.map(({ name }) => name), '`workloads`'],
    'x-principal': ({ security }) => [
      security.kind === 'plaintext'
        ? []
        : security.users
            .filter((user) => user.state === 'active' && user.aclsFrom === 'contracts')
            .map(({ name }) => name),
      '`security.users`',
    ],
  }),
);

/** What to write where a name of the deployment file is missing: the names that it has. Anything else stays as it is. */
export function withMissingName(problem: Problem, deployment: Drafts['deployment']): Problem {
  const known = problem.rule === 'missing-key' ? knownNames.get(String(problem.path.at(-1))) : undefined;
  if (known === undefined) return problem;
  const [names, what] = known(deployment);
  if (names.length === 0) return problem;
  return { ...problem, fix: `Write one of ${names.join(', ')}: ${what} of the deployment file has them.` };
}
