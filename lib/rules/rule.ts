import type { Path, Problem } from '../config/problem';
import type { AwsDeploymentConfig, DeploymentConfig, KubernetesDeploymentConfig } from '../config/schema';
import { isAws } from '../config/schema';

/** One place where a rule is broken. */
export interface Finding {
  readonly path: Path;
  /** A sentence with the value that was found and what is allowed. */
  readonly message: string;
  /** What to do here, where it is more than the rule's own remedy. */
  readonly fix?: string;
}

/** What several settings of a file must say together. */
export interface Rule<Config = DeploymentConfig> {
  readonly id: string;
  /** A warning is shown and stops nothing. */
  readonly severity: 'error' | 'warning';
  readonly why: string;
  readonly fix: string;
  /** Called also with values that are out of range or form, never with a value of the wrong type. */
  readonly check: (config: Config) => readonly Finding[];
}

type RuleFor<Config> = Omit<Rule, 'check'> & { readonly check: (config: Config) => readonly Finding[] };

/** A rule for deployments in an AWS account. */
export const awsRule = ({ check, ...rule }: RuleFor<AwsDeploymentConfig>): Rule => ({
  ...rule,
  check: (config) => (isAws(config) ? check(config) : []),
});

/** A rule for deployments on any other Kubernetes cluster. */
export const kubernetesRule = ({ check, ...rule }: RuleFor<KubernetesDeploymentConfig>): Rule => ({
  ...rule,
  check: (config) => (isAws(config) ? [] : check(config)),
});

/** A rule for what production must not be without. */
export const productionRule = ({ check, ...rule }: Rule): Rule => ({
  ...rule,
  check: (config) => (config.stage === 'production' ? check(config) : []),
});

export const problemsOf = <Config>({ id, fix, check }: Rule<Config>, config: Config): readonly Problem[] =>
  check(config).map((finding) => ({ fix, rule: id, ...finding }));
