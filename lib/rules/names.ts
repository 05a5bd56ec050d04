import type { Path } from '../config/problem';
import type { DeploymentConfig } from '../config/schema';
import { isAws } from '../config/schema';
import { bucketNameOf, limitedNames } from '../model/names';
import type { Finding, Rule } from './rule';
import { awsRule } from './rule';
import { tagsRule } from './tags-rule';

const nameLength: Rule = {
  id: 'name-length',
  severity: 'error',
  why: 'S3 (63), load balancers (32), IAM (64), EKS and Kubernetes (63) limit the names that the kit derives from the deployment’s.',
  fix: 'Choose a shorter `name`.',
  check: (config) => {
    const zoneIds = config.zones.map(({ id }) => id);
    const tooLong = limitedNames(config.name, zoneIds, isAws(config) ? config.platform : undefined)
      .filter(({ name, maxLength }) => name.length > maxLength)
      .sort((a, b) => b.name.length - b.maxLength - (a.name.length - a.maxLength));
    const [worst] = tooLong;
    if (!worst) return [];
    const fits = config.name.length - (worst.name.length - worst.maxLength);
    const message = `"${config.name}" makes the ${worst.what} "${worst.name}", of ${worst.name.length} characters where ${worst.maxLength} are allowed.`;
    return [
      {
        path: ['name'],
        message,
        fix: `Choose a \`name\` of at most ${fits} characters; it can never be changed later.`,
      },
    ];
  },
};

interface UsedBucket {
  readonly use: 'data' | 'ops';
  readonly name: string;
  /** Whether it is there already. */
  readonly exists: boolean;
  /** Where the name, or what it derives from, stands. */
  readonly path: Path;
}

function buckets(config: DeploymentConfig): readonly UsedBucket[] {
  const uses = ['data', 'ops'] as const;
  return uses.map((use) => {
    const key = `${use}Bucket` as const;
    if (!isAws(config))
      return { use, name: config.storage.objectStore[key], exists: true, path: ['storage', 'objectStore', key] };
    const { name, kind } = config.storage[key];
    if (name !== undefined) return { use, name, exists: kind === 'existing', path: ['storage', key, 'name'] };
    return { use, name: bucketNameOf(config.name, use, config.platform), exists: false, path: ['name'] };
  });
}

/** Amazon S3 user guide, "General purpose buckets naming rules". */
const reservedStarts = ['xn--', 'sthree-', 'amzn-s3-demo-'];
const reservedEnds = ['-s3alias', '--ol-s3', '--x-s3', '--table-s3'];
/** A new bucket with this end needs the account's own namespace; one that is there may have it. */
const reservedEndOfNew = '-an';

const bucketReserved = awsRule({
  id: 'bucket-name-reserved',
  severity: 'error',
  why: 'AWS keeps some beginnings and ends of bucket names for itself and refuses the bucket at deploy.',
  fix: `Choose a name that begins with none of ${reservedStarts.join(', ')} and ends with none of ${[...reservedEnds, reservedEndOfNew].join(', ')}.`,
  check: (config) => {
    const findings = buckets(config).flatMap(({ name, exists, path }): readonly Finding[] => {
      const ends = exists ? reservedEnds : [...reservedEnds, reservedEndOfNew];
      const reserved = reservedStarts.find((start) => name.startsWith(start)) ?? ends.find((end) => name.endsWith(end));
      return reserved === undefined
        ? []
        : [{ path, message: `the bucket name "${name}" has the reserved part "${reserved}".` }];
    });
    return findings.filter(
      ({ path }, index) => findings.findIndex((other) => other.path.join() === path.join()) === index,
    );
  },
});

const bucketsDistinct: Rule = {
  id: 'buckets-distinct',
  severity: 'error',
  why: 'Objects in the ops bucket expire; in the data bucket that would be the loss of messages.',
  fix: 'Give each use a bucket of its own.',
  check: (config) => {
    const [data, ops] = buckets(config);
    return data && ops && data.name === ops.name
      ? [{ path: ops.path, message: `"${ops.name}" is the data bucket too.` }]
      : [];
  },
};

const tagsAllowed = awsRule(tagsRule);

const tagsOnAws: Rule = {
  id: 'tags-on-aws',
  severity: 'error',
  why: 'Tags are for AWS resources; on another platform they would be written down and used nowhere.',
  fix: 'Remove `tags`.',
  check: (config) =>
    !isAws(config) && Object.keys(config.tags).length > 0
      ? [{ path: ['tags'], message: `has no effect with platform.kind "${config.platform.kind}".` }]
      : [],
};

export const nameRules = [nameLength, bucketReserved, bucketsDistinct, tagsAllowed, tagsOnAws];
