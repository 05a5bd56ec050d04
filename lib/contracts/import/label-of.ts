/** Room for the number that tells labels of one text apart. */
const longest = 50;

/** A text as a DNS label, which a workload group and a file can be called. */
export function labelOf(text: string): string {
  const letters = text.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  const label = (/^[0-9]/.test(letters) ? `n${letters}` : letters).replace(/^-+/, '').slice(0, longest);
  return label.replace(/-+$/, '') || 'others';
}

/** Gives out names, each of them once: the second `orders` is `orders-2`. */
export function uniqueNames(): (wanted: string) => string {
  const taken = new Set<string>();
  return (wanted) => {
    let name = wanted;
    for (let number = 2; taken.has(name.toLowerCase()); number += 1) name = `${wanted}-${number}`;
    taken.add(name.toLowerCase());
    return name;
  };
}
