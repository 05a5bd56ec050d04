// The topic in which applies leave their records, and records that a check puts there.
import { asProducer } from './contracts-client.mjs';

export const auditTopic = 'automq-contracts-audit';

/** A record as an apply leaves it, with nothing in it but what is given. */
export const auditRecord = (given) =>
  JSON.stringify({
    ...{ version: 1, phase: 'ended', at: '', who: '', deployment: '', environment: '', clusterId: '', planHash: '' },
    ...{ counts: {}, changes: [], omitted: 0, refused: [], left: '' },
    ...given,
  });

export const addRecords = (lab, texts) =>
  asProducer(lab, 'admin', (producer) =>
    producer.send({ messages: texts.map((text) => ({ topic: auditTopic, value: Buffer.from(text) })), acks: -1 }),
  );
