// Checks that run inside the catalogue, so each is a function of its own without anything around it.

/** Topics that are seen, each with what it is searched by. */
export function shownTopics() {
  return [...document.querySelectorAll('article.topic')]
    .filter((each) => !each.hidden)
    .map((each) => ({ name: each.id, text: each.dataset.search }));
}

/** Writes into the search box, and tells what is seen then. */
export function searchTopics(words) {
  const box = document.getElementById('page:words');
  box.value = words;
  box.dispatchEvent(new Event('input', { bubbles: true }));
  return [...document.querySelectorAll('article.topic')]
    .filter((each) => !each.hidden)
    .map((each) => ({ name: each.id, text: each.dataset.search }));
}

/** Takes the first choice of a facet, tells what is seen then, and takes it back. */
export function chooseTopics(facet) {
  const select = document.getElementById(`page:${facet}`);
  const change = (value) => {
    select.value = value;
    select.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const { value, textContent } = select.options[1];
  change(value);
  const shown = [...document.querySelectorAll('article.topic')]
    .filter((each) => !each.hidden)
    .map((each) => each.dataset[facet]);
  change('');
  return { value, counted: Number(/\((\d+)\)$/.exec(textContent)[1]), shown };
}

/** Types a word letter by letter and takes it back, and measures each until the page is laid out, milliseconds. */
export function timedSearches(word) {
  const box = document.getElementById('page:words');
  const times = [];
  const type = (words) => {
    const before = performance.now();
    box.value = words;
    box.dispatchEvent(new Event('input', { bubbles: true }));
    document.body.getBoundingClientRect();
    times.push(performance.now() - before);
  };
  for (let round = 0; round < 3; round += 1) {
    type('');
    for (let end = 1; end <= word.length; end += 1) type(word.slice(0, end));
  }
  const shown = [...document.querySelectorAll('article.topic')].filter((each) => !each.hidden).length;
  const sorted = [...times].sort((a, b) => a - b);
  return { slowest: sorted.at(-1), median: sorted[Math.floor(sorted.length / 2)], searches: times.length, shown };
}
