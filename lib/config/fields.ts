import { z } from 'zod';

/** A DNS label: what Kubernetes, Route 53 and S3 all accept. */
export const dnsLabel = (maxLength: number) =>
  z
    .string()
    .max(maxLength)
    .regex(/^[a-z]([a-z0-9-]*[a-z0-9])?$/, {
      error:
        'must be lower-case letters, digits and hyphens, start with a letter and end with a letter or digit, such as "acme"',
    });

/** A DNS name of several labels. */
export const dnsName = z
  .string()
  .max(253)
  .regex(/^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/, {
    error: 'must be a DNS name of lower-case labels, such as "kafka.acme.example"',
  });

/** A URL without credentials, query or fragment. */
export const httpUrl = z
  .string()
  .max(2048)
  .regex(/^https?:\/\/[A-Za-z0-9.-]+(:\d{1,5})?(\/[A-Za-z0-9._~\/-]*)?$/, {
    error:
      'must be an http or https URL without user, query or fragment, such as "https://runbooks.acme.example/automq"',
  });

/** Name of a Kubernetes namespace (RFC 1123 label). */
export const namespaceName = z
  .string()
  .max(63)
  .regex(/^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/, {
    error: 'must be lower-case letters, digits and hyphens, such as "orders"',
  });

/** Name of most Kubernetes objects (RFC 1123 subdomain). */
const objectName = z
  .string()
  .max(253)
  .regex(/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/, {
    error: 'must be lower-case letters, digits, hyphens and dots, such as "object-store"',
  });

export const secretName = objectName;
export const storageClassName = objectName;
export const snapshotClassName = objectName;

/** Key of an entry in a Kubernetes Secret. */
export const secretKey = z
  .string()
  .max(253)
  .regex(/^[A-Za-z0-9._-]+$/, { error: 'must be letters, digits, ".", "_" and "-", such as "ca.crt"' });

export const labelKey = z
  .string()
  .max(317)
  .regex(/^([a-z0-9]([a-z0-9.-]*[a-z0-9])?\/)?[A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?$/, {
    error: 'must be a Kubernetes label key, such as "topology.kubernetes.io/zone"',
  });

export const labelValue = z
  .string()
  .max(63)
  .regex(/^([A-Za-z0-9]([A-Za-z0-9_.-]*[A-Za-z0-9])?)?$/, {
    error: 'must be letters, digits, ".", "_" and "-", begin and end with a letter or digit',
  });

/** Text that AWS takes as the key or the value of a tag; one line, so that it fits a comment too. */
export const tagText = (maxLength: number) =>
  z
    .string()
    .max(maxLength)
    .regex(/^[\p{L}\p{N} _.:/=+@-]*$/u, {
      error: 'must be one line of letters, digits, spaces and _ . : / = + - @, such as "Acme Retail"',
    });

/** IPv4 block; that it is a network address and not a host inside one is a cross-field rule's business. */
export const cidr = z.string().regex(/^(\d{1,3}\.){3}\d{1,3}\/\d{1,2}$/, {
  error: 'must be an IPv4 block, such as "10.20.0.0/16"',
});

/** One IPv4 address. */
export const ipv4Address = z.string().regex(/^((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(?!$)|$)){4}$/, {
  error: 'must be an IPv4 address, such as "10.20.0.10"',
});

export const zoneId = z
  .string()
  .max(20)
  .regex(/^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/, {
    error: 'must be lower-case letters, digits and hyphens, such as "use1-az4" on AWS or "rack-a" elsewhere',
  });

export const bucketName = z
  .string()
  .min(3)
  .max(63)
  .regex(/^[a-z0-9][a-z0-9-]*[a-z0-9]$/, {
    error:
      'must be lower-case letters, digits and hyphens (no dots: TLS to a dotted bucket name fails), such as "acme-data"',
  });

export const kubernetesVersion = z
  .string()
  .regex(/^1\.\d{2}$/, { error: 'must be a Kubernetes minor version in quotes, such as "1.35"' });

/** Pattern of the ARN of one kind of resource; `resource` is the pattern of what follows the account. */
export const arnPattern = (service: string, resource: string) =>
  new RegExp(`^arn:aws(-cn|-us-gov)?:${service}:[a-z0-9-]*:\\d{12}:${resource}$`);

export const arn = (service: string, resource: string, example: string) =>
  z
    .string()
    .max(2048)
    .regex(arnPattern(service, resource), { error: `must be an ARN such as "${example}"` });

export const awsAccount = z.string().regex(/^\d{12}$/, { error: 'must be the 12 digits of an AWS account, in quotes' });

export const awsRegion = z
  .string()
  .regex(/^[a-z]{2}(-[a-z]+)+-\d$/, { error: 'must be an AWS region such as "us-east-1"' });

/** An id that AWS gives a resource, such as `subnet-0a1b2c3d4e5f67890`. */
export const awsId = (prefix: string) =>
  z.string().regex(new RegExp(`^${prefix}-([0-9a-f]{8}|[0-9a-f]{17})$`), {
    error: `must be an id such as "${prefix}-0a1b2c3d4e5f67890"`,
  });

/** The word that stands where a size follows from the workloads. */
export const derivedWord = 'derived';

const derivables = new WeakSet<object>();

/**
 * A setting that may be the word `derived` instead of a value.
 * @param provisional stands for the word until the value is known; a value that the schema takes
 */
export function derivable<S extends z.ZodType>(schema: S, provisional: z.input<S>) {
  const either = z.preprocess<z.input<S>, S, z.input<S> | typeof derivedWord>(
    (given) => (given === derivedWord ? provisional : given),
    schema,
  );
  derivables.add(either);
  return either;
}

/** Whether a schema was made by `derivable`. */
export const isDerivable = (schema: object): boolean => derivables.has(schema);

/** One line for people; longer than a tag, and without what would break a table or a page. */
export const sentence = (maxLength: number) =>
  z
    .string()
    .min(1)
    .max(maxLength)
    .regex(/^[^\r\n<>|]*$/, { error: 'must be one line without "<", ">" and "|"' });

/** A day of this century. */
export const date = z.string().regex(/^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, {
  error: 'must be a date such as "2026-11-27"',
});

/** Name of a topic or of a consumer group, or how such names begin. */
export const kafkaName = z
  .string()
  .min(1)
  .max(249)
  .regex(/^[A-Za-z0-9._-]+$/, { error: 'must be letters, digits, ".", "_" and "-"' });

/** The team, person or address that answers for something, or decided it. */
export const owner = tagText(120).min(1);
