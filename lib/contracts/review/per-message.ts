import type { MessageContract, TopicContract } from '../model/topic-contract';
import { isTombstone } from './record-fields';
import type { Answer, ReviewRule, ReviewSubject } from './rule';
import { hitsAt } from './rule';

/** A check that looks at one kind of record after the other; tombstones, which hold nothing, are left out. */
export const perMessage =
  (check: (message: MessageContract, topic: TopicContract, subject: ReviewSubject) => Answer): ReviewRule['check'] =>
  (subject) =>
    subject.contracts.topics.flatMap((topic) =>
      topic.messages
        .filter((message) => !isTombstone(message))
        .flatMap((message) => hitsAt(topic.name, message.place, check(message, topic, subject))),
    );
