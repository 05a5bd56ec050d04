import { topicPricesOf } from '../../contracts/change/topic-prices-of';
import type { TopicPrices } from '../../contracts/change/topic-prices';
import { desiredStateOf } from '../../contracts/desired/desired-state-of';
import type { DesiredState } from '../../contracts/desired/desired-state';
import type { ContractSet } from '../../contracts/model/contract-set';
import { capacityOf } from '../../model/capacity/capacity-of';
import type { Deployment } from '../../model/deployment';
import { billOf } from '../../plan/bill/bill-of';
import { MissingPrices } from '../../plan/bill/missing-prices';
import { BadInput } from '../bad-input';
import type { Io } from '../io';
import { readContracts } from '../read-contracts';
import { readDeployment } from '../read-deployment';
import { renderWarning } from '../warning';

/** What the contracts of a deployment want of its cluster, and what that costs. */
export interface WantedState {
  readonly deployment: Deployment;
  readonly contracts: ContractSet;
  readonly desired: DesiredState;
  /** Undefined where prices are not known. */
  readonly costs?: TopicPrices;
}

/** @throws BadInput for a deployment without contracts, InvalidContracts */
export async function wantedState(file: string, asOf: string, io: Pick<Io, 'cwd' | 'err'>): Promise<WantedState> {
  const { deployment, warnings } = readDeployment(file, io);
  for (const warning of warnings) io.err(renderWarning(warning));
  const contracts = await readContracts(deployment, file, io);
  if (contracts === undefined)
    throw new BadInput(
      `${file} has no \`contracts\`, so there is nothing to hold a cluster against.`,
      'Write the section with `paths` of AsyncAPI documents and `dataClasses`; docs/deployment-file.md explains it.',
    );
  const costs = costsOf(deployment, asOf);
  return {
    deployment,
    contracts,
    desired: desiredStateOf(deployment, contracts),
    ...(costs === undefined ? {} : { costs }),
  };
}

/** Changes are planned without what they cost where the file’s own prices don’t have everything. */
function costsOf(deployment: Deployment, asOf: string): TopicPrices | undefined {
  try {
    const bill = billOf(deployment, capacityOf(deployment), asOf);
    return bill === undefined ? undefined : topicPricesOf(deployment, bill);
  } catch (error) {
    if (error instanceof MissingPrices) return undefined;
    throw error;
  }
}
