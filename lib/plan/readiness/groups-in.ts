import type { WorkloadGroup } from '../../model/workload-group';
import { listed } from '../../model/wording';
import type { Subject } from './subject';
import type { Verdict } from './verdict';
import { together, unknown } from './verdict';

const shown = 5;

/** `cart, stock and 7 more`. */
export const groupNames = (groups: readonly { readonly name: string }[]): string => {
  const names = groups.map(({ name }) => name);
  return names.length <= shown ? listed(names) : `${names.slice(0, shown).join(', ')} and ${names.length - shown} more`;
};

/** What is checked of each group: those for which `holds` are told in one sentence. */
export interface GroupFinding {
  readonly holds: (group: WorkloadGroup) => boolean;
  readonly verdict: (...found: readonly string[]) => Verdict;
  readonly says: string;
}

/** Every group has to pass every finding; `otherwise` is the verdict where none holds. Without a group it is unknown. */
export function perGroup(
  { deployment: { workloads } }: Subject,
  findings: readonly GroupFinding[],
  otherwise: () => Verdict,
): Verdict {
  if (workloads.length === 0) return noGroups;
  const found = findings.flatMap(({ holds, verdict, says }) => {
    const groups = workloads.filter(holds);
    return groups.length === 0 ? [] : [verdict(`${groupNames(groups)}: ${says}.`)];
  });
  return found.length === 0 ? otherwise() : together(found);
}

/** Whatever an item asks of groups can’t be answered before there is one. */
export const describeGroups = 'Describe the groups in `workloads`.';

export const noGroups: Verdict = { ...unknown('The file describes no workload group.'), fix: describeGroups };
