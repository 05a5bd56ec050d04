/** How a plan of changes is written. */
export const changePlanFormats = ['text', 'json', 'markdown'] as const;

export type ChangePlanFormat = (typeof changePlanFormats)[number];
