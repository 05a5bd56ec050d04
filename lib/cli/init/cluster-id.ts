/**
 * A new Kafka cluster id: 16 random bytes as 22 characters of URL-safe base64, as `kafka-storage.sh random-uuid`
 * writes it. Like that tool it passes over ids that begin with "-", which a command line would take for a flag.
 */
export function newClusterId(randomUuid: () => string): string {
  for (;;) {
    const id = Buffer.from(randomUuid().replaceAll('-', ''), 'hex').toString('base64url');
    if (!id.startsWith('-')) return id;
  }
}
