import { brokers } from './brokers';
import { cluster } from './cluster';
import { cost } from './cost';
import type { Dashboard } from './dashboard';
import { storage } from './storage';
import { topics } from './topics';
import { zones } from './zones';

/** Every dashboard, in the order in which one looks when something is wrong. */
export const dashboards: readonly Dashboard[] = [cluster, brokers, storage, topics, zones, cost];
