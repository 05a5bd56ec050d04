import { htmlStartOf } from '../../plan/report/render-html';
import { resultFile } from '../../plan/result-file';
import { svgStart } from '../../simulate/report/render-svg';

/** How simulations begin that carry no mark of the kit: in text, then in JSON. */
const starts = [/^Simulation of \S+\n/, /^\{\n {2}"deployment": "\S+",\n {2}"scaledBy": "(none|cpu|network)",\n/];

/** Whether a file is a simulation that the kit wrote, of any deployment and in any format. */
export const isWrittenSimulation = (text: string): boolean =>
  text.startsWith(htmlStartOf({ command: 'simulate' })) ||
  text.startsWith(svgStart) ||
  starts.some((start) => start.test(text));

/** Whether a file is the result of a simulation. */
export function isSimulationResult(text: string): boolean {
  try {
    return resultFile.safeParse(JSON.parse(text)).data?.kind === 'simulate';
  } catch {
    return false;
  }
}
