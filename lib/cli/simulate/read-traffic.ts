import { resolve } from 'node:path';
import { readText } from '../../config/read-text';
import type { Deployment } from '../../model/deployment';
import { InvalidTraffic } from '../../simulate/traffic/invalid-traffic';
import { parseTraffic } from '../../simulate/traffic/parse-traffic';
import type { TrafficDay } from '../../simulate/traffic/traffic-day';
import { trafficOfRows } from '../../simulate/traffic/traffic-of-rows';
import type { Io } from '../io';

/**
 * Reads a day of traffic that the user named, relative to where the command runs.
 * @throws InvalidTraffic that names the file as the user did
 */
export function readTraffic(file: string, deployment: Deployment, { cwd }: Pick<Io, 'cwd'>): TrafficDay {
  const text = readText(resolve(cwd, file));
  if (typeof text !== 'string') throw new InvalidTraffic(file, [text]);
  const { rows, problems } = parseTraffic(
    text,
    deployment.brokers.map(({ zone }) => zone.id),
  );
  if (problems.length > 0) throw new InvalidTraffic(file, problems);
  return trafficOfRows(rows, deployment, file);
}
