/** Where things lie in the container of a broker or controller. */
export const paths = {
  /** Kafka in AutoMQ's main image (docker/Dockerfile in AutoMQ's repository). */
  kafka: '/opt/kafka/kafka',
  /** The pool's ConfigMap. */
  config: '/etc/automq',
  /** Controllers only: the ConfigMap that says whether the quorum was formed. */
  quorumState: '/etc/automq-quorum-state',
  /** The Secret with the object store's certificate authority. */
  certificateAuthority: '/etc/automq-ca',
  /** The retained volume. */
  data: '/data/kafka',
  /** `log.dirs`. A folder below the volume, since Kafka takes `lost+found` of an ext4 volume for a broken partition. */
  metadata: '/data/kafka/kraft',
  /** Lost with the pod: the heap dump, JVM crash files, the trust store. */
  scratch: '/var/automq',
  trustStore: '/var/automq/trust-store.p12',
  temporary: '/tmp',
  /** Write-ahead log of a commercial build on a block volume. */
  walDevice: '/dev/wal',
  /** Write-ahead log of a commercial build on a file system. */
  walFolder: '/wal',
} as const;
