import type { ProfileName } from './profile-names';

/** A value of a partial file; merged under what the person wrote. */
export interface Overlay {
  readonly [key: string]: string | number | boolean | Overlay;
}

/** What a profile says on every platform, and on one of them. */
export interface Profile {
  readonly everywhere: Overlay;
  readonly aws: Overlay;
}

/**
 * Opinions for one kind of place; nothing but partial files. The schema checks the result of the merge.
 * Where the file chose another `kind`, the profile has nothing to say about that object.
 */
export const profiles: Readonly<Record<ProfileName, Profile>> = {
  minimal: {
    everywhere: {
      stage: 'development',
      monitoring: { kind: 'none' },
      components: { prometheusOperator: 'absent' },
    },
    aws: {
      storage: { encryption: { kind: 's3Managed' } },
      network: { vpc: { kind: 'new', egress: 'natSingle' } },
    },
  },
  production: {
    everywhere: {
      stage: 'production',
      security: { kind: 'tls' },
      monitoring: { kind: 'podMonitor' },
    },
    aws: {
      network: { vpc: { kind: 'new', egress: 'natPerZone', flowLogs: { kind: 'cloudWatch' } } },
      storage: { encryption: { kind: 'kms' } },
      alarms: { kind: 'cloudWatch' },
    },
  },
  private: {
    everywhere: {
      stage: 'production',
      security: { kind: 'tls' },
      monitoring: { kind: 'podMonitor' },
      components: { metricsServer: 'preinstalled', prometheusOperator: 'preinstalled' },
    },
    aws: {},
  },
};

/** What the profile says where the platform is of this kind; nothing for a name that is no profile. */
export function profileOverlay(name: unknown, platformKind: unknown): Overlay {
  const profile = typeof name === 'string' && Object.hasOwn(profiles, name) ? profiles[name as ProfileName] : undefined;
  if (!profile) return {};
  return platformKind === 'aws' ? { ...profile.everywhere, ...profile.aws } : profile.everywhere;
}

/** Defaults that follow from another choice in the file: the first whose condition holds applies to its key. */
export const impliedDefaults: readonly {
  readonly key: string;
  readonly value: string;
  readonly when: (platformKind: unknown, clusterKind: unknown) => boolean;
  readonly why: string;
}[] = [
  {
    key: 'delivery',
    value: 'cdk',
    when: (platformKind, clusterKind) => platformKind === 'aws' && clusterKind === 'new',
    why: 'a new EKS cluster is made',
  },
  { key: 'delivery', value: 'bundle', when: () => true, why: 'no EKS cluster is made' },
];
