import type { ReadinessItemId } from '../../../lib/facts/readiness-items';
import { readinessItems } from '../../../lib/facts/readiness-items';
import type { Capacity } from '../../../lib/model/capacity/capacity';
import type { Deployment } from '../../../lib/model/deployment';
import type { KubernetesObject } from '../../../lib/model/wave';
import { assessEvidence } from '../../../lib/plan/evidence';
import { renderedIn } from '../../../lib/plan/readiness/rendered';
import type { ReadinessStatus } from '../../../lib/plan/readiness/readiness-result';
import type { Written } from '../../support/aws-variant';
import { objectsOf } from '../../support/objects';
import type { SubjectParts } from '../../support/readiness-subject';
import { fittingCapacity } from '../../support/readiness-subject';
import { readyVariant } from '../../support/ready-variant';
import { writtenGroup } from '../../support/written-group';

/** One deployment and what an item says of it. */
export interface ReadinessRow {
  readonly id: ReadinessItemId;
  readonly status: ReadinessStatus;
  readonly where: string;
  /** The ready one when left out. */
  readonly of?: () => Deployment;
  readonly given?: (deployment: Deployment) => SubjectParts;
  /** What its evidence has to say. */
  readonly says: RegExp;
}

export const asOf = '2026-11-21';

/** The ready deployment with one group, which is changed. */
export const grouped = (change: Parameters<typeof writtenGroup>[1]) => () =>
  readyVariant((written) => {
    written.workloads = [writtenGroup('inventory', change)];
  });

/** The ready deployment with a second group of lower impact, which is changed. */
export const beside = (change: Parameters<typeof writtenGroup>[1]) => () =>
  readyVariant((written) => {
    const audit = writtenGroup('audit');
    const impact = { ...audit.impact, level: 'low' as const };
    written.workloads = [writtenGroup('inventory'), { ...audit, impact, ...change }];
  });

export const changed = (change: (written: Written) => void) => () => readyVariant(change);

export const withoutGroups = changed((written) => {
  written.workloads = [];
});

export const plaintext = changed((written) => {
  written.profile = 'minimal';
  written.security = { kind: 'plaintext' };
});

/** A result that is named for an item, of the first kind that proves it. */
export const proof = (id: ReadinessItemId) => (): SubjectParts => {
  const [kind] = readinessItems[id].provenBy;
  const result = { kind: kind!, proves: [id], file: 'result.json', on: '2026-11-01', passed: 3, failed: 0 };
  return { evidence: assessEvidence([result], asOf) };
};

/** Capacity in which everything fits, with a change. */
export const capacity =
  (change: (capacity: Capacity) => Partial<Capacity>) =>
  (deployment: Deployment): SubjectParts => {
    const fitting = fittingCapacity(deployment);
    return { capacity: { ...fitting, ...change(fitting) } };
  };

/** The manifests with the objects of a kind changed, or left out where nothing is given back. */
export const rendered =
  (kind: string, change: (object: KubernetesObject) => KubernetesObject | undefined = () => undefined) =>
  (deployment: Deployment): SubjectParts => {
    const objects = objectsOf(deployment).flatMap((object) => {
      const kept = object.kind === kind ? change(object) : object;
      return kept === undefined ? [] : [kept];
    });
    return { rendered: renderedIn([{ id: 'all', objects }]) };
  };

/** The manifests with another value of a property of brokers and controllers. */
export const withProperty = (key: string, value: string) =>
  rendered('ConfigMap', (object) => {
    const data = object.data as Record<string, string> | undefined;
    const text = data?.['server.properties'];
    if (text === undefined) return object;
    const line = new RegExp(`^${key.replaceAll('.', '\\.')}=.*$`, 'm');
    return { ...object, data: { ...data, 'server.properties': text.replace(line, `${key}=${value}`) } };
  });

/** Rows of an item that only a result proves. */
export const provenByResult = (id: ReadinessItemId): readonly ReadinessRow[] => [
  { id, status: 'ready', where: 'a result proves it', given: proof(id), says: /3 passed, 0 failed/ },
  { id, status: 'unknown', where: 'no result proves it', says: /Only a dated result/ },
];

const withContracts = changed((written) => {
  const dataClasses = [{ name: 'operational', purpose: 'What runs the business.' }];
  written.contracts = { paths: ['contracts'], dataClasses };
});

/** Rows of an item that only a drill with a contract proves. */
export const provenByDrill = (id: ReadinessItemId): readonly ReadinessRow[] => [
  { id, status: 'ready', where: 'a drill proves it', of: withContracts, given: proof(id), says: /3 passed, 0 failed/ },
  { id, status: 'unknown', where: 'no drill proves it', of: withContracts, says: /Only a drill/ },
  { id, status: 'notApplicable', where: 'there are no contracts', says: /names no contracts/ },
];
