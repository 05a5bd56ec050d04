import { InvalidDeployment } from '../../config/invalid-deployment';
import type { ProfileName } from '../../config/profile-names';
import { regions } from '../../facts/regions';
import { parseDeployment } from '../../load-deployment';
import { BadInput } from '../bad-input';
import type { Answers } from './answers';
import { answerTo } from './answers';
import { newFile } from './new-file';
import { presetOf, questionsOf } from './questions';

/**
 * What keeps the answers so far from a valid file, in one line: the real file is made and read, with answers that fit
 * in place of the missing ones. So every rule speaks up at the question that breaks it.
 */
export function trialProblem(profile: ProfileName, answers: Answers): string | undefined {
  const complete = new Map(
    questionsOf(profile).map((question) => {
      const preset = presetOf(question, profile);
      const fitting = preset.length > 0 || question.optional ? preset : [fits[question.key]?.(answers) ?? []].flat();
      return [question.key, answers.get(question.key) ?? fitting];
    }),
  );
  try {
    parseDeployment(newFile({ profile, answers: complete, clusterId: 'A'.repeat(22) }), '');
    return undefined;
  } catch (error) {
    if (error instanceof InvalidDeployment) return error.problems.map(({ message, fix }) => `${message} ${fix}`)[0];
    if (error instanceof BadInput) return error.message;
    throw error;
  }
}

/** An answer to each question without a preset, which fits whatever was answered before. */
const fits: Readonly<Record<string, (before: Answers) => string | readonly string[]>> = {
  name: () => 'trial',
  customer: () => 'trial',
  owner: () => 'trial',
  account: () => '123456789012',
  region: () => 'us-east-1',
  zone: zonesIn,
  storageClass: () => 'trial',
  snapshotClass: () => 'trial',
  brokerNode: () => '16,64,10000',
  controllerNode: () => '16,64,10000',
  endpoint: () => 'https://store.example',
  storeReach: reachOf,
  dataBucket: () => 'automq-kit-trial-data',
  opsBucket: () => 'automq-kit-trial-ops',
};

/** Three zones; EKS has nothing against zones of these numbers in any region. */
function zonesIn(answers: Answers): readonly string[] {
  const prefix = regions[answerTo(answers, 'region')]?.zoneIdPrefix;
  return [7, 8, 9].map((number) => `zone-${number}=${prefix ?? regions['us-east-1']?.zoneIdPrefix ?? ''}-az${number}`);
}

/** The namespace of an endpoint that is a Service, or any address. */
function reachOf(answers: Answers): string {
  const namespace = /^https?:\/\/[^.]+\.([^.:]+)\.svc\b/.exec(answerTo(answers, 'endpoint'))?.[1];
  return namespace === undefined ? '0.0.0.0/0' : `${namespace}:443`;
}
