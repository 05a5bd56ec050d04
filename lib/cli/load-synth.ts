import type * as Synth from '../synth';

/** The rendering half of the library, loaded when a command renders: that takes longer than other commands run. */
// eslint-disable-next-line @typescript-eslint/no-require-imports
export const loadSynth = () => require('../synth') as typeof Synth;
