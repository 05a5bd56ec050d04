const marker = /^ *<!-- (?:only (\w+)|(end)) -->$/;

/**
 * A text without the parts that are for others: what stands between lines `<!-- only x -->` and `<!-- end -->`, where `x`
 * doesn't hold. They may be nested.
 * @throws Error for an unknown condition and for an end without a beginning, or the other way round
 */
export function keptText(text: string, conditions: Readonly<Record<string, boolean>>): string {
  const open: boolean[] = [];
  const kept = text.split('\n').filter((line) => {
    const found = marker.exec(line);
    if (found === null) return !open.includes(false);
    const [, condition, end] = found;
    if (end !== undefined) {
      if (open.pop() === undefined) throw new Error('a part of the runbook ends that has not begun');
    } else {
      open.push(known(conditions, condition));
    }
    return false;
  });
  if (open.length > 0) throw new Error('a part of the runbook has no end');
  return kept.join('\n').replace(/\n{3,}/g, '\n\n');
}

function known(conditions: Readonly<Record<string, boolean>>, name: string | undefined): boolean {
  const holds = name === undefined ? undefined : conditions[name];
  if (holds === undefined) throw new Error(`the runbook has a part for "${String(name)}", which nothing decides`);
  return holds;
}
