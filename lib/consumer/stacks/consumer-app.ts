import type { App } from 'aws-cdk-lib/core';
import { Tags } from 'aws-cdk-lib/core';
import type { AppOptions } from '../../stacks/new-app';
import { newApp } from '../../stacks/new-app';
import type { Consumer } from '../model/consumer';
import { consumerTags } from '../model/consumer-names';
import { ConsumerStack } from './consumer-stack';

/** The stack of a consumer. Pure: the same consumer gives the same template. */
export function consumerApp(consumer: Consumer, options: AppOptions): App {
  const app = newApp(options);
  new ConsumerStack(app, 'Consumer', { consumer });
  for (const [key, value] of Object.entries(consumerTags(consumer))) Tags.of(app).add(key, value);
  return app;
}
