import type { Labels, QueryNode, Reading } from './query-reading';
import { expectLabels, unquoted } from './query-reading';

/** Labels that a function leaves of those of what it is given; `texts` are its arguments in quotes. */
export function functionLabels(
  node: QueryNode,
  given: { readonly name: string; readonly inner: Labels; readonly texts: readonly string[] },
  reading: Reading,
): Labels {
  const { name, inner } = given;
  const texts = given.texts.map(unquoted);
  switch (name) {
    case 'label_replace':
      // An empty name is a label that nothing has, with which a constant is written.
      expectLabels(
        texts.slice(2, 3).filter((label) => label !== ''),
        inner,
        node,
        reading,
      );
      return new Set([...inner, ...texts.slice(0, 1)]);
    case 'label_join':
      expectLabels(texts.slice(2), inner, node, reading);
      return new Set([...inner, ...texts.slice(0, 1)]);
    case 'histogram_quantile':
      return new Set([...inner].filter((label) => label !== 'le'));
    case 'absent':
    case 'absent_over_time':
      return labelsAskedFor(node, reading);
    case 'scalar':
    case 'vector':
    case 'time':
      return new Set();
    default:
      return inner;
  }
}

/** What is absent has the labels that a plain selector asks for by `=`; of anything else nothing is known. */
function labelsAskedFor(node: QueryNode, { text }: Reading): Labels {
  const matchers = node.getChild('FunctionCallBody')?.getChild('VectorSelector')?.getChild('LabelMatchers');
  const plain = (matchers?.getChildren('UnquotedLabelMatcher') ?? [])
    .map(text)
    .filter((each) => /^\w+\s*=[^~]/.test(each));
  return new Set(plain.map((each) => each.replace(/\s*=.*$/s, '')));
}
