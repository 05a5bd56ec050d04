import { clusterParts } from '../../../lib/bundle/cluster-parts';
import { example } from '../../support/example';

const remedies = (name: Parameters<typeof example>[0]) =>
  clusterParts(example(name)).map((part) => [part.name, part.fix]);

test('on a cluster that the kit makes, the stack that brings a missing part is named', () => {
  expect(remedies('production')).toEqual([
    ['eks-pod-identity-agent', 'Deploy the stack acme-cluster; it brings the EKS add-on eks-pod-identity-agent.'],
    ['ebs.csi.aws.com', 'Deploy the stack acme-cluster; it brings the EKS add-on aws-ebs-csi-driver.'],
  ]);
});

test('on a cluster that is there, the command that installs a missing part', () => {
  const install = 'aws eks create-addon --cluster-name shared-platform --region eu-central-1 --addon-name';
  expect(remedies('production-existing')).toEqual([
    ['eks-pod-identity-agent', `${install} eks-pod-identity-agent`],
    [
      'ebs.csi.aws.com',
      `${install} aws-ebs-csi-driver --pod-identity-associations serviceAccount=ebs-csi-controller-sa,roleArn=ROLE, with a role for Pod Identity that has service-role/AmazonEBSCSIDriverPolicy`,
    ],
  ]);
});

test('a Cluster Autoscaler is looked for by what it writes, exactly where nodes follow', () => {
  const [status] = clusterParts(example('retail')).filter(({ name }) => name === 'cluster-autoscaler-status');
  expect(status).toMatchObject({ apiVersion: 'v1', kind: 'ConfigMap', namespace: 'kube-system' });
  expect(status!.fix).toContain('helm upgrade --install cluster-autoscaler cluster-autoscaler ');
  expect(remedies('production').map(([name]) => name)).not.toContain('cluster-autoscaler-status');
});

test('outside AWS nothing of AWS is looked for', () => {
  expect(clusterParts(example('private'))).toEqual([]);
});
