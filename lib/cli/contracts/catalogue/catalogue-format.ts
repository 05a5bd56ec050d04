/** How a catalogue is written: for a browser, for programs, for a wiki. */
export const catalogueFormats = ['html', 'json', 'markdown'] as const;

export type CatalogueFormat = (typeof catalogueFormats)[number];
