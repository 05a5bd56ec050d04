import { printable } from '../../../config/printable';
import type { KafkaClient } from '../client/kafka-client';
import { isDenied, kafkaError } from '../client/kafka-error';
import type { Answer } from './change-outcome';

/** What a broker says to one item of a request. */
interface Item {
  readonly errorCode: number;
  readonly errorMessage?: string | null;
}

const again: ReadonlySet<number> = new Set([
  kafkaError.requestTimedOut,
  kafkaError.notController,
  kafkaError.throttlingQuotaExceeded,
]);

/** The answer to one change from what a broker says. */
export function answerOfItem(kafka: KafkaClient, item: Item | undefined, throttleTimeMs: number): Answer {
  if (item === undefined) return { result: 'failed', why: 'The broker said nothing of it.', isDenied: false };
  const { errorCode, errorMessage } = item;
  if (errorCode === kafkaError.none) return { result: 'done' };
  const name = nameOf(kafka, errorCode);
  const why = errorMessage ? `${name}: ${printable(errorMessage)}` : name;
  if (again.has(errorCode)) return { result: 'again', afterMs: throttleTimeMs, why };
  return { result: 'failed', why, isDenied: isDenied(errorCode) };
}

const nameOf = ({ protocolErrorsCodesById }: KafkaClient, code: number): string =>
  Object.entries(protocolErrorsCodesById).find(([id]) => Number(id) === code)?.[1] ?? `Kafka’s error ${code}`;
