import { Validations } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';

/** Answers findings of cdk-nag's AwsSolutions rules beside the construct that causes them: rule to reason. */
export function acknowledge(scope: IConstruct, reasons: Readonly<Record<string, string>>): void {
  for (const [rule, reason] of Object.entries(reasons)) record(scope, `AwsSolutions::AwsSolutions-${rule}`, reason);
}

/** The same for a rule of CDK's own template validation. */
export function acknowledgeTemplateRule(scope: IConstruct, rule: string, reason: string): void {
  record(scope, `CloudFormation-Validate::${rule}`, reason);
}

/**
 * What `Validations.acknowledge` writes but for its stack trace, which would put paths of this machine into the
 * assembly.
 */
const record = (scope: IConstruct, id: string, reason: string) =>
  scope.node.addMetadata(Validations.ACKNOWLEDGED_RULES_METADATA_KEY, { [id]: reason });
