/** How a command writes its result: for people or for programs. */
export type Format = 'text' | 'json';
