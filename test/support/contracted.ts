import { gzipSync } from 'node:zlib';
import { desiredStateOf } from '../../lib/contracts/desired/desired-state-of';
import type { ContractSet } from '../../lib/contracts/model/contract-set';
import { watchedTopics } from '../../lib/contracts/watched/watched-topics';
import type { Deployment } from '../../lib/model/deployment';
import { awsVariant } from './aws-variant';
import { access, contractSet, topicContract } from './contract-fixture';

/** Some of the topics of the example retail, without reading its documents. */
export const someContracts: ContractSet = contractSet([
  topicContract({
    name: 'inventory.events',
    accesses: [
      access({
        topic: 'inventory.events',
        principal: 'stock-view',
        owner: 'Availability',
        group: 'inventory.availability',
        fields: { 'x-dead-letter': 'inventory.fulfilment.dead-letter' },
      }),
    ],
  }),
  topicContract({
    name: 'inventory.fulfilment.dead-letter',
    accesses: [],
    fields: { 'x-owner': 'Store Operations', 'x-role': { kind: 'deadLetter', of: 'inventory.events' } },
  }),
  topicContract({
    name: 'storefront.personal.consent',
    fields: { 'x-owner': 'Privacy Office', 'x-data-class': 'personal' },
    accesses: [
      access({ topic: 'storefront.personal.consent', principal: 'search-ranking', group: 'storefront.ranking' }),
    ],
  }),
]);

/** The example retail with the job in the cluster, its contracts not read yet. */
export const retailWithJob = awsVariant('retail', ({ contracts }) => {
  contracts!.job = { enabled: true };
});

/** Contracts for a deployment that has some, to render it. */
export const contractsFor = ({ contracts }: Deployment) => contracts && someContracts;

const made = new WeakMap<Deployment, Deployment>();

/** A deployment with contracts as it is once some have been read, and with the job in the cluster. */
export function contracted(deployment: Deployment = retailWithJob, contracts = someContracts): Deployment {
  const known = made.get(deployment);
  if (known && contracts === someContracts) return known;
  const { contracts: settings } = deployment;
  if (settings === undefined) return deployment;
  const result: Deployment = {
    ...deployment,
    contracts: { ...settings, job: { ...settings.job, enabled: true } },
    readContracts: {
      topics: watchedTopics(deployment, contracts),
      job: {
        desiredState: `${JSON.stringify(desiredStateOf(deployment, contracts), undefined, 2)}\n`,
        program: gzipSync('// a program'),
      },
    },
  };
  if (contracts === someContracts) made.set(deployment, result);
  return result;
}
