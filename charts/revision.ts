import { createHash } from 'node:crypto';
import { canonicalJson } from '../lib/model/canonical-json';

/** 16 hexadecimal digits that change exactly when the content does; the order of keys means nothing. */
export const revisionOf = (content: unknown): string =>
  createHash('sha256').update(canonicalJson(content)).digest('hex').slice(0, 16);
