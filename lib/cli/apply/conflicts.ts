/** Fields that another field manager owns with another value. */
export interface Conflict {
  readonly manager: string;
  readonly fields: readonly string[];
}

/** Reads the conflicts out of what kubectl says about a refused server-side apply; none when it was refused otherwise. */
export function conflictsIn(stderr: string): readonly Conflict[] {
  const conflicts: { manager: string; fields: string[] }[] = [];
  for (const line of stderr.split('\n')) {
    const heading = /conflicts? with "([^"]+)"(?: with subresource "([^"]+)")?(?: using [^:]+)?:\s*(\.\S.*)?$/.exec(
      line,
    );
    const [, manager, subresource, field] = heading ?? [];
    if (manager !== undefined) {
      const title = subresource === undefined ? manager : `${manager} (${subresource})`;
      conflicts.push({ manager: title, fields: field === undefined ? [] : [field.trim()] });
    } else if (line.startsWith('- .')) {
      conflicts.at(-1)?.fields.push(line.slice(2).trim());
    }
  }
  return conflicts;
}

/** Who stands in the way of which fields, a line per manager. */
export const renderConflicts = (conflicts: readonly Conflict[]) =>
  conflicts.map(({ manager, fields }) => `${fields.join(', ')} belongs to "${manager}"`);

/** What kubectl says, without its log lines. */
export const reasonIn = (stderr: string) =>
  stderr
    .split('\n')
    .filter((line) => line.trim() !== '' && !/^[IWEF]\d{4} /.test(line))
    .map((line) => line.replace(/^(error|Error from server[^:]*): /, ''))
    .join('; ');
