import type { DesiredAcl, DesiredState } from './desired-state';

/** The entries that hold on a day such as `2026-11-27`: those whose approval has ended, or is yet to come, are left out. */
export const currentAcls = ({ acls }: Pick<DesiredState, 'acls'>, asOf: string): readonly DesiredAcl[] =>
  acls.filter(({ from, until }) => (from === undefined || from <= asOf) && (until === undefined || asOf <= until));
