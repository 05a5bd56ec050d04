import { RemovalPolicy } from 'aws-cdk-lib/core';

/**
 * What stays when its stack or its resource goes. A first deploy that fails takes it away again, since it holds nothing
 * yet and its fixed name would stand in the way of the second try.
 */
export const outlivesStack = RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE;
