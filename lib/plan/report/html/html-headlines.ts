import type { Headline } from '../report';
import { inline } from './escaped';
import { signs } from './toned';

const tones = { good: 'Good', watch: 'To look at', bad: 'Bad' } as const;

/** The questions of a director, each on a card of its own. */
export const htmlHeadlines = (headlines: readonly Headline[]): string =>
  [
    '<section id="summary" aria-labelledby="summary-title">',
    '<h2 id="summary-title">In short</h2>',
    '<ul class="cards">',
    ...headlines.map(
      ({ question, answer, detail, tone }) =>
        `<li class="card ${tone}"><h3>${inline(question)}</h3><p class="answer"><span class="sign" role="img" aria-label="${tones[tone]}">${signs[tone]}</span> ${inline(answer)}</p><p>${inline(detail)}</p></li>`,
    ),
    '</ul>',
    '</section>',
  ].join('\n');
