import type { ProfileName } from '../../config/profile-names';
import type { Answers } from './answers';
import { answerTo } from './answers';
import { yamlScalar } from './yaml-scalar';

/** What a new deployment file is made of. */
export interface NewFile {
  readonly profile: ProfileName;
  readonly answers: Answers;
  readonly clusterId: string;
  /** Where an editor finds the schema, relative to the file; left out where there is none. */
  readonly schema?: string;
}

const about: Readonly<Record<ProfileName, string>> = {
  minimal: 'The cheapest AWS deployment that is honest: brokers in one zone, one controller.',
  production: 'AWS over three zones in a new VPC and a new EKS cluster.',
  private: 'A Kubernetes cluster of your own with an S3-compatible store; no AWS.',
};

/** The lines that every deployment file begins with. */
export const fileHead = ({
  profile,
  answers,
  schema,
}: NewFile) => `${schema === undefined ? '' : `# yaml-language-server: $schema=${schema}\n`}# ${about[profile]}
# \`automq-kit config show\` prints this file with everything that its profile and the defaults add.
version: 1
profile: ${profile}
# Part of every name the kit gives, so it can never change.
name: ${yamlScalar(answerTo(answers, 'name'))}
customer: ${yamlScalar(answerTo(answers, 'customer'))}
owner: ${yamlScalar(answerTo(answers, 'owner'))}
`;

export const zonesComment = `# Order means nothing. A number is given once and never used again, also not after its zone has gone: node ids and
# address blocks derive from it. A new zone takes the smallest number that no zone of this deployment has ever had.`;

export const namespacesReach = `  # Namespaces whose pods may reach the brokers.
`;

export const clusterIdComment = `  # Kafka's cluster id, written once by \`automq-kit init\`. It is part of every object's key in the data bucket: never
  # change it, and never use it for another deployment.`;

export const routerOfOneZone = `  # One zone has nothing to route to.
  zoneRouter: false
`;
