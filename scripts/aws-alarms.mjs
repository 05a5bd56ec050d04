// Which CloudWatch alarms a deployment has really made, asked of the AWS API: what they watch is there under the name that
// they have for it, and a message of theirs arrives. Their number stands here a second time on purpose, as the bill has it.
import { assert } from './verify-run.mjs';

const waysIn = { network: 'net', privateLink: 'link' };

export function alarms(deployed) {
  const { name, config, account, aws } = deployed;
  const found = aws('cloudwatch', 'describe-alarms', '--alarm-name-prefix', `${config.name}-`).MetricAlarms;
  if (config.profile !== 'production') return assert(found.length === 0, `${name}: it has no CloudWatch alarms`);
  const intents = Object.keys(waysIn).filter((intent) => config.access?.[intent]);
  const wanted =
    6 * intents.length +
    (config.access?.privateLink ? 1 : 0) +
    2 * config.zones.length +
    4 +
    config.kafka.controllers.zones.length;
  assert(found.length === wanted, `${name}: it has ${wanted} CloudWatch alarms (${found.length})`);
  const topic = `arn:aws:sns:us-east-1:${account}:${config.name}-alarms`;
  assert(
    found.every(({ AlarmActions, OKActions }) =>
      [AlarmActions, OKActions].every(([only, ...rest]) => only === topic && rest.length === 0),
    ),
    `${name}: each tells ${config.name}-alarms of its begin and its end`,
  );
  const watched = { ...deployed, found };
  for (const intent of intents) loadBalancer(watched, intent);
  if (config.access?.privateLink) endpointService(watched);
  natGateways(watched);
  backups(watched);
  expressions(watched);
  who(watched, topic);
  return told(watched, topic);
}

const values = ({ Dimensions }) => Dimensions.map(({ Name, Value }) => `${Name}=${Value}`).sort();

function loadBalancer({ name, config, aws, found }, intent) {
  const balancerName = `${config.name}-${waysIn[intent]}`;
  const [{ LoadBalancerArn: arn }] = aws('elbv2', 'describe-load-balancers', '--names', balancerName).LoadBalancers;
  const listeners = aws('elbv2', 'describe-listeners', '--load-balancer-arn', arn).Listeners;
  const group = listeners.find(({ Port }) => Port === 9093).DefaultActions[0].TargetGroupArn;
  const own = found.filter(({ AlarmName }) => AlarmName.startsWith(`${config.name}-${intent}-`));
  const balancer = `LoadBalancer=${arn.split(':loadbalancer/')[1]}`;
  // The emulator leaves out the word that CloudFormation puts before it.
  const brokers = group.split(':targetgroup/')[1];
  assert(
    own.length === 6 && own.every((alarm) => values(alarm)[0] === balancer),
    `${name}: six alarms watch ${balancerName} by its full name`,
  );
  const ofGroup = own.filter((alarm) => values(alarm).length === 2);
  assert(
    ofGroup.length === 2 && ofGroup.every((alarm) => values(alarm)[1].endsWith(brokers)),
    `${name}: two of them watch the group of all brokers of ${balancerName}`,
  );
}

function endpointService({ name, aws, found }) {
  const services = aws('ec2', 'describe-vpc-endpoint-service-configurations').ServiceConfigurations;
  const [alarm] = found.filter(({ Namespace }) => Namespace === 'AWS/PrivateLinkServices');
  assert(
    services.some(({ ServiceId }) => values(alarm)[0] === `Service Id=${ServiceId}`),
    `${name}: an alarm watches the endpoint service`,
  );
}

function natGateways({ name, config, aws, found }) {
  const gateways = aws('ec2', 'describe-nat-gateways').NatGateways.map(({ NatGatewayId }) => NatGatewayId);
  const watched = found
    .filter(({ MetricName }) => MetricName === 'ErrorPortAllocation')
    .map((alarm) => values(alarm)[0]);
  assert(
    new Set(watched).size === config.zones.length && watched.every((each) => gateways.includes(each.split('=')[1])),
    `${name}: each of ${watched.length} NAT gateways is watched`,
  );
}

