import type { TopicContract } from '../model/topic-contract';
import type { Answer, ReviewRule, ReviewSubject } from './rule';
import { hitsAt } from './rule';

/** A check that looks at one topic after the other. */
export const perTopic =
  (check: (topic: TopicContract, subject: ReviewSubject) => Answer): ReviewRule['check'] =>
  (subject) =>
    subject.contracts.topics.flatMap((topic) => hitsAt(topic.name, topic.place, check(topic, subject)));
