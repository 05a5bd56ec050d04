import type { Finding } from './rule';

/** AWS allows 50 tags on a resource; stacks, EKS and the kit add a few of their own. */
const maxTags = 45;

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
