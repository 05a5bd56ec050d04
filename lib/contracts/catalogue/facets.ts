import type { CatalogueTopic } from './catalogue';

/** By what a reader chooses topics; an id is part of the page. */
export const facets: readonly {
  readonly id: string;
  readonly title: string;
  readonly valueOf: (topic: CatalogueTopic) => string;
}[] = [
  { id: 'owner', title: 'Owner', valueOf: ({ owner }) => owner },
  { id: 'class', title: 'Data class', valueOf: ({ dataClass }) => dataClass },
  { id: 'visibility', title: 'Visibility', valueOf: ({ visibility }) => visibility },
];
