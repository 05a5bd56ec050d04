import type { Folded, Table } from './report';

/** Detail that few readers want, behind a title. */
export const folded = (title: string, table: Table): Folded => ({
  kind: 'folded',
  id: `folded-${table.id}`,
  title,
  table,
});
