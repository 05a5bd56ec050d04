import type { Deployment } from '../../model/deployment';
import type { Plan } from '../plan';
import { headlinesOf } from './headlines';
import type { Report } from './report';
import { assumptionsSection } from './sections/assumptions-section';
import { billSection } from './sections/bill-section';
import { capacitySection } from './sections/capacity-section';
import { decisionsSection } from './sections/decisions-section';
import { failureSection } from './sections/failure-section';
import { findingsSection } from './sections/findings-section';
import { ownershipSection } from './sections/ownership-section';
import { readinessSection } from './sections/readiness-section';
import { topologySection } from './sections/topology-section';

/** What a plan shows, in the order in which it matters. Same plan and deployment, same report. */
export const reportOf = (plan: Plan, deployment: Deployment): Report => ({
  title: `Plan of ${plan.deployment}`,
  subject: [
    `${deployment.customer}, stage ${deployment.stage}`,
    deployment.platform.kind === 'aws' ? `AWS ${deployment.platform.region}` : 'a Kubernetes cluster',
    `as of ${plan.asOf}`,
  ].join('; '),
  headlines: headlinesOf(plan),
  more: 'Everything, with its sources: --format html for people, --format json for programs.',
  sections: [
    capacitySection(plan, deployment),
    billSection(plan),
    findingsSection(plan),
    readinessSection(plan),
    topologySection(deployment),
    failureSection(plan),
    ownershipSection(plan),
    decisionsSection(plan),
    assumptionsSection(plan),
  ],
});
