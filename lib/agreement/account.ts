import type { Template, TemplateResource } from './template';

/** A resource with the template that holds it. */
export interface PlacedResource {
  readonly stack: string;
  readonly logicalId: string;
  readonly resource: TemplateResource;
}

/** All templates of a deployment as CloudFormation would see them together: references lead from one into another. */
export class Account {
  private readonly exports = new Map<string, { readonly stack: string; readonly value: unknown }>();
  private readonly outputs = new Map<string, { readonly stack: string; readonly value: unknown }>();

  /** @param templates by stack id */
  constructor(private readonly templates: Readonly<Record<string, Template>>) {
    for (const [stack, template] of Object.entries(templates)) {
      for (const [name, output] of Object.entries(template.Outputs ?? {})) {
        if (output.Export === undefined) this.outputs.set(name, { stack, value: output.Value });
        if (typeof output.Export?.Name === 'string')
          this.exports.set(output.Export.Name, { stack, value: output.Value });
      }
    }
  }

  ofType(type: string): readonly PlacedResource[] {
    return Object.entries(this.templates).flatMap(([stack, template]) =>
      Object.entries(template.Resources ?? {})
        .filter(([, resource]) => resource.Type === type)
        .map(([logicalId, resource]) => ({ stack, logicalId, resource })),
    );
  }

  /** The resource that an output of any stack leads to; exports are not asked. */
  output(name: string): PlacedResource | undefined {
    const output = this.outputs.get(name);
    return output && this.target(output.stack, output.value);
  }

  /** Names of the outputs that lead to a resource of a type. */
  outputsOfType(type: string): readonly string[] {
    return [...this.outputs.keys()].filter((name) => this.output(name)?.resource.Type === type);
  }

  /** The resource that a Ref, a GetAtt or an imported one of them leads to; undefined for anything else. */
  target(stack: string, value: unknown): PlacedResource | undefined {
    const { Ref, ['Fn::GetAtt']: getAtt, ['Fn::ImportValue']: imported } = (value ?? {}) as Record<string, unknown>;
    if (typeof imported === 'string') {
      const source = this.exports.get(imported);
      return source && this.target(source.stack, source.value);
    }
    const logicalId = Array.isArray(getAtt) ? (getAtt[0] as unknown) : Ref;
    if (typeof logicalId !== 'string') return undefined;
    const resource = this.templates[stack]?.Resources?.[logicalId];
    return resource && { stack, logicalId, resource };
  }

  /** A value as text, with every intrinsic that has a literal answer worked out and the others left as their JSON. */
  text(stack: string, value: unknown): string {
    if (typeof value === 'string') return value;
    const join = (value as { readonly 'Fn::Join'?: [string, unknown[]] } | undefined)?.['Fn::Join'];
    if (join) return join[1].map((part) => this.text(stack, part)).join(join[0]);
    const target = this.target(stack, value);
    const name = target && literalName(target.resource);
    return name === undefined ? JSON.stringify(value) : name;
  }
}

/** Properties by which the resources that matter here are named. */
function literalName({ Properties = {} }: TemplateResource): string | undefined {
  const name = Properties.BucketName ?? Properties.RoleName ?? Properties.AliasName ?? Properties.Name;
  return typeof name === 'string' ? name : undefined;
}
