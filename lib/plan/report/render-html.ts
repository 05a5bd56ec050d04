import type { Deployment } from '../../model/deployment';
import type { Plan } from '../plan';
import { escaped, inline } from './html/escaped';
import { htmlDetails } from './html/html-details';
import { htmlFigure } from './html/html-figure';
import { htmlHeadlines } from './html/html-headlines';
import { htmlOfMarkdown } from './html/html-of-markdown';
import { htmlTable } from './html/html-table';
import { pageStyle } from './html/page-style';
import type { Block, Report, Section } from './report';
import { reportOf } from './report-of';

/** Which command of the kit wrote a page, and what the page holds. */
export interface PageKind {
  readonly command: 'plan' | 'simulate';
  readonly noun: 'plan' | 'simulation';
}

const planPage: PageKind = { command: 'plan', noun: 'plan' };

/** How the file begins, by which the kit knows its own. */
export const htmlStartOf = ({ command }: Pick<PageKind, 'command'>): string =>
  `<!doctype html>\n<!-- Written by automq-kit ${command}. -->`;

/** A browser that reads the page loads nothing else and runs nothing, whatever a text of the file holds. */
const policy = "default-src 'none'; style-src 'unsafe-inline'";

/** The whole plan as one page that needs no other file and no network. Same plan and deployment, same bytes. */
export const renderHtml = (plan: Plan, deployment: Deployment): string => htmlOf(reportOf(plan, deployment));

export const htmlOf = ({ title, subject, headlines, sections }: Report, page: PageKind = planPage): string =>
  [
    htmlStartOf(page),
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    `<title>${escaped(title)}</title>`,
    `<style>\n${pageStyle}\n</style>`,
    '</head>',
    '<body>',
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
    '</body>',
    '</html>',
    '',
  ].join('\n');

const htmlSection = ({ id, title, blocks }: Section): string =>
  [
    `<section id="${escaped(id)}" aria-labelledby="${escaped(id)}-title">`,
    `<h2 id="${escaped(id)}-title">${escaped(title)}</h2>`,
    ...blocks.map(htmlBlock),
    '</section>',
  ].join('\n');

function htmlBlock(block: Block): string {
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
