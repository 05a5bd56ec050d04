/** One price that a bill wants and nobody knows. */
export interface MissingPrice {
  readonly message: string;
  readonly fix: string;
}

/** A bill that can't be made for want of prices; carries every one. What is not known is never taken as zero. */
export class MissingPrices extends Error {
  constructor(
    readonly region: string,
    readonly problems: readonly MissingPrice[],
  ) {
    const count = problems.length === 1 ? 'a price' : `${problems.length} prices`;
    super(
      [`${region}: ${count} missing`, ...problems.map(({ message, fix }) => `  ${message}\n      ${fix}`)].join('\n'),
    );
    this.name = 'MissingPrices';
  }
}

/** A region without a price book. */
export const noPriceBook = (region: string, known: readonly string[]): MissingPrices =>
  new MissingPrices(region, [
    {
      message: `There is no price book for ${region}; there are those of ${known.join(', ')}.`,
      fix: `Write what you pay there in \`plan.prices\`, by the ids and units of docs/prices.md; or add lib/facts/prices/${region}.json to the kit’s source as it says.`,
    },
  ]);

export const missingPrices = (region: string, ids: readonly string[]): MissingPrices =>
  new MissingPrices(
    region,
    ids.map((id) => ({
      message: `The price "${id}" is not known in ${region}.`,
      fix: `Write what you pay in plan.prices, such as \`${id}: { price: …, unit: …, source: …, asOf: … }\`, or add it to the region’s price book as docs/prices.md says.`,
    })),
  );
