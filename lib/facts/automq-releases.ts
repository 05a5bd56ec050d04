/** The levels of a cluster’s formats: what a new cluster of a release is formatted with, and the highest that it knows. */
export interface FeatureLevels {
  /** Of the feature `automq.version`. */
  readonly automqVersion: number;
  /** Of the feature `metadata.version`, and what Kafka calls that level. */
  readonly metadataVersion: { readonly level: number; readonly name: string };
}

/** What an upgrade has to know of an AutoMQ release. */
export interface AutomqRelease {
  /** The Apache Kafka release that it is compatible with and whose tools and settings it has. */
  readonly kafkaVersion: string;
  readonly levels: FeatureLevels;
}

const kafka39 = { level: 21, name: '3.9-IV0' };

const release = (kafkaVersion: string, automqVersion: number): AutomqRelease => ({
  kafkaVersion,
  levels: { automqVersion, metadataVersion: kafka39 },
});

/**
 * The releases from which a cluster may come, by version; those that the kit deploys are in `automqVersions`. Each knows
 * the levels of `automq.version` from 1 to its own, and each release since 1.3.0 formats with the same `metadata.version`.
 * A new level came with 1.6.0 (zone router V2), 1.6.3 (dual mapping of proxies) and 1.7.0 (namespaces of keys). Release
 * candidates are left out.
 * Source: https://github.com/AutoMQ/automq at each tag (gradle.properties; AutoMQVersion.java; MetadataVersion.java,
 * LATEST_PRODUCTION; QuorumFeatures.java, defaultFeatureMap). Checked 2026-11-21.
 */
export const automqReleases: Readonly<Record<string, AutomqRelease>> = {
  '1.5.0': release('3.9.0', 3),
  '1.5.1': release('3.9.0', 3),
  '1.5.2': release('3.9.0', 3),
  '1.5.3': release('3.9.0', 3),
  '1.5.4': release('3.9.0', 3),
  '1.5.5': release('3.9.0', 3),
  '1.6.0': release('3.9.0', 4),
  '1.6.1': release('3.9.0', 4),
  '1.6.2': release('3.9.0', 4),
  '1.6.3': release('3.9.0', 5),
  '1.6.4': release('3.9.0', 5),
  '1.6.5': release('3.9.1', 5),
  '1.6.6': release('3.9.1', 5),
  '1.6.7': release('3.9.1', 5),
  '1.7.0': release('3.9.1', 6),
  '1.7.1': release('3.9.1', 6),
  '1.7.2': release('3.9.1', 6),
  '1.7.3': release('3.9.1', 6),
};
