import type { ContractSet } from './contract-set';

/**
 * A set without a topic, for who renders a deployment to look at what its contracts have no part in: reading documents
 * takes longer than the rest of a plan.
 */
export const noContracts: ContractSet = { environment: '', topics: [], removals: [], documents: [] };
