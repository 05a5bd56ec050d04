import { createHash } from 'node:crypto';
import { escaped } from './escaped';

/** A page that needs no other file. */
export interface Frame {
  /** How the file begins, by which the kit knows its own. */
  readonly start: string;
  readonly title: string;
  readonly style: string;
  /** The one script that it runs; none when left out. */
  readonly script?: string;
  readonly body: readonly string[];
}

/** A browser that reads the page loads nothing else and runs nothing but its script, whatever a text of a file holds. */
const policyOf = (script: string | undefined) =>
  [
    "default-src 'none'",
    "style-src 'unsafe-inline'",
    ...(script === undefined ? [] : [`script-src 'sha256-${createHash('sha256').update(script).digest('base64')}'`]),
  ].join('; ');

export const htmlFrame = ({ start, title, style, script, body }: Frame): string =>
  [
    start,
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policyOf(script)}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    `<title>${escaped(title)}</title>`,
    `<style>\n${style}\n</style>`,
    '</head>',
    '<body>',
    ...body,
    ...(script === undefined ? [] : [`<script>${script}</script>`]),
    '</body>',
    '</html>',
    '',
  ].join('\n');
