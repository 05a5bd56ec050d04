import type { Finding } from './rule';

/**
 * AWS allows 50 tags on a resource. Each has four of the kit's; a controller's volume one more and up to eight of the EBS
 * driver's (docs/tagging.md in its repository), an instance a name and five of Karpenter's (pkg/utils of version 1.14.1), and
 * Data Lifecycle Manager gives a snapshot 45 at most, one of them by volume (its API, Schedule).
 */
const maxTags = 35;

export const tagsRule = {
  id: 'tags-allowed',
  severity: 'error',
  why: 'AWS keeps tags that begin with `aws:` for itself and allows 50 on a resource, of which the kit and AWS add some.',
  fix: `Write at most ${maxTags} tags, none of which begins with "aws:".`,
  check: ({ tags }: { readonly tags: Readonly<Record<string, string>> }): readonly Finding[] => {
    const keys = Object.keys(tags);
    const reserved = keys.filter((key) => key.toLowerCase().startsWith('aws:'));
    return [
      ...reserved.map((key) => ({ path: ['tags', key], message: `"${key}" begins with "aws:".` })),
      ...(keys.length > maxTags ? [{ path: ['tags'], message: `${keys.length} tags; ${maxTags} are allowed.` }] : []),
    ];
  },
} as const;
