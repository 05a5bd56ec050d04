import { Stack } from 'aws-cdk-lib/core';
import { infrastructureApp } from '../../lib/stacks/infrastructure-app';
import type { AwsDeployment } from '../../lib/model/deployment';
import type { Wave } from '../../lib/model/wave';
import { wavesFixture } from './waves-fixture';
import type { Json } from './json';

/** A resource as it stands in a template. */
export interface TemplateResource {
  readonly Type: string;
  readonly Properties: Readonly<Record<string, unknown>>;
  readonly DependsOn?: readonly string[];
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
}

export interface StackTemplate {
  readonly Description: string;
  readonly Resources: Readonly<Record<string, TemplateResource>>;
  readonly Outputs?: Readonly<Record<string, { readonly Export?: { readonly Name: string }; readonly Value: unknown }>>;
}

export type StackId =
  | 'Network'
  | 'Storage'
  | 'Cluster'
  | 'Components'
  | 'NetworkAccess'
  | 'PrivateLink'
  | 'Observability'
  | 'Workload'
  | 'Monitoring';

export type Templates = Readonly<Partial<Record<StackId, StackTemplate>>>;

/** The templates of a deployment by stack id. */
export function templatesOf(deployment: AwsDeployment, waves: readonly Wave[] = wavesFixture(deployment)): Templates {
  const { stacks } = infrastructureApp(deployment, waves, {}).synth();
  return Object.fromEntries(stacks.map((stack) => [stack.id, stack.template as StackTemplate]));
}

export const stacksOf = (deployment: AwsDeployment): readonly Stack[] =>
  infrastructureApp(deployment, wavesFixture(deployment), {}).node.children.filter((child) => Stack.isStack(child));

export function stack(templates: Templates, id: StackId): StackTemplate {
  const template = templates[id];
  if (template === undefined) throw new Error(`there is no stack ${id}`);
  return template;
}

/** Resources of a type, by logical id. */
export const ofType = (template: StackTemplate, type: string): readonly [string, TemplateResource][] =>
  Object.entries(template.Resources).filter(([, resource]) => resource.Type === type);

export const propertiesOf = (template: StackTemplate, type: string): readonly Json[] =>
  ofType(template, type).map(([, { Properties }]) => Properties);

/** Every resource of every stack, by stack and logical id. */
export const allResources = (templates: Templates): readonly [string, TemplateResource][] =>
  Object.entries(templates).flatMap(([id, { Resources }]) =>
    Object.entries(Resources).map(([logicalId, resource]): [string, TemplateResource] => [
      `${id}.${logicalId}`,
      resource,
    ]),
  );

export const exportsOf = (template: StackTemplate): readonly string[] =>
  Object.values(template.Outputs ?? {}).flatMap((output) => (output.Export === undefined ? [] : [output.Export.Name]));
