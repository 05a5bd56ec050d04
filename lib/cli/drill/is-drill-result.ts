import { drillNames } from '../../contracts/drill/drill-name';
import { resultFile } from '../../plan/result-file';

/** Whether a file is the result of a drill that the kit ran. */
export function isDrillResult(text: string): boolean {
  try {
    const kind = resultFile.safeParse(JSON.parse(text)).data?.kind;
    return drillNames.some((drill) => kind === `drill-${drill}`);
  } catch {
    return false;
  }
}
