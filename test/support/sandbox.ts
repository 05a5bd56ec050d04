import { Template } from 'aws-cdk-lib/assertions';
import { App, Stack } from 'aws-cdk-lib/core';
import { featureFlags } from '../../lib/stacks/feature-flags';
import type { Json } from './json';

/** A stack to put one construct into. */
export const sandbox = (region = 'us-east-1') =>
  new Stack(new App({ postCliContext: featureFlags, analyticsReporting: false }), 'Sandbox', {
    env: { account: '123456789012', region },
  });

/** Properties of the only resource of a type. */
export function onlyOf(stack: Stack, type: string): Json {
  const found = Object.values(Template.fromStack(stack).findResources(type));
  if (found.length !== 1) throw new Error(`${found.length} resources are ${type}`);
  return found[0]!.Properties;
}
