import { approvalRules } from './approvals';
import { compactionRules } from './compaction';
import { consumerGroupRules } from './consumer-groups';
import { deadLetterRules } from './dead-letters';
import { durabilityRules } from './durability';
import { eventRules } from './events';
import { flowRules } from './flow';
import { keyRules } from './keys';
import { partitionRules } from './partitions';
import { protectionRules } from './protection';
import { publicRules } from './public-contracts';
import { purposeRules } from './purpose';
import { quotaRules } from './quotas';
import { recordSizeRules } from './record-size';
import { replayRules } from './replay';
import { retentionRules } from './retention';
import type { ReviewRule } from './rule';
import { versionRules } from './versions';
import { workloadPolicyRules } from './workload-policy';
import { workloadSumRules } from './workload-sums';

/** Every rule of the design review but those of waivers; docs/contract-rules.md is made from it. */
export const reviewRules: readonly ReviewRule[] = [
  ...purposeRules,
  ...keyRules,
  ...partitionRules,
  ...durabilityRules,
  ...retentionRules,
  ...compactionRules,
  ...eventRules,
  ...replayRules,
  ...deadLetterRules,
  ...flowRules,
  ...publicRules,
  ...versionRules,
  ...protectionRules,
  ...approvalRules,
  ...consumerGroupRules,
  ...quotaRules,
  ...workloadPolicyRules,
  ...workloadSumRules,
  ...recordSizeRules,
];
