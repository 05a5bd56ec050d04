/** How something stands. What is shown in a color says it in words as well. */
export type Tone = 'good' | 'watch' | 'bad';

export interface Cell {
  readonly text: string;
  readonly tone?: Tone;
  /** Drawn as a bar beside the text, percent; a full bar is 100. */
  readonly percent?: number;
}

export interface Column {
  readonly heading: string;
  /** Numbers stand to the right. */
  readonly numeric?: boolean;
}

/** A table; the first cell of a row names the row. */
export interface Table {
  readonly kind: 'table';
  /** Unique in the report. */
  readonly id: string;
  readonly caption: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly (string | Cell)[])[];
  /** Its last row is the sum of the others. */
  readonly totals?: boolean;
  /** Shown on a terminal too, where a reader wants what matters first. */
  readonly essential?: boolean;
}

/** Width that a picture has to do with. */
export type Room = 'wide' | 'narrow';

/** A picture, whose figures stand in a table beside it. */
export interface Figure {
  readonly kind: 'figure';
  /** Unique in the report. */
  readonly id: string;
  readonly caption: string;
  /** What it shows, in words, for who does not see it. */
  readonly description: string;
  /** Draws it as SVG; what is drawn for a room has ids that begin with `prefix`. */
  readonly draw: (room: Room, prefix: string) => string;
}

export interface Paragraph {
  readonly kind: 'paragraph';
  readonly text: string;
  readonly essential?: boolean;
}

/** A document of its own, which a reader opens. */
export interface Document {
  readonly kind: 'document';
  readonly id: string;
  readonly title: string;
  readonly markdown: string;
}

/** Detail that a reader opens. */
export interface Folded {
  readonly kind: 'folded';
  readonly id: string;
  readonly title: string;
  readonly table: Table;
}

export type Block = Table | Figure | Paragraph | Document | Folded;

export interface Section {
  /** Unique in the report. */
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** A question that a director asks, with its answer. */
export interface Headline {
  readonly question: string;
  readonly answer: string;
  readonly detail: string;
  readonly tone: Tone;
}

/** What `automq-kit plan` shows, whatever it is written as. */
export interface Report {
  readonly title: string;
  /** What it is about: stage, place and date. */
  readonly subject: string;
  readonly headlines: readonly Headline[];
  /** Where there is more than a terminal shows. */
  readonly more?: string;
  readonly sections: readonly Section[];
}
