import { listed } from '../../model/wording';
import type { SharedThing } from './shared-things';

const shown = 3;

const kinds: Readonly<Record<SharedThing['kind'], string>> = {
  topic: 'topic',
  user: 'user',
  consumerGroup: 'consumer group',
};

/** `Groups cart (critical) and audit (low) share topic stock.*.` */
export function sharingText({ kind, names, groups }: SharedThing): string {
  const members = groups.map(({ name, impact }) => `${name} (${impact.level})`);
  const more = names.length > shown ? ` and ${names.length - shown} more` : '';
  const things = names.length > shown ? names.slice(0, shown).join(', ') : listed(names);
  return `Groups ${listed(members)} share ${kinds[kind]}${names.length === 1 ? '' : 's'} ${things}${more}.`;
}
