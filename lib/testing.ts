export { agreement } from './agreement/agreement';
export type { Disagreement } from './agreement/check';
export { describeDeployment, describeDeployments } from './testing/describe-deployment';
export { rendered } from './testing/rendered';
export type { Rendered } from './testing/rendered';
export { snapshots } from './testing/snapshots';
export { stableIds } from './testing/stable-ids';
