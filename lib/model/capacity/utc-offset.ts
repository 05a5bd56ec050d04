const formats = new Map<string, Intl.DateTimeFormat>();

/** A time zone that nobody knows is taken for UTC; a rule refuses it. */
function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const options = { timeZoneName: 'longOffset' } as const;
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat('en-US', { ...options, timeZone });
  } catch {
    format = new Intl.DateTimeFormat('en-US', { ...options, timeZone: 'UTC' });
  }
  formats.set(timeZone, format);
  return format;
}

/** Minutes that clocks of a time zone are ahead of UTC at a minute of UTC since 1970. */
export function utcOffset(timeZone: string, utcMinute: number): number {
  const name = formatOf(timeZone)
    .formatToParts(utcMinute * 60_000)
    .find(({ type }) => type === 'timeZoneName')?.value;
  const parts = /GMT([+-])(\d\d):(\d\d)/.exec(String(name));
  return parts === null ? 0 : Number(`${String(parts[1])}1`) * (Number(parts[2]) * 60 + Number(parts[3]));
}
