import { escaped, inline } from '../../plan/report/html/escaped';
import { htmlBlock } from '../../plan/report/html/html-block';
import { htmlFrame } from '../../plan/report/html/html-frame';
import { pageStyle } from '../../plan/report/html/page-style';
import { htmlStartOf } from '../../plan/report/render-html';
import type { Catalogue, CatalogueTopic } from './catalogue';
import { subjectOf, titleOf } from './catalogue-report';
import { catalogueScript } from './catalogue-script';
import { catalogueStyle } from './catalogue-style';
import { facets } from './facets';
import { searchText } from './search-text';
import { amount, topicBlocks } from './topic-blocks';

export const htmlStart = htmlStartOf({ command: 'contracts catalogue' });

/**
 * The catalogue as one page that needs no other file and no network. Its script only hides and opens what is there, so
 * the page is whole without it. Same catalogue, same bytes.
 */
export const renderHtml = (catalogue: Catalogue): string =>
  htmlFrame({
    start: htmlStart,
    title: titleOf(catalogue),
    style: `${pageStyle}\n${catalogueStyle}`,
    script: catalogueScript,
    body: [
      '<a class="skip" href="#page:topics">Skip to the topics</a>',
      `<header><h1>${escaped(titleOf(catalogue))}</h1><p>${escaped(subjectOf(catalogue))}</p></header>`,
      ...searchForm(catalogue),
      '<main id="page:topics">',
      ...catalogue.topics.map((topic) => article(topic, catalogue)),
      '<p id="page:none" hidden>No topic is like that. Take a word or a choice away.</p>',
      '</main>',
      `<footer><p>Written by <code>automq-kit contracts catalogue</code> from the event contracts. ${escaped(subjectOf(catalogue))}.</p></footer>`,
    ],
  });

/** Shown by the script, since nothing of it works without. */
const searchForm = ({ topics }: Catalogue): readonly string[] => [
  '<form id="page:search" role="search" aria-label="Topics" hidden>',
  '<p class="box"><label for="page:words">Search by name, owner, class, field, principal or group</label>',
  '<input id="page:words" type="search" autocomplete="off" spellcheck="false" placeholder="stock field:productId"></p>',
  ...facets.map(
    ({ id, title, valueOf }) =>
      `<p><label for="page:${id}">${title}</label> <select id="page:${id}" data-facet="${id}">${optionsOf(topics.map(valueOf))}</select></p>`,
  ),
  `<p id="page:count" role="status">${topics.length} of ${topics.length} topics</p>`,
  '</form>',
];

function optionsOf(values: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const named = [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
  return [
    '<option value="">all</option>',
    ...named.map(([value, count]) => `<option value="${escaped(value)}">${escaped(value)} (${count})</option>`),
  ].join('');
}

function article(topic: CatalogueTopic, catalogue: Catalogue): string {
  const { name, owner, purpose, dataClass, sensitive, visibility, monthlyCost } = topic;
  const id = escaped(name);
  const choices = facets.map((facet) => `data-${facet.id}="${escaped(facet.valueOf(topic))}"`).join(' ');
  const cost = monthlyCost === undefined ? [] : [`${amount(monthlyCost.total, catalogue.currency)} a month`];
  const facts = [owner, dataClass, visibility, ...cost].map((each) => `<li>${escaped(each)}</li>`);
  return [
    `<article class="topic" id="${id}" aria-labelledby="${id}:title" ${choices} data-search="${escaped(searchText(topic))}">`,
    `<h2 id="${id}:title"><a href="#${id}">${id}</a>${sensitive ? ' <span class="badge watch">sensitive</span>' : ''}</h2>`,
    `<ul class="facts">${facts.join('')}</ul>`,
    `<p>${inline(purpose)}</p>`,
    '<details>',
    `<summary>All about ${id}</summary>`,
    '<div class="inside">',
    ...topicBlocks(topic, catalogue).map(htmlBlock),
    '</div>',
    '</details>',
    '</article>',
  ].join('\n');
}
