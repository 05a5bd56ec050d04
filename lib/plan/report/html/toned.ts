import type { Cell, Tone } from '../report';
import { inline } from './escaped';

/** Signs beside what a color says, for who does not see colors. */
export const signs: Readonly<Record<Tone, string>> = { good: '✓', watch: '!', bad: '✕' };

/** The text of a cell as a badge where it stands well or badly, with a bar where it is a share. */
export function toned({ text, tone, percent }: Cell): string {
  const words = inline(text);
  if (percent !== undefined) {
    const width = Math.max(0, Math.min(100, percent)).toFixed(1);
    return `<span class="share${tone === undefined ? '' : ` ${tone}`}"><span class="bar" aria-hidden="true"><span style="width:${width}%"></span></span>${sign(tone)}${words}</span>`;
  }
  return tone === undefined ? words : `<span class="badge ${tone}">${sign(tone)}${words}</span>`;
}

const sign = (tone: Tone | undefined) =>
  tone === undefined ? '' : `<span aria-hidden="true">${signs[tone]}</span>&nbsp;`;
