import type { Access } from '../model/access';
import type { TopicContract } from '../model/topic-contract';
import type { Answer, ReviewRule, ReviewSubject } from './rule';
import { hitsAt } from './rule';

/** An access with its topic. */
export interface AccessOfTopic {
  readonly access: Access;
  readonly topic: TopicContract;
}

/** A check that looks at one access after the other. */
export const perAccess =
  (check: (accessed: AccessOfTopic, subject: ReviewSubject) => Answer): ReviewRule['check'] =>
  (subject) =>
    subject.contracts.topics.flatMap((topic) =>
      topic.accesses.flatMap((access) => hitsAt(topic.name, access.place, check({ access, topic }, subject))),
    );
