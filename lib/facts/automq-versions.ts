/** A kind of write-ahead log. */
export type WalKind = 's3' | 'block' | 'nfs';

/** What belongs to one AutoMQ release. */
export interface AutomqVersionFacts {
  /** The Apache Kafka release that it is compatible with and whose tools and settings it has. */
  readonly kafkaVersion: string;
  /** The highest level of the feature `automq.version`; a new cluster is formatted with it. */
  readonly automqFeatureLevel: number;
  /** The main image; its tag is the version. */
  readonly image: { readonly registry: string; readonly repository: string };
  readonly architectures: readonly ('amd64' | 'arm64')[];
  /** The write-ahead logs that this build can open. */
  readonly walKinds: readonly WalKind[];
}

/**
 * The open source releases that this kit knows. They write ahead to S3 only; commercial builds, which come from another
 * registry under a contract with AutoMQ, also open a block or NFS log and are named in the deployment file.
 * Source: https://github.com/AutoMQ/automq at tag 1.7.3 (gradle.properties, AutoMQVersion.java, DefaultWalFactory.java,
 * .github/workflows/docker-release.yml). Checked 2026-11-20.
 */
export const automqVersions: Readonly<Record<string, AutomqVersionFacts>> = {
  '1.7.3': {
    kafkaVersion: '3.9.1',
    automqFeatureLevel: 6,
    image: { registry: 'docker.io', repository: 'automqinc/automq' },
    architectures: ['amd64', 'arm64'],
    walKinds: ['s3'],
  },
};

/** The newest release of 2026-11-20, for deployments that name none. */
export const defaultAutomqVersion = '1.7.3';
