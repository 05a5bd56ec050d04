import type { Problem } from '../../config/problem';
import { shown } from '../../config/shown';
import { timeProblems } from './time-problems';
import { trafficProblem } from './traffic-problem';
import type { TrafficRow } from './traffic-row';

const required = ['time', 'inMiBps', 'outMiBps'] as const;
const optional = ['zone'] as const;
type ColumnName = (typeof required)[number] | (typeof optional)[number];

/**
 * Reads a day of traffic in CSV, or says everything that keeps it from being one.
 * @param zones ids of the zones that have brokers
 */
export function parseTraffic(
  text: string,
  zones: readonly string[],
): { readonly rows: readonly TrafficRow[]; readonly problems: readonly Problem[] } {
  const [first = '', ...others] = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const names = cellsOf(first);
  const columns = columnProblems(names);
  if (columns.length > 0) return { rows: [], problems: columns };
  const problems: Problem[] = [];
  const rows = others.flatMap((line, index): readonly TrafficRow[] => {
    if (line.trim() === '') return [];
    const { row, wrong } = rowOf(line, index + 2, { names, zones });
    problems.push(...wrong);
    return row === undefined ? [] : [row];
  });
  const complete = problems.length === 0;
  const times = timeProblems(rows, { complete, ...(names.includes('zone') ? { zones } : {}) });
  return { rows, problems: [...problems, ...times].toSorted((a, b) => lineOf(a) - lineOf(b)) };
}

const lineOf = ({ origin }: Problem) => (origin?.kind === 'file' ? origin.line : 0);

const cellsOf = (line: string): readonly string[] => line.split(',').map((cell) => cell.trim());

function columnProblems(names: readonly string[]): readonly Problem[] {
  const known: readonly string[] = [...required, ...optional];
  const problem = (message: string) => trafficProblem('traffic-columns', 1, message);
  return [
    ...required.filter((name) => !names.includes(name)).map((name) => problem(`there is no column ${name}.`)),
    ...names.filter((name) => !known.includes(name)).map((name) => problem(`nobody knows a column ${shown(name)}.`)),
    ...names
      .filter((name, index) => known.includes(name) && names.indexOf(name) !== index)
      .map((name) => problem(`the column ${name} is there twice.`)),
  ];
}

interface Sheet {
  readonly names: readonly string[];
  readonly zones: readonly string[];
}

function rowOf(
  text: string,
  line: number,
  { names, zones }: Sheet,
): { readonly row?: TrafficRow; readonly wrong: readonly Problem[] } {
  const cells = cellsOf(text);
  if (cells.length !== names.length) {
    const message = `the line has ${cells.length} values for ${names.length} columns.`;
    return { wrong: [trafficProblem('traffic-cells', line, message)] };
  }
  const cell = (name: ColumnName) => String(cells[names.indexOf(name)]);
  const second = secondOf(cell('time'));
  const [inMibPerSecond, outMibPerSecond] = [rateOf(cell('inMiBps')), rateOf(cell('outMiBps'))];
  const zone = names.includes('zone') ? cell('zone') : undefined;
  const wrong = [
    ...(second === undefined ? [trafficProblem('traffic-time', line, `${shown(cell('time'))} is no time.`)] : []),
    ...(zone === undefined || zones.includes(zone)
      ? []
      : [
          trafficProblem(
            'traffic-zone',
            line,
            `${shown(zone)} is no zone with brokers; those are ${zones.join(', ')}.`,
          ),
        ]),
    ...(inMibPerSecond === undefined ? [rateProblem(line, 'inMiBps', cell('inMiBps'))] : []),
    ...(outMibPerSecond === undefined ? [rateProblem(line, 'outMiBps', cell('outMiBps'))] : []),
  ];
  if (second === undefined || inMibPerSecond === undefined || outMibPerSecond === undefined || wrong.length > 0)
    return { wrong };
  return { row: { line, second, zone, inMibPerSecond, outMibPerSecond }, wrong };
}

function secondOf(text: string): number | undefined {
  const [, hours, minutes, seconds = '0'] = /^([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?$/.exec(text) ?? [];
  return hours === undefined ? undefined : Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}

const mostMibPerSecond = 1_000_000;

function rateOf(text: string): number | undefined {
  if (!/^\d+(\.\d+)?$/.test(text)) return undefined;
  const rate = Number(text);
  return rate <= mostMibPerSecond ? rate : undefined;
}

const rateProblem = (line: number, column: string, text: string) =>
  trafficProblem('traffic-rate', line, `${column} is ${shown(text)}.`);
