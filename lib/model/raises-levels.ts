/** Whether an upgrade is at its second step, in which the job that raises feature levels is there. */
export const raisesLevels = ({
  kafka: { upgrade },
}: {
  readonly kafka: { readonly upgrade?: { readonly step: 'program' | 'levels' } | undefined };
}): boolean => upgrade?.step === 'levels';
