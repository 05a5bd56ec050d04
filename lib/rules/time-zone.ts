export const timeZones: readonly string[] = [...Intl.supportedValuesOf('timeZone'), 'UTC'];

const known = new Set(timeZones);
const inLowerCase = new Set(timeZones.map((name) => name.toLowerCase()));

/** Area and place, each as IANA writes it: `US/Eastern`, `Etc/GMT+3`. */
const areaAndPlace = /^[A-Z][A-Za-z]+(\/([A-Z][a-z]|GMT|UTC|UCT)[A-Za-z0-9_+-]*)+$/;

/**
 * Whether a name is that of an IANA time zone or an alias of one, in its own letters: KEDA reads it as the name of a file.
 * An offset such as `+02:00` has no rules for summer, and what `CST` is depends on who reads it.
 */
export function isTimeZone(name: string): boolean {
  if (known.has(name)) return true;
  if (!areaAndPlace.test(name) || name.startsWith('SystemV/') || inLowerCase.has(name.toLowerCase())) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
