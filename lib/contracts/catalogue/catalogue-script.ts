/**
 * What searches the page: every word has to be in a topic’s text, and every choice has to be its own. It reads and hides
 * elements and writes nothing of the contracts into the page.
 */
export const catalogueScript = `
'use strict';
(() => {
  const at = (id) => document.getElementById('page:' + id);
  const form = at('search');
  const choices = [...form.querySelectorAll('select')];
  const topics = [...document.querySelectorAll('article.topic')].map((element) => ({
    element,
    text: element.dataset.search,
    values: choices.map(({ dataset }) => element.dataset[dataset.facet]),
  }));
  const search = () => {
    const words = at('words').value.toLowerCase().split(/\\s+/).filter((word) => word !== '');
    let shown = 0;
    for (const { element, text, values } of topics) {
      const found =
        words.every((word) => text.includes(word)) &&
        choices.every(({ value }, index) => value === '' || value === values[index]);
      if (element.hidden === found) element.hidden = !found;
      if (found) shown += 1;
    }
    at('count').textContent = shown + ' of ' + topics.length + ' topics';
    at('none').hidden = shown > 0;
  };
  const open = () => {
    let name;
    try {
      name = decodeURIComponent(location.hash.slice(1));
    } catch {
      return;
    }
    const linked = topics.find(({ element }) => element.id === name);
    if (linked === undefined) return;
    linked.element.hidden = false;
    linked.element.querySelector('details').open = true;
    linked.element.scrollIntoView();
  };
  form.hidden = false;
  form.addEventListener('input', search);
  form.addEventListener('submit', (event) => event.preventDefault());
  addEventListener('hashchange', open);
  search();
  open();
})();
`.trim();
