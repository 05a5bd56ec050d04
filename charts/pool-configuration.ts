import type { Deployment } from '../lib/model/deployment';
import type { Pool } from '../lib/model/pools';
import { log4jProperties } from './log4j-properties';
import { serverProperties } from './server-properties';
import { startScript } from './start-script';

/** The files that the pods of a pool start from, by name. */
export const poolConfiguration = (deployment: Deployment, pool: Pool): Readonly<Record<string, string>> => ({
  'log4j.properties': log4jProperties(deployment),
  'server.properties': serverProperties(deployment, pool),
  'start.sh': startScript(deployment, pool),
});
