// Checks that run inside the page, so each is a function of its own without anything around it.

/** Texts of the drawings that are seen which leave their drawing or lie on another text. */
export function coveredTexts() {
  const found = [];
  for (const drawing of document.querySelectorAll('figure svg')) {
    const frame = drawing.getBoundingClientRect();
    if (frame.width === 0) continue;
    const figure = drawing.closest('figure').id;
    const texts = [...drawing.querySelectorAll('text')].filter((each) => each.textContent.trim() !== '');
    const places = texts.map((each) => ({ words: each.textContent, place: each.getBoundingClientRect() }));
    for (const [index, { words, place }] of places.entries()) {
      const outside =
        place.left < frame.left - 1 ||
        place.right > frame.right + 1 ||
        place.top < frame.top - 2 ||
        place.bottom > frame.bottom + 2;
      if (outside) found.push(`${figure}: "${words}" is cut off`);
      for (const other of places.slice(index + 1)) {
        const across = Math.min(place.right, other.place.right) - Math.max(place.left, other.place.left);
        const along = Math.min(place.bottom, other.place.bottom) - Math.max(place.top, other.place.top);
        if (across > 1 && along > 4) found.push(`${figure}: "${words}" and "${other.words}" lie on each other`);
      }
    }
  }
  return found;
}

/** Ids that more than one element has. */
export function repeatedIds() {
  const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
  return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))];
}

/** Boxes that are seen and narrower than what is in them. */
export function leavingBoxes() {
  const boxes = document.querySelectorAll(
    'main, section, details, .inside, .card, .table, figure, .picture, th, td, p',
  );
  return [...boxes]
    .filter((box) => box.checkVisibility() && box.clientWidth > 1 && box.scrollWidth > box.clientWidth + 1)
    .map((box) => {
      const place = box.closest('[id]');
      const where = place === null ? box.tagName : `${place.id}, ${box.tagName}`;
      return `${where}: ${box.scrollWidth} in ${box.clientWidth} pixels: "${box.textContent.trim().slice(0, 40)}"`;
    });
}
