/** Collects the values of a flag that may be given several times. */
export const repeated = (value: string, before: readonly string[] = []) => [...before, value];
