import type { z } from 'zod';
import {
  arn,
  bucketName,
  cidr,
  labelKey,
  namespaceName,
  secretName,
  snapshotClassName,
  storageClassName,
  zoneId,
} from '../../config/fields';
import { identity } from '../../config/identity';
import type { ProfileName } from '../../config/profile-names';
import { regions } from '../../facts/regions';
import type { Answers } from './answers';
import { answersTo } from './answers';
import { zoneOf } from './zones';

/** One thing that `init` must know. Its flag answers it without a question. */
export interface InitQuestion {
  /** Key among the answers; `--kebab-case` of it is the flag. */
  readonly key: string;
  /** What the flag takes, for `--help`. */
  readonly placeholder: string;
  /** The question, and the flag's line in `--help`. */
  readonly ask: string;
  /** Whether there may be several answers: the flag again, or a list with commas. */
  readonly many?: true;
  /** Whether no answer is an answer. */
  readonly optional?: true;
  readonly preset?: Partial<Record<ProfileName, string>>;
  /** Where to find the answer; one line above the question. */
  readonly hint?: (before: Answers) => string;
  /** What is wrong with one answer by itself, or undefined. */
  readonly problem: (answer: string) => string | undefined;
  /** What no two answers may have in common, in words; the answer itself when left out. */
  readonly unique?: (answer: string) => readonly string[];
}

const by = (schema: z.ZodType) => (answer: string) => schema.safeParse(answer).error?.issues[0]?.message;

const matching = (pattern: RegExp, message: string) => (answer: string) => (pattern.test(answer) ? undefined : message);

const line = matching(/^[^\p{Cc}]{1,120}$/u, 'must be one line of up to 120 characters');

const every: readonly InitQuestion[] = [
  {
    key: 'name',
    placeholder: 'name',
    ask: 'Name of the deployment; part of every name the kit gives',
    problem: by(identity.name),
  },
  { key: 'customer', placeholder: 'text', ask: 'Customer whose data it carries', problem: by(identity.customer) },
  { key: 'owner', placeholder: 'text', ask: 'Team or address that answers for it', problem: by(identity.owner) },
];

const clientNamespaces: InitQuestion = {
  key: 'clientNamespace',
  placeholder: 'namespace',
  ask: 'Namespaces whose pods may reach the brokers',
  many: true,
  optional: true,
  problem: by(namespaceName),
};

function zoneMarks(answer: string): readonly string[] {
  const { name, id } = zoneOf(answer);
  return [`the name ${name}`, `the id ${id}`];
}

const aws: readonly InitQuestion[] = [
  {
    key: 'account',
    placeholder: 'digits',
    ask: 'AWS account',
    problem: matching(/^\d{12}$/, 'must be the 12 digits of an AWS account'),
  },
  {
    key: 'region',
    placeholder: 'region',
    ask: 'AWS region',
    problem: (answer) => (Object.hasOwn(regions, answer) ? undefined : 'must be an AWS region such as us-east-1'),
  },
  {
    key: 'zone',
    placeholder: 'name=id',
    ask: 'Zones as name=id, such as us-east-1a=use1-az4',
    many: true,
    hint: (before) => {
      const [region = 'REGION'] = answersTo(before, 'region');
      return `Zones of your account: aws ec2 describe-availability-zones --region ${region} --query "AvailabilityZones[].[ZoneName,ZoneId]" --output text`;
    },
    problem: (answer) => {
      const parts = answer.split('=');
      const [name = '', id = ''] = parts;
      return parts.length === 2 && name !== '' ? by(zoneId)(id) : 'must be name=id, such as us-east-1a=use1-az4';
    },
    unique: zoneMarks,
  },
  {
    key: 'cidr',
    placeholder: 'block',
    ask: 'Address block of the new VPC, /16 to /20',
    preset: { minimal: '10.20.0.0/20', production: '10.30.0.0/16' },
    problem: by(cidr),
  },
  {
    key: 'administrator',
    placeholder: 'arn',
    ask: 'IAM roles or users that administer the EKS cluster',
    many: true,
    optional: true,
    problem: by(arn('iam', '(role|user)/[A-Za-z0-9_+=,.@/-]+', 'arn:aws:iam::123456789012:role/PlatformAdmin')),
  },
  {
    key: 'apiCidr',
    placeholder: 'block',
    ask: 'Addresses that may reach the Kubernetes API from outside; none keeps it private',
    many: true,
    optional: true,
    problem: by(cidr),
  },
  clientNamespaces,
];

