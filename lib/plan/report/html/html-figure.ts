import type { Figure, Room } from '../report';
import { escaped, inline } from './escaped';

/** A picture drawn for a wide and for a narrow room, of which the page shows one, and its words. */
export function htmlFigure({ id, caption, description, draw }: Figure): string {
  const drawing = (room: Room) => `<div class="${room}">${draw(room, `${id}-${room}`)}</div>`;
  return [
    `<figure id="${escaped(id)}">`,
    `<figcaption>${inline(caption)}</figcaption>`,
    `<div class="picture" role="img" aria-label="${escaped(description)}">`,
    drawing('wide'),
    drawing('narrow'),
    '</div>',
    '</figure>',
  ].join('\n');
}
