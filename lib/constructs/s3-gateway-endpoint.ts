import { CfnVPCEndpoint } from 'aws-cdk-lib/aws-ec2';
import { AnyPrincipal, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Aws, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { bucketArn } from '../model/arn';
import { objectActions } from './object-actions';

export interface S3GatewayEndpointProps {
  readonly vpcId: string;
  readonly routeTableIds: readonly string[];
  /** Names of the deployment's buckets. */
  readonly buckets: readonly string[];
  /** Whether nodes reach the internet, and registries there, by another way. */
  readonly internetAccess: boolean;
  /** Whether CDK's kubectl functions run in the VPC. */
  readonly kubectlProvider: boolean;
}

/**
 * The gateway endpoint through which all traffic to S3 goes: free of charge, where a NAT gateway bills each byte of the
 * write-ahead log. Its policy lets data leave to this deployment's buckets only, whatever credentials a pod holds.
 */
export class S3GatewayEndpoint extends Construct {
  constructor(scope: Construct, id: string, props: S3GatewayEndpointProps) {
    super(scope, id);
    new CfnVPCEndpoint(this, 'Endpoint', {
      vpcId: props.vpcId,
      vpcEndpointType: 'Gateway',
      serviceName: `com.amazonaws.${Stack.of(this).region}.s3`,
      routeTableIds: [...props.routeTableIds],
      policyDocument: endpointPolicy(props, Stack.of(this).region),
    });
  }
}

const anyone = () => [new AnyPrincipal()];
const named = (bucket: string) => bucketArn({ partition: Aws.PARTITION }, bucket);

function endpointPolicy(props: S3GatewayEndpointProps, region: string): PolicyDocument {
  const own = props.buckets.map(named);
  const ofThisAccount = { StringEquals: { 'aws:PrincipalAccount': Aws.ACCOUNT_ID } };
  const statements = [
    new PolicyStatement({
      sid: 'ListOwnBuckets',
      principals: anyone(),
      actions: ['s3:ListBucket'],
      resources: own,
      conditions: ofThisAccount,
    }),
    new PolicyStatement({
      sid: 'UseOwnObjects',
      principals: anyone(),
      actions: [...objectActions],
      resources: own.map((arn) => `${arn}/*`),
      conditions: ofThisAccount,
    }),
    imageLayers(props.internetAccess, region),
  ];
  if (props.kubectlProvider) statements.push(cloudFormationAnswers(region));
  return new PolicyDocument({ statements });
}

/**
 * Image layers. ECR keeps them in one bucket of the region (ECR user guide, "Create the Amazon S3 gateway endpoint").
 * Other registries redirect pulls from within AWS to buckets of theirs that they don't list and sometimes change:
 * a policy without them ends in a 403 (kubernetes/k8s.io#4214, docker/hub-feedback#1318). Where nodes reach the
 * internet anyway they may therefore read, and only read, any object.
 *
 * The bucket of Amazon Linux's packages is not named for nodes without internet: they start complete and are replaced
 * by a newer image, never patched in place.
 */
function imageLayers(internetAccess: boolean, region: string): PolicyStatement {
  return new PolicyStatement({
    sid: 'ReadImageLayers',
    principals: anyone(),
    actions: ['s3:GetObject'],
    resources: internetAccess ? [`${named('*')}/*`] : [`${named(`prod-${region}-starport-layer-bucket`)}/*`],
  });
}

/**
 * A custom resource's function answers CloudFormation by writing to a presigned URL of this bucket; unanswered, a deploy
 * hangs for an hour (CloudFormation user guide, "Access CloudFormation using an interface endpoint": the region stands
 * in it without hyphens).
 */
function cloudFormationAnswers(region: string): PolicyStatement {
  return new PolicyStatement({
    sid: 'AnswerCloudFormation',
    principals: anyone(),
    actions: ['s3:PutObject'],
    resources: [`${named(`cloudformation-custom-resource-response-${region.replaceAll('-', '')}`)}/*`],
  });
}
