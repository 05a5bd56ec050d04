import type { Deployment } from '../../model/deployment';
import type { When } from '../../model/workload-group';
import { spreadInWords } from './assumptions';

/** The assumptions that make amounts low or high which follow traffic; empty where nothing is ever raised. */
export function swingInWords({ workloads }: Pick<Deployment, 'workloads'>): string {
  const kinds = new Set(
    workloads.flatMap(({ write, reads }) =>
      [write.promotional, write.exceptional, write.repairs, ...reads.map(({ replay }) => replay)].flatMap((rate) =>
        rate ? [rate.when.kind] : [],
      ),
    ),
  );
  const names = { hours: 'unannouncedHours', calendar: 'announcedRate' } as const satisfies Record<
    When['kind'],
    string
  >;
  const drivers = (['hours', 'calendar'] as const).filter((kind) => kinds.has(kind));
  if (drivers.length === 0) return '';
  return `Of the traffic: ${drivers.map((kind) => spreadInWords(names[kind])).join('; ')}.`;
}
