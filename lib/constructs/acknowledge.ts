import { Validations } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';

/** Answers findings of cdk-nag's AwsSolutions rules beside the construct that causes them: rule id to reason. */
export function acknowledge(scope: IConstruct, reasons: Readonly<Record<string, string>>): void {
  for (const [rule, reason] of Object.entries(reasons)) {
    Validations.of(scope).acknowledge({ id: `AwsSolutions::AwsSolutions-${rule}`, reason });
  }
}
