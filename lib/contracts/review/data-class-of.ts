import type { Deployment } from '../../model/deployment';
import type { TopicContract } from '../model/topic-contract';

type DataClass = NonNullable<Deployment['contracts']>['dataClasses'][number];

/** The class of a topic’s data; undefined for one that the deployment file does not have. */
export const dataClassOf = ({ fields }: TopicContract, { contracts }: Deployment): DataClass | undefined =>
  contracts?.dataClasses.find(({ name }) => name === fields['x-data-class']);

export const isSensitive = (topic: TopicContract, deployment: Deployment): boolean =>
  dataClassOf(topic, deployment)?.sensitive === true;
