/** How a plan is written: for a terminal, for programs, for a review, for a browser. */
export const planFormats = ['text', 'json', 'markdown', 'html'] as const;

export type PlanFormat = (typeof planFormats)[number];
