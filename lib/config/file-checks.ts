/** What is checked of a deployment file before the rules between its settings; the reference in docs is made from it. */
export interface FileCheck {
  readonly id: string;
  readonly why: string;
  readonly fix: string;
}

const checks = {
  'file-readable': {
    why: 'Without the file there is nothing to check.',
    fix: 'Give the path of one file that you may read; `automq-kit init` and `automq-kit consumer init` write new ones.',
  },
  'file-size': {
    why: 'Such a file has a few kilobytes; something of a megabyte is another one.',
    fix: 'Give the path of the file that is meant.',
  },
  'yaml-syntax': {
    why: 'The file is YAML 1.2: one document, a group of keys at its top, every key once.',
    fix: 'Correct the line; a YAML-aware editor marks it.',
  },
  'yaml-aliases': {
    why: 'Aliases that multiply can blow a small file up to gigabytes.',
    fix: 'Write the values out instead of using `&name` and `*name`.',
  },
  'static-credentials': {
    why: 'The file is read by many and kept in version control, so a credential in it is a leaked one.',
    fix: 'Take it out, revoke it, and use a role on AWS or the name of a Kubernetes Secret elsewhere.',
  },
  'platform-kind': {
    why: 'All other settings depend on it.',
    fix: 'Write `platform: { kind: aws, … }` for stacks and manifests, `kind: kubernetes` for manifests alone.',
  },
  'unknown-key': {
    why: 'A misspelt key would be a setting that silently does nothing.',
    fix: 'Correct or remove the key.',
  },
  'missing-key': { why: 'The setting has no default that is right anywhere.', fix: 'Add the key.' },
  'wrong-type': {
    why: 'Each setting is text, a number, true or false, a list or a group of keys.',
    fix: 'Write it so.',
  },
  'derived-needs-workloads': {
    why: 'A size follows from what the workloads ask for, and from nothing else.',
    fix: 'Describe the groups in `workloads`, or write the size.',
  },
  'derived-no-fit': {
    why: 'A size that the workloads outgrow would be found out at the peak.',
    fix: 'Choose larger nodes, allow more of them, spread hot keys over more partitions, give the groups several deployments, or put into `plan.measured` what your brokers carry.',
  },
  'not-allowed': { why: 'Each setting has a range, a form or a list of choices.', fix: 'Write a value within it.' },
} satisfies Record<string, Omit<FileCheck, 'id'>>;

export type FileCheckId = keyof typeof checks;

export const fileChecks: readonly FileCheck[] = Object.entries(checks).map(([id, check]) => ({ id, ...check }));

/** The general remedy of a check, for a problem that has no better one. */
export const fixOf = (id: FileCheckId): string => checks[id].fix;
