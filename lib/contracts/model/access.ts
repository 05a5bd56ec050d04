import type { OperationFields } from '../config/operation-fields';
import type { Place } from './place';

/** What one principal does with one topic: an operation of a contract. */
export interface Access {
  /** Name of the operation in its document. */
  readonly operation: string;
  readonly action: 'send' | 'receive';
  readonly topic: string;
  readonly principal: string;
  /** The operation’s own owner, or the topic’s. */
  readonly owner: string;
  /** Consumer group of a `receive`. */
  readonly group?: string;
  readonly clientId?: string;
  readonly fields: OperationFields;
  readonly place: Place;
}
