import type { Node } from 'yaml';
import { Document, isCollection, isScalar } from 'yaml';
import type { Origin } from './problem';
import type { DeploymentConfig } from './schema';
import type { Setting } from './settings';

/** The resolved file as YAML, each setting with a comment that says where its value comes from. */
export function renderSettings(config: DeploymentConfig, settings: readonly Setting[]): string {
  const document = new Document(config, { aliasDuplicateObjects: false });
  for (const { path, origin } of settings) {
    const node = document.getIn(path, true) as Node;
    if (isCollection(node)) node.flow = true;
    if (isScalar(node) || isCollection(node)) node.comment = ` ${originText(origin)}`;
  }
  return document.toString({ lineWidth: 0 });
}

/** `line 14`, `profile production`, `derived from workloads`, `default`, or the choice that implies it. */
export function originText(origin: Origin): string {
  switch (origin.kind) {
    case 'file':
      return `line ${origin.line}`;
    case 'profile':
      return `profile ${origin.profile}`;
    case 'implied':
      return `since ${origin.why}`;
    case 'derived':
      return `derived from ${origin.from}`;
    case 'default':
      return 'default';
  }
}
