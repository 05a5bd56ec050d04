import type { Deployment } from '../lib/model/deployment';
import type { Pool } from '../lib/model/pools';

export interface PoolChartProps {
  readonly deployment: Deployment;
  readonly pool: Pool;
}
