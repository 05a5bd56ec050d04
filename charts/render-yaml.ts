import { stringify } from 'yaml';
import type { Wave } from '../lib/model/wave';

/**
 * A wave as YAML documents, texts of several lines as blocks. Written for YAML 1.1, which Kubernetes reads: there `on`
 * and `0777` need quotes to stay text.
 */
export const renderYaml = ({ objects }: Wave): string =>
  objects
    .map((object) =>
      stringify(object, {
        version: '1.1',
        lineWidth: 0,
        blockQuote: 'literal',
        aliasDuplicateObjects: false,
        // There are none; without this each object is searched for tags that need one.
        directives: false,
      }),
    )
    .join('---\n');
