/** An S3 or S3-compatible store with the two buckets of a deployment. */
export interface ObjectStore {
  readonly region: string;
  readonly dataBucket: string;
  readonly opsBucket: string;
  /** Undefined on AWS: the SDK knows the endpoint of the region. */
  readonly endpoint?: string;
  readonly pathStyle: boolean;
  /** Undefined on AWS: pods get credentials from Pod Identity. */
  readonly credentials?: {
    readonly secret: string;
    readonly accessKeyIdKey: string;
    readonly secretAccessKeyKey: string;
  };
  readonly certificateAuthority?: { readonly secret: string; readonly key: string };
}

/**
 * `<id>@s3://<bucket>?region=...`: the form of s3.data.buckets, s3.ops.buckets, s3.wal.path and
 * automq.zonerouter.channels (S3S/s3/operator/BucketURI.java). Never with credentials in it.
 */
export function bucketUri(
  id: number,
  bucket: string,
  { store, parameters }: { readonly store: ObjectStore; readonly parameters?: Readonly<Record<string, string>> },
): string {
  const query = {
    region: store.region,
    ...(store.endpoint === undefined ? {} : { endpoint: store.endpoint }),
    ...(store.pathStyle ? { pathStyle: 'true' } : {}),
    ...parameters,
  };
  const text = Object.entries(query).map(([key, value]) => `${key}=${value}`);
  return `${id}@s3://${bucket}?${text.join('&')}`;
}
