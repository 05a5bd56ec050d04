// What lies in the data bucket in verify:restore, and what the controllers mean to delete of it.

/** Objects that an index names, by their key, with the tag of their content; neither write-ahead logs nor what is cached. */
export async function indexedObjects({ endpoint }, bucket) {
  const objects = new Map();
  for (let token = ''; token !== undefined;) {
    const authorization = 'AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/s3/aws4_request';
    const page = await fetch(`${endpoint}/${bucket}?list-type=2${token}`, { headers: { authorization } });
    const text = await page.text();
    for (const [, key, tag] of text.matchAll(/<Key>([^<]*)<\/Key>.*?<ETag>([^<]*)<\/ETag>/gs))
      if (/^[0-9a-f]{8}\/_kafka_[^/]+\/\d+$/.test(key)) objects.set(key, tag);
    const next = /<NextContinuationToken>([^<]*)</.exec(text)?.[1];
    token = next && `&continuation-token=${encodeURIComponent(next)}`;
  }
  return objects;
}

/** How many objects wait for their deletion; the active controller alone says it. */
export async function waitingForDeletion({ cluster }) {
  const answers = cluster.controllers.map((node) =>
    fetch(`http://${node.address}:${cluster.metricsPort(node)}/metrics`).then((answer) => answer.text()),
  );
  const row = /^kafka_stream_s3_object_count\S*state="mark_destroyed"\S* (\d+)/m;
  return (await Promise.all(answers)).reduce((sum, text) => sum + Number(row.exec(text)?.[1] ?? 0), 0);
}
