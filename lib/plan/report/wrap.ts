/** Lines of at most so many letters; a word that is longer is cut, after a hyphen where it has one. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [''];
  for (const word of text.split(' ').flatMap((each) => chunks(each, width))) {
    const last = String(lines.at(-1));
    if (last === '') lines[lines.length - 1] = word;
    else if (last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

function chunks(word: string, width: number): readonly string[] {
  if (word.length <= width) return [word];
  const afterHyphen = word.lastIndexOf('-', width - 1) + 1;
  const end = afterHyphen === 0 ? width : afterHyphen;
  return [word.slice(0, end), ...chunks(word.slice(end), width)];
}