/** The emulator knows no lifecycle policy, and makes up an id for each. */
function backups({ name, config, found }) {
  const policies = found
    .flatMap(({ Metrics }) => Metrics ?? [])
    .flatMap(({ MetricStat }) => (MetricStat?.Metric.Namespace === 'AWS/EBS' ? values(MetricStat.Metric) : []));
  assert(
    new Set(policies).size === config.kafka.controllers.zones.length &&
      policies.every((policy) => /^DLMPolicyId=.+/.test(policy)),
    `${name}: the backup of each of ${policies.length} controllers is watched`,
  );
}

/** Metric math: what is returned, and from what. */
function expressions({ name, found }) {
  const made = found.filter(({ Metrics }) => Metrics?.length > 0);
  const results = made.map(({ Metrics }) => Metrics.filter(({ ReturnData }) => ReturnData).length);
  const quotas = made.filter(({ Metrics }) => Metrics.some(({ Expression }) => Expression?.includes('SERVICE_QUOTA(')));
  assert(
    made.length > 0 && results.every((count) => count === 1) && quotas.length === 2,
    `${name}: ${made.length} alarms look at an expression, two of them at a quota`,
  );
}

function who({ name, config, aws }, topic) {
  const { Policy } = aws('sns', 'get-topic-attributes', '--topic-arn', topic).Attributes;
  const statements = JSON.parse(Policy).Statement;
  const allowed = statements.filter(({ Effect }) => Effect === 'Allow');
  assert(
    allowed.length === 1 &&
      allowed[0].Principal.Service === 'cloudwatch.amazonaws.com' &&
      allowed[0].Condition.ArnLike['aws:SourceArn'].endsWith(`:alarm:${config.name}-*`),
    `${name}: only its own alarms publish to the topic`,
  );
  assert(JSON.stringify(statements).includes('aws:SecureTransport'), `${name}: alarms need TLS`);
  // The emulator’s topics keep no key; which is theirs is in the template.
  const stack = ['--stack-name', `${config.name}-observability`];
  const { StackResources } = aws('cloudformation', 'describe-stack-resources', ...stack);
  const key = StackResources.find(({ ResourceType }) => ResourceType === 'AWS::KMS::Key').PhysicalResourceId;
  const policy = aws('kms', 'get-key-policy', '--key-id', key, '--policy-name', 'default').Policy;
  assert(policy.includes('cloudwatch.amazonaws.com'), `${name}: the topic’s key lets CloudWatch in`);
  const mails = aws('sns', 'list-subscriptions-by-topic', '--topic-arn', topic).Subscriptions;
  assert(
    mails.map(({ Protocol, Endpoint }) => `${Protocol} ${Endpoint}`).join() === `email ${config.owner}`,
    `${name}: its owner is asked to confirm the mails`,
  );
}

/** An alarm is set off by hand; a queue that listens to the topic gets what people would. */
function told({ name, config, aws, endpoint }, topic) {
  // For queues the AWS command line takes the address of an emulator from its arguments only.
  const sqs = (...args) => aws('sqs', ...args, '--endpoint-url', endpoint);
  const { QueueUrl: url } = sqs('create-queue', '--queue-name', `${config.name}-rehearsal`);
  const { QueueArn } = sqs('get-queue-attributes', '--queue-url', url, '--attribute-names', 'QueueArn').Attributes;
  const subscribe = ['--topic-arn', topic, '--protocol', 'sqs', '--notification-endpoint', QueueArn];
  const { SubscriptionArn } = aws('sns', 'subscribe', ...subscribe);
  const alarm = ['--alarm-name', `${config.name}-VcpusNearQuota`, '--state-reason', 'rehearsal', '--state-value'];
  aws('cloudwatch', 'set-alarm-state', ...alarm, 'ALARM');
  const { Messages = [] } = sqs('receive-message', '--queue-url', url, '--wait-time-seconds', '5');
  const text = Messages.map(({ Body }) => Body).join();
  assert(
    [`${config.name}-VcpusNearQuota`, 'Runbook: ', config.owner].every((part) => text.includes(part)),
    `${name}: who listens to the topic is told of an alarm, its owner and its page of the runbook`,
  );
  aws('cloudwatch', 'set-alarm-state', ...alarm, 'OK');
  aws('sns', 'unsubscribe', '--subscription-arn', SubscriptionArn);
  sqs('delete-queue', '--queue-url', url);
}
