/**
 * What is said of clients’ versions, since no request of Kafka’s protocol tells them. Clients tell brokers (KIP-511), and
 * these keep it in their metrics alone.
 */
export const clientVersions =
  'Versions of clients: brokers tell them by JMX alone, kafka.server:type=socket-server-metrics with clientSoftwareName and clientSoftwareVersion, attribute connections.';
