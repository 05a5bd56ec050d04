import { nearest } from '../config/nearest';

/** The remedy where a name is a typing mistake away from one that is known; nothing where none is near. */
export function didYouMean(text: string, known: readonly string[]): { readonly fix?: string } {
  const near = nearest(text, known);
  return near === undefined ? {} : { fix: `Did you mean \`${near}\`?` };
}
