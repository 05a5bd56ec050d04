import type { Problem } from '../../config/problem';
import { problemsOf } from '../../rules/rule';
import type { ConsumerConfig } from '../config/schema';
import { clientRules } from './clients';
import type { ConsumerRule } from './consumer-rule';
import { providerRules } from './provider';
import { regionRules } from './region';
import { zoneRules } from './zones';

/** Every rule between the settings of a consumer file; its reference in docs is made from it. */
export const consumerRules: readonly ConsumerRule[] = [...regionRules, ...zoneRules, ...clientRules, ...providerRules];

const ofSeverity = (severity: ConsumerRule['severity'], config: ConsumerConfig): readonly Problem[] =>
  consumerRules.filter((rule) => rule.severity === severity).flatMap((rule) => problemsOf(rule, config));

/** What makes the file invalid. */
export const consumerErrors = (config: ConsumerConfig) => ofSeverity('error', config);

/** What is allowed and worth knowing. */
export const consumerWarnings = (config: ConsumerConfig) => ofSeverity('warning', config);
