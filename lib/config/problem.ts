/** Where the value of a setting comes from. */
export type Origin =
  | { readonly kind: 'file'; readonly line: number }
  | { readonly kind: 'profile'; readonly profile: string }
  | { readonly kind: 'implied'; readonly why: string }
  /** The file says `derived`. */
  | { readonly kind: 'derived'; readonly from: 'workloads' }
  | { readonly kind: 'default' };

/** Keys and list positions from the top of the file; empty for the file as a whole. */
export type Path = readonly (string | number)[];

/** One thing that is wrong with a deployment file, in the words of the person who wrote it. */
export interface Problem {
  readonly path: Path;
  /** What is wrong, with the value that was found. */
  readonly message: string;
  /** What to write instead. */
  readonly fix: string;
  /** Id of the rule or check that found it. */
  readonly rule: string;
  /** Where the value stands; absent where the problem is the file itself. */
  readonly origin?: Origin;
}

/** `zones[1].id`; a key with dots or spaces stands in brackets: `kafka.properties["message.max.bytes"]`. */
export function formatPath(path: Path): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`;
    if (!/^[\w-]+$/.test(part)) return `${text}[${JSON.stringify(part)}]`;
    return text === '' ? part : `${text}.${part}`;
  }, '');
}

/** `deployments/acme.yaml:14: zones[1].id: ` with what is known of it. */
export function formatPlace(file: string, { path, origin }: Pick<Problem, 'path' | 'origin'>): string {
  const where = path.length === 0 ? '' : `${formatPath(path)}: `;
  switch (origin?.kind) {
    case 'file':
      return `${file}:${origin.line}: ${where}`;
    case 'profile':
      return `${file} (profile ${origin.profile}): ${where}`;
    default:
      return `${file}: ${where}`;
  }
}
