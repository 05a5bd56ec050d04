import { escaped, inline } from './escaped';

/** Something that a reader opens; on paper it is open. */
export const htmlDetails = ({ id, title }: { readonly id: string; readonly title: string }, content: string): string =>
  [
    `<details id="${escaped(id)}">`,
    `<summary>${inline(title)}</summary>`,
    `<div class="inside">`,
    content,
    '</div>',
    '</details>',
  ].join('\n');
