import { spreadInWords } from './assumptions';
import type { BillInput } from './bill-input';
import type { DraftLine } from './draft-line';
import { draftLine } from './draft-line';

/** What a system keeps in the object store and asks of it. */
export interface ObjectStoreUse {
  /** Retained GB, one copy. */
  readonly storedGb: number;
  readonly storedBasis: string;
  /** What lies there although it is deleted; left out where that is for minutes. */
  readonly heldBack?: { readonly gb: number; readonly basis: string } | undefined;
  /** Average of the month. */
  readonly putPerSecond: number;
  readonly getPerSecond: number;
  readonly requestBasis: string;
  readonly keys: {
    /** Keys that the deployment makes. */
    readonly made: number;
    /** Whether objects are encrypted with a key of KMS. */
    readonly encrypts: boolean;
  };
}

/** Storage, requests and encryption. More retention changes the first line only. */
export function objectStoreLines(input: BillInput, use: ObjectStoreUse): readonly DraftLine[] {
  const { prices, month, spread } = input;
  const requests = (perSecond: number) => perSecond * month.seconds * spread.requestFactor;
  const puts = requests(use.putPerSecond);
  const gets = requests(use.getPerSecond);
  return [
    draftLine(prices, {
      item: 'Object storage',
      category: 'objectStorage',
      swings: true,
      quantity: use.storedGb * spread.storageOverhead,
      price: 's3.storage',
      basis: `${use.storedBasis} ${spreadInWords('storageOverhead')}.`,
    }),
    ...(use.heldBack
      ? [
          draftLine(prices, {
            item: 'Object storage: deleted, held back for the backup',
            category: 'objectStorage',
            swings: true,
            quantity: use.heldBack.gb,
            price: 's3.storage',
            basis: use.heldBack.basis,
          }),
        ]
      : []),
    draftLine(prices, {
      item: 'Object store requests: PUT',
      category: 'objectRequests',
      swings: true,
      quantity: puts / 1000,
      price: 's3.put',
      basis: `${use.requestBasis} ${spreadInWords('requestFactor')}.`,
    }),
    draftLine(prices, {
      item: 'Object store requests: GET',
      category: 'objectRequests',
      swings: true,
      quantity: gets / 1000,
      price: 's3.get',
      basis: `${use.requestBasis} ${spreadInWords('requestFactor')}.`,
    }),
    ...keyLines(input, use, puts + gets),
  ];
}

function keyLines({ prices, spread }: BillInput, { keys }: ObjectStoreUse, requests: number): readonly DraftLine[] {
  const made = draftLine(prices, {
    item: 'Encryption keys',
    category: 'keys',
    quantity: keys.made,
    price: 'kms.key',
    basis: 'KMS keys that are made for it.',
  });
  const asked = draftLine(prices, {
    item: 'Encryption key requests',
    category: 'keys',
    swings: true,
    quantity: (requests * spread.keyRequestShare) / 10_000,
    price: 'kms.requests',
    basis: `${spreadInWords('keyRequestShare')}; ${spreadInWords('requestFactor')}.`,
  });
  return [...(keys.made > 0 ? [made] : []), ...(keys.encrypts ? [asked] : [])];
}
