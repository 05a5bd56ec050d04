import type { Block } from '../report';
import { inline } from './escaped';
import { htmlDetails } from './html-details';
import { htmlFigure } from './html-figure';
import { htmlOfMarkdown } from './html-of-markdown';
import { htmlTable } from './html-table';

/** A block of a report as it stands on a page. */
export function htmlBlock(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return `<p>${inline(block.text)}</p>`;
    case 'table':
      return htmlTable(block);
    case 'figure':
      return htmlFigure(block);
    case 'document':
      return htmlDetails(block, htmlOfMarkdown(block.markdown));
    case 'folded':
      return htmlDetails(block, htmlTable(block.table));
  }
}
