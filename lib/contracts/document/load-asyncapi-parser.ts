import type * as AsyncapiParser from './asyncapi-parser';

/** The parser, loaded when the first contract is read: that takes longer than most commands run. */
// eslint-disable-next-line @typescript-eslint/no-require-imports
export const loadAsyncapiParser = () => require('./asyncapi-parser') as typeof AsyncapiParser;
