import type { TopicCost } from '../change/topic-cost';

/** A field of a record, at any depth; `lines[].sku` is in each item of `lines`. */
export interface FieldRow {
  readonly path: string;
  readonly type: string;
  readonly required: boolean;
  readonly description?: string;
  readonly sensitive: boolean;
  readonly inKey: boolean;
}

/** A schema of a message, as a table. */
export interface SchemaTable {
  readonly part: 'payload' | 'headers' | 'key';
  readonly format: 'jsonSchema' | 'avro';
  readonly fields: readonly FieldRow[];
}

export interface CatalogueMessage {
  readonly name: string;
  readonly title?: string;
  readonly schemas: readonly SchemaTable[];
}

/** Right to read history again. */
export interface ReplayRight {
  readonly windowHours: number;
  readonly approver: string;
  readonly until?: string;
}

/** What a principal does with a topic. */
export interface CatalogueClient {
  readonly operation: string;
  readonly action: 'send' | 'receive';
  readonly principal: string;
  readonly owner: string;
  readonly group?: string;
  readonly instances: number;
  readonly acks?: 'all' | '1' | '0';
  readonly sideEffects: readonly string[];
  readonly replay?: ReplayRight;
  readonly exportTo?: string;
  readonly approver?: string;
  readonly quota?: string;
  readonly deadLetter?: string;
  readonly retry?: string;
}

/** An alert that is told when something is wrong with the topic. */
export interface CatalogueAlert {
  readonly name: string;
  readonly severity: string;
  readonly owner: string;
  readonly symptom: string;
}

/** Everything about one topic that somebody looks for who wants to use it or answers for it. */
export interface CatalogueTopic {
  readonly name: string;
  readonly owner: string;
  readonly purpose: string;
  readonly description?: string;
  readonly visibility: 'public' | 'internal';
  readonly dataClass: string;
  readonly sensitive: boolean;
  readonly workload: string;
  /** What it is in the flow of facts, in words. */
  readonly role: string;
  readonly holds: 'events' | 'state';
  readonly ordering: 'key' | 'none' | 'global';
  readonly key?: { readonly fields: readonly string[]; readonly boundary: string; readonly hottestPercent: number };
  readonly partitions: number;
  readonly settings: Readonly<Record<string, string>>;
  readonly retention: {
    /** Hours; undefined where nothing is removed by age. */
    readonly keptHours?: number;
    readonly reasons: readonly { readonly reason: string; readonly hours: number }[];
    readonly longestConsumerOutageHours: number;
  };
  readonly bytesPerSecond: { readonly normal: number; readonly promotional: number; readonly exceptional: number };
  readonly compatibility: string;
  /** What readers must know, each with its heading. */
  readonly rules: readonly { readonly about: string; readonly text: string }[];
  readonly messages: readonly CatalogueMessage[];
  readonly clients: readonly CatalogueClient[];
  /** Topics that it is made from, and those made from it. */
  readonly from: readonly string[];
  readonly into: readonly string[];
  /** Principals that put records of other topics here, as dead letters or to try them again. */
  readonly letterWriters: readonly string[];
  /** In the currency of the catalogue; undefined where no price is known. */
  readonly monthlyCost?: TopicCost;
  readonly alerts: readonly CatalogueAlert[];
  /** Document and line where it is described. */
  readonly source: string;
}

/** All topics of a deployment as its contracts describe them. Plain data. */
export interface Catalogue {
  readonly deployment: string;
  readonly environment: string;
  /** Day of the prices and approvals, `2026-11-21`. */
  readonly asOf: string;
  readonly currency?: string;
  readonly topics: readonly CatalogueTopic[];
}
