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
  /** The Secret with the certificate of the node or the job. */
  certificate: '/etc/automq-tls',
  /** From what nodes derive the password of the balancer's client; the folder is that of the Secret. */
  balancer: '/etc/automq-balancer',
  balancerSecret: '/etc/automq-balancer/secret',
  /** In memory: what Kafka reads of secrets that the start script derives. */
  credentials: '/var/automq-credentials',
  balancerCredentials: '/var/automq-credentials/balancer.properties',
  /** The ConfigMap of the job that keeps users. */
  users: '/etc/automq-users',
  /** The ConfigMap of the job that unregisters brokers. */
  unregister: '/etc/automq-unregister',
  /** The ConfigMap of the job that raises feature levels. */
  featureLevels: '/etc/automq-feature-levels',
  /** The ConfigMaps of the job that applies event contracts. */
  contracts: '/etc/automq-contracts',
  /** The ConfigMap of the job that makes VolumeSnapshots, and what it proves itself to the Kubernetes API with. */
  backup: '/etc/automq-backup',
  apiAccess: '/var/run/secrets/kubernetes.io/serviceaccount',
  /** The ConfigMap with the program of a canary or of the exporter of consumer groups' lag, and what it is compiled to. */
  program: '/etc/automq-program',
  classes: '/var/automq/classes',
  /** What the certificates of nodes should be by now. */
  issued: '/etc/automq-issued',
  /** The users' Secrets, a folder for each user. */
  passwords: '/etc/automq-passwords',
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
