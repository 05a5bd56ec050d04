import type { Level } from './panel';

/**
 * Colours that people with any kind of colour blindness tell apart, by M. Okabe and K. Ito, "Color Universal Design"
 * (https://jfly.uni-koeln.de/color/); black is left out, since Grafana may be dark.
 */
export const palette = ['#0072B2', '#E69F00', '#009E73', '#CC79A7', '#56B4E9', '#D55E00', '#F0E442'] as const;

/** Blue is good: red and green are what most colour-blind people can't tell apart. */
export const colourOf: Readonly<Record<Level, string>> = {
  good: '#0072B2',
  warning: '#E69F00',
  critical: '#D55E00',
};
