import { Alias, Key } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { outlivesStack } from './outlives-stack';

export interface RetainedKeyProps {
  readonly alias: string;
  readonly description: string;
}

/**
 * A KMS key that outlives its stack: without it everything that it encrypted is lost. Its policy is the account's, so
 * roles get their rights by policies of their own. The alias stays too, since running clusters make volumes by it.
 */
export class RetainedKey extends Construct {
  readonly key: Key;

  constructor(scope: Construct, id: string, { alias, description }: RetainedKeyProps) {
    super(scope, id);
    this.key = new Key(this, 'Key', { description, enableKeyRotation: true, removalPolicy: outlivesStack });
    new Alias(this, 'Alias', {
      aliasName: alias,
      targetKey: this.key,
      removalPolicy: outlivesStack,
    });
  }
}
