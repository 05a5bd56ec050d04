/** A kind of write-ahead log. */
export type WalKind = 's3' | 'block' | 'nfs';

/** What the kit has to know of an AutoMQ release to deploy it; its Kafka and its levels are in `automqReleases`. */
export interface AutomqVersionFacts {
  /** The main image; its tag is the version. */
  readonly image: { readonly registry: string; readonly repository: string };
  readonly architectures: readonly ('amd64' | 'arm64')[];
  /** The write-ahead logs that this build can open. */
  readonly walKinds: readonly WalKind[];
}

const openSource: AutomqVersionFacts = {
  image: { registry: 'docker.io', repository: 'automqinc/automq' },
  architectures: ['amd64', 'arm64'],
  walKinds: ['s3'],
};

/**
 * The open source releases that this kit deploys. They write ahead to S3 only; commercial builds, which come from another
 * registry under a contract with AutoMQ, also open a block or NFS log and are named in the deployment file.
 *
 * Keys and metrics are those of 1.7.3. Between 1.7.2 and 1.7.3 no key came or went, nor did the image change; of the
 * metrics only the label `stage` of the zone router’s latency has other values, which nothing here reads. Releases before
 * 1.7.2 lack keys that 1.7.3 has. The kit’s checks run 1.7.3; 1.7.2 is there to come from, and to go back to.
 * Source: https://github.com/AutoMQ/automq at tags 1.7.2 and 1.7.3 (DefaultWalFactory.java, docker/Dockerfile,
 * .github/workflows/docker-release.yml, and the difference between the two). Checked 2026-11-21.
 */
export const automqVersions: Readonly<Record<string, AutomqVersionFacts>> = {
  '1.7.2': openSource,
  '1.7.3': openSource,
};

/** The newest release of 2026-11-20, for deployments that name none. */
export const defaultAutomqVersion = '1.7.3';
