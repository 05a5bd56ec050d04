import type { ChannelFields } from '../config/channel-fields';
import type { Access } from '../model/access';
import type { TopicContract } from '../model/topic-contract';
import { topicRates } from '../model/topic-rates';
import { placeOfPart } from './contract-document';
import type { AccessDraft } from './access-draft';
import { configText } from './topic-config';
import type { TopicDraft } from './topic-draft';

/** A draft in which nothing is missing. */
export type WholeTopic = TopicDraft & Required<Pick<TopicDraft, 'name' | 'partitions' | 'fields'>>;

export const isWhole = (draft: TopicDraft): draft is WholeTopic =>
  draft.name !== undefined && draft.partitions !== undefined && draft.fields !== undefined;

/** What is true of a topic in an environment; undefined where it does not exist there. */
export function topicContractOf(
  draft: WholeTopic,
  drafts: readonly AccessDraft[],
  environment: string,
): TopicContract | undefined {
  const { document, name, channel, description, replicas, messages } = draft;
  const override = draft.fields['x-environments'][environment];
  if (override?.absent) return undefined;
  const fields: ChannelFields = {
    ...draft.fields,
    'x-rates': { ...draft.fields['x-rates'], ...override?.rates },
  };
  return {
    name,
    channel,
    ...(description === undefined ? {} : { description }),
    partitions: override?.partitions ?? draft.partitions,
    ...(replicas === undefined ? {} : { replicas }),
    config: configText({ ...draft.config, ...override?.config }),
    fields,
    bytesPerSecond: topicRates(fields['x-rates']),
    messages,
    accesses: drafts.flatMap((access) => accessOf(access, draft)),
    place: placeOfPart(document, draft.path),
  };
}

function accessOf(
  { document, operation, path, action, channel, group, clientId, fields }: AccessDraft,
  { name, document: home, channel: id, fields: topic }: WholeTopic,
): readonly Access[] {
  if (action === undefined || fields === undefined || channel?.id !== id || channel.file !== home.file) return [];
  return [
    {
      operation,
      action,
      topic: name,
      principal: fields['x-principal'],
      owner: fields['x-owner'] ?? topic['x-owner'],
      ...(group === undefined ? {} : { group }),
      ...(clientId === undefined ? {} : { clientId }),
      fields,
      place: placeOfPart(document, path),
    },
  ];
}
