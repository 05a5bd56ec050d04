import type { Risk } from './change-plan';

/** From harmless to dangerous. */
export const risks: readonly Risk[] = ['none', 'low', 'high'];

export const worstRisk = (all: readonly Risk[]): Risk =>
  all.reduce((worst, risk) => (risks.indexOf(risk) > risks.indexOf(worst) ? risk : worst), 'none');
