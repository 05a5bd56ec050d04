import type { Gap } from '../schema-change';
import { isTuple, itemAt } from './accepts-value';
import { limitGaps } from './limit-gaps';
import type { Comparison } from './relation';
import { under } from './relation';
import type { SchemaNode } from './schema-node';
import { shownNode } from './shown';
import { itemOf, limitOf, typesOf } from './writer';

/** What a reader refuses of the arrays that are written. */
export function arrayGaps(comparison: Comparison): readonly Gap[] {
  if (!typesOf(comparison.writer).includes('array')) return [];
  return [
    ...limitGaps(comparison, ['maxItems', 'minItems']),
    ...itemGaps(comparison),
    ...containsGaps(comparison),
    ...uniqueGaps(comparison),
  ];
}

/** Each position that a tuple names, and then one that stands for all behind. */
function itemGaps({ writer, reader, relation }: Comparison): readonly Gap[] {
  if (reader.items === undefined) return [];
  const named = Math.max(...[reader, ...writer].map(({ items }) => (isTuple(items) ? items.length : 0)));
  return Array.from({ length: named + 1 }, (_, index) => index).flatMap((index) =>
    under(pathOf(reader, index), relation.inside.gaps(itemOf(writer, index), itemAt(reader, index))),
  );
}

const pathOf = ({ items }: SchemaNode, index: number): Gap['path'] =>
  !isTuple(items) ? ['items'] : index < items.length ? ['items', index] : ['additionalItems'];

function containsGaps({ writer, reader, relation }: Comparison): readonly Gap[] {
  const wanted = reader.parts.contains;
  if (wanted === undefined) return [];
  const holds = (given: readonly SchemaNode[]) => relation.inside.gaps(given, wanted).length === 0;
  if (writer.some(({ parts }) => parts.contains !== undefined && holds([parts.contains]))) return [];
  if ((limitOf(writer, 'minItems') ?? 0) > 0 && holds(itemOf(writer, 0))) return [];
  return [
    {
      kind: 'break',
      path: ['contains'],
      writer: 'nothing',
      reader: shownNode(wanted),
      why: 'an array has to contain an item that what is written need not have',
      wanted: 'have no such "contains"',
    },
  ];
}

function uniqueGaps({ writer, reader }: Comparison): readonly Gap[] {
  const holds = writer.some(({ uniqueItems }) => uniqueItems) || (limitOf(writer, 'maxItems') ?? Infinity) <= 1;
  if (!reader.uniqueItems || holds) return [];
  return [
    {
      kind: 'break',
      path: ['uniqueItems'],
      writer: 'items may be equal',
      reader: 'items differ',
      why: 'items have to differ where equal ones may be written',
      wanted: 'take equal items',
    },
  ];
}
