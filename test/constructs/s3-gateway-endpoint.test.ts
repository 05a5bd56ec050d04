import { S3GatewayEndpoint } from '../../lib/constructs/s3-gateway-endpoint';
import { onlyOf, sandbox } from '../support/sandbox';
import type { Json } from '../support/json';

function statements(options: { readonly internetAccess: boolean; readonly kubectlProvider: boolean }, region?: string) {
  const stack = sandbox(region);
  new S3GatewayEndpoint(stack, 'S3', {
    vpcId: 'vpc-0123456789abcdef0',
    routeTableIds: ['rtb-0123456789abcdef0'],
    buckets: ['acme-data', 'acme-ops'],
    ...options,
  });
  const { PolicyDocument } = onlyOf(stack, 'AWS::EC2::VPCEndpoint');
  const text = JSON.stringify(PolicyDocument.Statement).replaceAll(
    /\{"Fn::Join":\["",\["arn:",\{"Ref":"AWS::Partition"\},"([^"]*)"\]\]\}/g,
    '"arn:P$1"',
  );
  return Object.fromEntries(
    JSON.parse(text).map(({ Sid, Action, Resource, Condition }: Json) => [Sid, { Action, Resource, Condition }]),
  );
}

const ofThisAccount = { StringEquals: { 'aws:PrincipalAccount': { Ref: 'AWS::AccountId' } } };

test('data leaves the VPC to the deployment’s buckets only, by principals of this account', () => {
  const policy = statements({ internetAccess: false, kubectlProvider: false });
  expect(policy).toEqual({
    ListOwnBuckets: {
      Action: 's3:ListBucket',
      Resource: ['arn:P:s3:::acme-data', 'arn:P:s3:::acme-ops'],
      Condition: ofThisAccount,
    },
    UseOwnObjects: {
      Action: ['s3:DeleteObject', 's3:GetObject', 's3:PutObject'],
      Resource: ['arn:P:s3:::acme-data/*', 'arn:P:s3:::acme-ops/*'],
      Condition: ofThisAccount,
    },
    ReadImageLayers: {
      Action: 's3:GetObject',
      Resource: 'arn:P:s3:::prod-us-east-1-starport-layer-bucket/*',
      Condition: undefined,
    },
  });
});

test('registries that keep layers in S3 stay readable where nodes reach the internet', () => {
  const { ReadImageLayers } = statements({ internetAccess: true, kubectlProvider: false });
  expect(ReadImageLayers).toMatchObject({ Action: 's3:GetObject', Resource: 'arn:P:s3:::*/*' });
});

test('the kubectl functions can answer CloudFormation', () => {
  const { AnswerCloudFormation } = statements({ internetAccess: false, kubectlProvider: true }, 'eu-central-1');
  expect(AnswerCloudFormation).toMatchObject({
    Action: 's3:PutObject',
    Resource: 'arn:P:s3:::cloudformation-custom-resource-response-eucentral1/*',
  });
});
