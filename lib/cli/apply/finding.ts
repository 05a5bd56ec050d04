/** Something about the cluster that stands in the way of an apply, and what to do about it. */
export interface Finding {
  readonly what: string;
  readonly fix: string;
}

export const renderFindings = (findings: readonly Finding[]) =>
  findings.map(({ what, fix }) => `  ${what}\n      ${fix}`).join('\n');
