import { resolve } from 'node:path';
import type { Catalogue } from '../../contracts/catalogue/catalogue';
import { catalogueOf } from '../../contracts/catalogue/catalogue-of';
import { renderHtml } from '../../contracts/catalogue/render-html';
import { renderMarkdown } from '../../contracts/catalogue/render-markdown';
import type { TopicPrices } from '../../contracts/change/topic-prices';
import { topicPricesOf } from '../../contracts/change/topic-prices-of';
import { capacityOf } from '../../model/capacity/capacity-of';
import type { Deployment } from '../../model/deployment';
import { billOf } from '../../plan/bill/bill-of';
import { MissingPrices } from '../../plan/bill/missing-prices';
import { BadInput } from '../bad-input';
import type { ExitCode } from '../exit-code';
import { exitCode } from '../exit-code';
import { flagReader } from '../flag-reader';
import type { Io } from '../io';
import { asOfDate } from '../plan/as-of-date';
import { renderJson } from '../problems-as-json';
import { readContracts } from '../read-contracts';
import { readDeployment } from '../read-deployment';
import { refuseEmptyPlace } from '../refuse-empty-place';
import { replaceOwnFile } from '../replace-own-file';
import { renderWarning } from '../warning';
import type { CatalogueFormat } from './catalogue/catalogue-format';
import { isWrittenCatalogue } from './catalogue/is-written-catalogue';

export interface CatalogueArguments {
  readonly file: string;
  readonly format: CatalogueFormat;
  /** File to write; printed when left out. */
  readonly out?: string;
  /** Day such as `2026-11-21`; today when left out. */
  readonly asOf?: string;
}

/** `automq-kit contracts catalogue`: all topics of a deployment, for who wants to use one or answers for one. */
export async function catalogue({ file, format, out, asOf }: CatalogueArguments, io: Io): Promise<ExitCode> {
  const { read, end } = flagReader();
  read(() => refuseEmptyPlace('out', out));
  const day = read(() => asOfDate(asOf, io));
  end();
  const { deployment, warnings } = readDeployment(file, io);
  const contracts = await readContracts(deployment, file, io);
  if (contracts === undefined)
    throw new BadInput(
      `${file} has no \`contracts\`, so there is no topic to show.`,
      'Write the section with `paths` of AsyncAPI documents and `dataClasses`; docs/deployment-file.md explains it.',
    );
  const prices = pricesOf(deployment, String(day));
  const text = rendered(
    format,
    catalogueOf({ deployment, contracts, asOf: String(day), ...(prices ? { prices } : {}) }),
  );
  if (out !== undefined) replaceOwnFile(resolve(io.cwd, out), text, isWrittenCatalogue);
  if (format !== 'json') for (const warning of warnings) io.err(renderWarning(warning));
  if (prices === undefined) io.err('  No price is known for this place, so no topic has a cost.');
  io.out(out === undefined ? text.trimEnd() : `${out} is written.`);
  return exitCode.ok;
}

/** A price that is missing is an error of the plan; a catalogue does without. */
function pricesOf(deployment: Deployment, asOf: string): TopicPrices | undefined {
  try {
    const bill = billOf(deployment, capacityOf(deployment), asOf);
    return bill && topicPricesOf(deployment, bill);
  } catch (error) {
    if (error instanceof MissingPrices) return undefined;
    throw error;
  }
}

function rendered(format: CatalogueFormat, catalogue: Catalogue): string {
  switch (format) {
    case 'json':
      return `${renderJson(catalogue)}\n`;
    case 'markdown':
      return renderMarkdown(catalogue);
    case 'html':
      return renderHtml(catalogue);
  }
}
