import type { RunbookHeading } from '../../facts/runbook-headings';
import type { FailureDomain } from './failure-domain';

/** A failure domain before anybody has looked for what verifies it. */
export type DescribedFailure = Omit<FailureDomain, 'verified' | 'runbook'> & { readonly runbook?: RunbookHeading };
