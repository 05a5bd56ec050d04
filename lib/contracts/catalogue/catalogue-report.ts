import { counted } from '../../model/wording';
import type { Report } from '../../plan/report/report';
import type { Catalogue, CatalogueTopic } from './catalogue';
import { amount, topicBlocks } from './topic-blocks';

export const titleOf = ({ deployment }: Catalogue): string => `Topics of ${deployment}`;

export const subjectOf = ({ environment, asOf, topics }: Catalogue): string =>
  `${counted(topics.length, 'topic')} of ${environment}, as of ${asOf}`;

/** The catalogue as a report, for a review or a wiki. */
export function catalogueReport(catalogue: Catalogue): Report {
  const { topics, currency } = catalogue;
  const owners = new Set(topics.map(({ owner }) => owner));
  return {
    title: titleOf(catalogue),
    subject: subjectOf(catalogue),
    headlines: [
      {
        question: 'Who owns topics?',
        answer: counted(owners.size, 'owner'),
        detail: [...owners].sort().join(', '),
        tone: 'good',
      },
      {
        question: 'What is sensitive?',
        answer: counted(topics.filter(({ sensitive }) => sensitive).length, 'topic'),
        detail: topics
          .filter(({ sensitive }) => sensitive)
          .map(({ name }) => name)
          .join(', '),
        tone: 'good',
      },
      {
        question: 'What do they cost in a month?',
        answer: amount(costOf(topics), currency),
        detail: 'By the rates of the contracts and the prices of the plan.',
        tone: 'good',
      },
    ],
    sections: topics.map((topic) => ({
      id: topic.name,
      title: topic.name,
      blocks: [{ kind: 'paragraph', text: topic.purpose }, ...topicBlocks(topic, catalogue)],
    })),
  };
}

const costOf = (topics: readonly CatalogueTopic[]) =>
  topics.reduce((sum, { monthlyCost }) => sum + (monthlyCost === undefined ? 0 : monthlyCost.total), 0);
