import { App, Tags } from 'aws-cdk-lib/core';
import { featureFlags } from '../../stacks/feature-flags';
import type { InfrastructureOptions } from '../../stacks/infrastructure-app';
import type { Consumer } from '../model/consumer';
import { consumerTags } from '../model/consumer-names';
import { ConsumerStack } from './consumer-stack';

/** The stack of a consumer. Pure: the same consumer gives the same template. */
export function consumerApp(consumer: Consumer, { outdir, validation }: InfrastructureOptions): App {
  const app = new App({
    outdir,
    builtinCloudFormationValidation: validation,
    postCliContext: featureFlags,
    analyticsReporting: false,
    treeMetadata: false,
  });
  new ConsumerStack(app, 'Consumer', { consumer });
  for (const [key, value] of Object.entries(consumerTags(consumer))) Tags.of(app).add(key, value);
  return app;
}
