import type { Rule } from '../../rules/rule';
import type { ConsumerConfig } from '../config/schema';

/** What several settings of a consumer file must say together. */
export type ConsumerRule = Rule<ConsumerConfig>;
