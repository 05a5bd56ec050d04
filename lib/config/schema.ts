import { z } from 'zod';
import { awsAccess, kubernetesAccess } from './access';
import { alarms } from './alarms';
import { autoscaling } from './autoscaling';
import { calendars } from './calendars';
import { contracts } from './contracts';
import { identity } from './identity';
import { kafka } from './kafka';
import { awsNetwork, kubernetesNetwork } from './network';
import { monitoring } from './monitoring';
import { components, delivery } from './operations';
import { ownership, plan, readiness } from './plan';
import { awsPlatform, kubernetesPlatform } from './platform';
import { profileNames } from './profile-names';
import { security } from './security';
import { awsStorage, kubernetesStorage } from './storage';
import { workloads } from './workloads';
import { zones } from './zones';

const profile = z
  .enum(profileNames)
  .optional()
  .describe('Named set of defaults for one kind of place, merged under this file before it is checked.');

/** What stands before and after the sections that depend on the platform; the order is that of the reference. */
const first = { ...identity, profile };
const last = {
  kafka,
  security,
  autoscaling,
  monitoring,
  components,
  delivery,
  calendars,
  workloads,
  contracts,
  plan,
  ownership,
  readiness,
};

/** A deployment in an AWS account. */
export const awsSchema = z
  .strictObject({
    ...first,
    platform: awsPlatform,
    zones,
    network: awsNetwork,
    storage: awsStorage,
    access: awsAccess,
    alarms,
    ...last,
  })
  .describe('A deployment in an AWS account.');

/** A deployment on any Kubernetes cluster with an S3-compatible store. */
export const kubernetesSchema = z
  .strictObject({
    ...first,
    platform: kubernetesPlatform,
    zones,
    network: kubernetesNetwork,
    storage: kubernetesStorage,
    access: kubernetesAccess,
    ...last,
  })
  .describe('A deployment on any Kubernetes cluster with an S3-compatible store.');

/** Checks what does not depend on the platform, for a file that names none. */
export const unknownPlatformSchema = z.strictObject({
  ...first,
  platform: z.unknown().optional(),
  zones,
  network: z.unknown().optional(),
  storage: z.unknown().optional(),
  access: z.unknown().optional(),
  alarms: z.unknown().optional(),
  ...last,
});

export type AwsDeploymentConfig = z.output<typeof awsSchema>;
export type KubernetesDeploymentConfig = z.output<typeof kubernetesSchema>;

/** What a person wrote, complete with defaults and valid field by field. */
export type DeploymentConfig = AwsDeploymentConfig | KubernetesDeploymentConfig;

export type DeploymentInput = z.input<typeof awsSchema> | z.input<typeof kubernetesSchema>;

/** Narrows by `platform.kind`, which TypeScript can't do for a nested discriminant. */
export function isAws(config: DeploymentConfig): config is AwsDeploymentConfig {
  return config.platform.kind === 'aws';
}