const node = matching(
  /^\d+,\d+,\d+$/,
  'must be three numbers: CPU cores, memory in GiB, network in Mbit/s, such as 7,28,10000',
);

const kubernetes: readonly InitQuestion[] = [
  {
    key: 'zone',
    placeholder: 'name=id',
    ask: 'Zones as name=id; the id is the value of the zone label on the nodes',
    many: true,
    problem: (answer) => by(zoneId)(answer.split('=').at(-1) ?? ''),
    unique: zoneMarks,
  },
  {
    key: 'zoneLabel',
    placeholder: 'label',
    ask: 'Node label that holds the zone id',
    preset: { private: 'topology.kubernetes.io/zone' },
    problem: by(labelKey),
  },
  {
    key: 'storageClass',
    placeholder: 'name',
    ask: 'Storage class of the metadata volumes',
    problem: by(storageClassName),
  },
  {
    key: 'snapshotClass',
    placeholder: 'name',
    ask: 'VolumeSnapshotClass of the same driver, for backups of those volumes',
    problem: by(snapshotClassName),
  },
  {
    key: 'brokerNode',
    placeholder: 'cpu,gib,mbps',
    ask: 'What a pod can have of a broker node: CPU cores, memory GiB, network Mbit/s',
    problem: node,
  },
  { key: 'controllerNode', placeholder: 'cpu,gib,mbps', ask: 'A controller node, in the same form', problem: node },
  {
    key: 'endpoint',
    placeholder: 'url',
    ask: 'URL of the S3-compatible store',
    problem: matching(
      /^https?:\/\/[A-Za-z0-9.-]+(:\d{1,5})?$/,
      'must be a URL without a path, such as https://s3.storage.internal:9000',
    ),
  },
  {
    key: 'storeReach',
    placeholder: 'where',
    ask: 'Where the store is: namespace:port of its pods, or its IPv4 blocks',
    many: true,
    problem: matching(
      /^([a-z][a-z0-9-]*:\d{1,5}|(\d{1,3}\.){3}\d{1,3}\/\d{1,2})$/,
      'must be a namespace with a port, such as storage:9000, or a block, such as 10.1.2.0/24',
    ),
  },
  { key: 'dataBucket', placeholder: 'bucket', ask: 'Bucket for the data; it must exist', problem: by(bucketName) },
  {
    key: 'opsBucket',
    placeholder: 'bucket',
    ask: 'Bucket for logs and metrics; it must exist',
    problem: by(bucketName),
  },
  {
    key: 'storeSecret',
    placeholder: 'name',
    ask: 'Kubernetes Secret with accessKeyId and secretAccessKey of the store',
    preset: { private: 'object-store' },
    problem: by(secretName),
  },
  {
    key: 'caSecret',
    placeholder: 'name',
    ask: 'Kubernetes Secret with ca.crt of the store, if its certificate authority is your own',
    optional: true,
    problem: by(secretName),
  },
  {
    key: 'registry',
    placeholder: 'host',
    ask: 'Registry that nodes pull from',
    preset: { private: 'docker.io' },
    problem: line,
  },
  {
    key: 'pullSecret',
    placeholder: 'name',
    ask: 'Kubernetes Secret with the registry’s credentials, if it wants any',
    optional: true,
    problem: by(secretName),
  },
  clientNamespaces,
];

/** What a profile must know, in the order in which it is asked. */
export const questionsOf = (profile: ProfileName): readonly InitQuestion[] => [
  ...every,
  ...(profile === 'private' ? kubernetes : aws),
];

/** Every question once, for the list of flags. */
export const allQuestions: readonly InitQuestion[] = [...every, ...aws, ...kubernetes].filter(
  ({ key }, index, all) => all.findIndex((other) => other.key === key) === index,
);

/** The answer that a profile proposes, if any. */
export const presetOf = ({ preset }: InitQuestion, profile: ProfileName): readonly string[] =>
  [preset?.[profile] ?? []].flat();

export const flagOf = ({ key }: Pick<InitQuestion, 'key'>) =>
  `--${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
