/** Whether a name is that of an IANA time zone or an alias of one. An offset such as `+02:00` has no rules for summer. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

export const timeZones: readonly string[] = [...Intl.supportedValuesOf('timeZone'), 'UTC'];
