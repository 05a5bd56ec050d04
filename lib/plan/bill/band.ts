import type { Band } from './bill';

/** The three ways in which a month may go. */
export const scenarios = ['low', 'typical', 'high'] as const;
export type Scenario = (typeof scenarios)[number];

export const bandOf = (amount: (scenario: Scenario) => number): Band => ({
  low: amount('low'),
  typical: amount('typical'),
  high: amount('high'),
});

export const sumOfBands = (bands: readonly Band[]): Band =>
  bandOf((scenario) => bands.reduce((sum, band) => sum + band[scenario], 0));
