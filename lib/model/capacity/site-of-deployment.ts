import type { Deployment } from '../deployment';
import type { Site } from './site';
import { siteOf } from './site';

export const siteOfDeployment = (deployment: Deployment): Site =>
  siteOf(
    {
      zones: deployment.brokers.length,
      node: deployment.platform.nodes.brokers,
      tls: deployment.security.kind === 'tls',
      zoneRouter: deployment.kafka.zoneRouter,
      wal: deployment.wal,
    },
    deployment,
  );
