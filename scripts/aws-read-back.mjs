// What a deployment has really made, asked of the AWS API and of the cluster. Each check takes the name of the example,
// its config, account and bundle, and `aws` and `kubectl`, which run a command and return its JSON.
import { memberSelector } from './cluster-members.mjs';
import { assert } from './verify-run.mjs';

export function storage({ name, config, account, aws }) {
  const bucket = `${config.name}-data-${account}-us-east-1`;
  const s3 = (call, ...args) => aws('s3api', call, '--bucket', bucket, ...args);
  const [rule] = s3('get-bucket-encryption').ServerSideEncryptionConfiguration.Rules;
  const algorithm = rule.ApplyServerSideEncryptionByDefault.SSEAlgorithm;
  assert(
    algorithm === (name === 'minimal' ? 'AES256' : 'aws:kms'),
    `${name}: data bucket is encrypted with ${algorithm}`,
  );
  if (name !== 'minimal') assert(rule.BucketKeyEnabled === true, `${name}: data bucket has a bucket key`);
  const access = s3('get-public-access-block').PublicAccessBlockConfiguration;
  assert(Object.values(access).every(Boolean), `${name}: data bucket blocks all public access`);
  const policy = JSON.parse(s3('get-bucket-policy').Policy);
  const denies = policy.Statement.filter(({ Effect }) => Effect === 'Deny').map(({ Condition }) =>
    JSON.stringify(Condition),
  );
  assert(
    denies.some((text) => text.includes('aws:SecureTransport')),
    `${name}: data bucket denies plain HTTP`,
  );
  assert(
    denies.some((text) => text.includes('aws:PrincipalAccount')),
    `${name}: data bucket denies other accounts`,
  );
  assert(
    !denies.some((text) => text.includes('x-amz-server-side-encryption')),
    `${name}: data bucket admits puts without encryption headers`,
  );
  const rules = s3('get-bucket-lifecycle-configuration').Rules;
  assert(
    rules.every(({ Expiration, Transitions }) => !Expiration && !Transitions),
    `${name}: nothing expires in the data bucket`,
  );
  assert(
    rules.some(({ AbortIncompleteMultipartUpload }) => AbortIncompleteMultipartUpload),
    `${name}: unfinished uploads are cleaned up`,
  );
}

export function identities({ name, bundle, config, account, aws }) {
  const cluster = config.name;
  const { associations } = aws(
    'eks',
    'list-pod-identity-associations',
    '--cluster-name',
    cluster,
    '--namespace',
    bundle.namespace,
  );
  assert(
    associations
      .map(({ serviceAccount }) => serviceAccount)
      .sort()
      .join() === 'broker,controller',
    `${name}: brokers and controllers have an identity each`,
  );
  const own = `arn:aws:s3:::${config.name}-data-${account}-us-east-1`;
  for (const component of ['broker', 'controller']) {
    const role = `arn:aws:iam::${account}:role/${config.name}-us-east-1-${component}`;
    const may = (action, resource) =>
      aws(
        'iam',
        'simulate-principal-policy',
        '--policy-source-arn',
        role,
        '--action-names',
        action,
        '--resource-arns',
        resource,
      ).EvaluationResults[0].EvalDecision;
    assert(may('s3:PutObject', `${own}/x`) === 'allowed', `${name}: ${component} may write its data bucket`);
    assert(may('s3:ListBucket', own) === 'allowed', `${name}: ${component} may list its data bucket`);
    for (const [action, resource] of [
      ['s3:PutObject', 'arn:aws:s3:::somebody-else/x'],
      ['s3:DeleteBucket', own],
      ['s3:PutBucketPolicy', own],
      ['kms:ScheduleKeyDeletion', `arn:aws:kms:us-east-1:${account}:key/x`],
      ['ec2:TerminateInstances', '*'],
    ]) {
      assert(
        may(action, resource) === 'implicitDeny',
        `${name}: ${component} may not ${action} on ${resource.replace(own, 'its data bucket')}`,
      );
    }
  }
}

export function zones({ name, config, aws }) {
  for (const zone of config.zones) {
    const group = aws(
      'eks',
      'describe-nodegroup',
      '--cluster-name',
      config.name,
      '--nodegroup-name',
      `${config.name}-broker-${zone.id}`,
    ).nodegroup;
    const { Subnets } = aws('ec2', 'describe-subnets', '--subnet-ids', ...group.subnets);
    assert(
      Subnets.every(({ AvailabilityZoneId }) => AvailabilityZoneId === zone.id),
      `${name}: broker nodes of ${zone.id} are in ${zone.id}`,
    );
  }
  const cluster = aws('eks', 'describe-cluster', '--name', config.name).cluster;
  assert(cluster.encryptionConfig?.length > 0, `${name}: Kubernetes secrets are encrypted with a key of the customer`);
  const open = cluster.resourcesVpcConfig.endpointPublicAccess;
  assert(open === (name === 'minimal'), `${name}: the API endpoint is ${open ? 'open to the allow-list' : 'private'}`);
}

/** Every controller and broker runs, on a node of its own zone. */
export function pods({ name, bundle, config, kubectl }) {
  const nodes = new Map(
    kubectl('get', 'nodes').items.map(({ metadata }) => [metadata.name, metadata.labels['topology.k8s.aws/zone-id']]),
  );
  const running = kubectl('-n', bundle.namespace, 'get', 'pods', '-l', memberSelector).items;
  for (const { metadata, status, spec } of running) {
    const zone = metadata.labels['automq.com/zone-id'];
    assert(status.phase === 'Running', `${name}: ${metadata.name} is ${status.phase}`);
    assert(nodes.get(spec.nodeName) === zone, `${name}: ${metadata.name} runs in ${zone}`);
  }
  const wanted = config.kafka.controllers.zones.length + config.zones.length * config.kafka.brokers.perZone;
  assert(running.length === wanted, `${name}: ${running.length} of ${wanted} pods are there`);
}
