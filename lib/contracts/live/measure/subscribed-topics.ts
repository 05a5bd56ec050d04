/**
 * Topics in what a consumer of the classic protocol tells its group (ConsumerProtocolSubscription of Kafka: version,
 * topics, and what is of no interest here), sorted. Clients write it, so it may be anything: then there are none.
 */
export function subscribedTopics(metadata: Buffer): readonly string[] {
  const topics: string[] = [];
  if (metadata.length < 6) return topics;
  const count = metadata.readInt32BE(2);
  let at = 6;
  for (let index = 0; index < count; index += 1) {
    if (at + 2 > metadata.length) return [];
    const length = metadata.readInt16BE(at);
    at += 2;
    if (length < 0 || at + length > metadata.length) return [];
    topics.push(metadata.toString('utf8', at, at + length));
    at += length;
  }
  return topics.sort();
}
