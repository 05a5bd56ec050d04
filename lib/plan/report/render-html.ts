import type { Deployment } from '../../model/deployment';
import type { Plan } from '../plan';
import { escaped } from './html/escaped';
import { htmlBlock } from './html/html-block';
import { htmlFrame } from './html/html-frame';
import { htmlHeadlines } from './html/html-headlines';
import { pageStyle } from './html/page-style';
import type { Report, Section } from './report';
import { reportOf } from './report-of';

/** Which command of the kit wrote a page, and what the page holds. */
export interface PageKind {
  readonly command: 'plan' | 'simulate';
  readonly noun: 'plan' | 'simulation';
}

const planPage: PageKind = { command: 'plan', noun: 'plan' };

/** How the file begins, by which the kit knows its own. */
export const htmlStartOf = ({ command }: { readonly command: PageKind['command'] | 'contracts catalogue' }): string =>
  `<!doctype html>\n<!-- Written by automq-kit ${command}. -->`;

/** The whole plan as one page that needs no other file and no network. Same plan and deployment, same bytes. */
export const renderHtml = (plan: Plan, deployment: Deployment): string => htmlOf(reportOf(plan, deployment));

export const htmlOf = ({ title, subject, headlines, sections }: Report, page: PageKind = planPage): string =>
  htmlFrame({
    start: htmlStartOf(page),
    title,
    style: pageStyle,
    body: [
      `<a class="skip" href="#main">Skip to the ${page.noun}</a>`,
      `<header><h1>${escaped(title)}</h1><p>${escaped(subject)}</p></header>`,
      '<nav aria-label="Contents"><ul>',
      ...[{ id: 'summary', title: 'In short' }, ...sections].map(
        (section) => `<li><a href="#${escaped(section.id)}">${escaped(section.title)}</a></li>`,
      ),
      '</ul></nav>',
      '<main id="main">',
      htmlHeadlines(headlines),
      ...sections.map(htmlSection),
      '</main>',
      `<footer><p>Written by <code>automq-kit ${page.command}</code> from the deployment file. ${escaped(subject)}.</p></footer>`,
    ],
  });

const htmlSection = ({ id, title, blocks }: Section): string =>
  [
    `<section id="${escaped(id)}" aria-labelledby="${escaped(id)}-title">`,
    `<h2 id="${escaped(id)}-title">${escaped(title)}</h2>`,
    ...blocks.map(htmlBlock),
    '</section>',
  ].join('\n');
