// What the stacks of the ways in from outside have really made, asked of the AWS API and of the cluster. The expected
// numbers stand here a second time on purpose, as a client's firewall has them.
import { assert } from './verify-run.mjs';

const stackNames = { network: 'network-access', privateLink: 'privatelink' };
const loadBalancerNames = { network: 'net', privateLink: 'link' };
const brokerPorts = { network: 9096, privateLink: 9097 };

export function waysIn(deployed) {
  const { access = {} } = deployed.config;
  for (const intent of ['network', 'privateLink'])
    if (access[intent]) oneWayIn({ ...deployed, name: `${deployed.name}, ${intent}`, intent });
  if (access.network) privateNames(deployed);
  if (access.privateLink) endpointService(deployed);
}

function oneWayIn(way) {
  const { name, intent, config, aws } = way;
  const [balancer] = aws(
    'elbv2',
    'describe-load-balancers',
    '--names',
    `${config.name}-${loadBalancerNames[intent]}`,
  ).LoadBalancers;
  assert(balancer.Scheme === 'internal' && balancer.Type === 'network', `${name}: its load balancer is internal`);
  const subnets = balancer.AvailabilityZones.map(({ SubnetId }) => SubnetId);
  const zones = aws('ec2', 'describe-subnets', '--subnet-ids', ...subnets).Subnets.map(
    ({ AvailabilityZoneId }) => AvailabilityZoneId,
  );
  same(zones, ids(config), `${name}: it stands in every zone`);
  const attributes = values(aws('elbv2', 'describe-load-balancer-attributes', ...arn('load-balancer', balancer)));
  assert(attributes['deletion_protection.enabled'] === 'true', `${name}: it is protected from deletion`);
  listeners(way, balancer);
  rules(way, balancer);
  if (way.labs) bindings(way);
}

function listeners({ name, intent, config, aws }, balancer) {
  const found = aws('elbv2', 'describe-listeners', ...arn('load-balancer', balancer)).Listeners;
  const slots = config.zones.flatMap(({ number }) =>
    Array.from({ length: config.access.slotsPerZone ?? 15 }, (_, ordinal) => 9100 + 16 * number + ordinal),
  );
  same(
    found.map(({ Port }) => Port),
    [9092, 9093, ...slots],
    `${name}: it listens for both bootstraps and ${slots.length} slots`,
  );
  assert(
    found.every(({ Protocol }) => Protocol === 'TCP'),
    `${name}: TLS passes through`,
  );
  const group = (port) => found.find(({ Port }) => Port === port).DefaultActions[0].TargetGroupArn;
  for (const [port, what, crossZone, minimum] of [
    [9092, 'the zonal bootstrap', 'false', '1'],
    [9093, 'the regional bootstrap', 'true', 'off'],
    [slots[0], 'a slot', 'true', 'off'],
  ]) {
    const [targets] = aws('elbv2', 'describe-target-groups', '--target-group-arns', group(port)).TargetGroups;
    assert(
      targets.Port === brokerPorts[intent] && targets.TargetType === 'ip' && targets.HealthCheckProtocol === 'TCP',
      `${name}: ${what} leads to pods on ${targets.Port}`,
    );
    const attributes = values(aws('elbv2', 'describe-target-group-attributes', '--target-group-arn', group(port)));
    assert(
      attributes['load_balancing.cross_zone.enabled'] === crossZone &&
        attributes['target_group_health.dns_failover.minimum_healthy_targets.count'] === minimum &&
        attributes['preserve_client_ip.enabled'] === 'false',
      `${name}: ${what} ${crossZone === 'true' ? 'reaches brokers of any zone' : 'stays in its zone and speaks for it'}`,
    );
    const listener = found.find(({ Port }) => Port === port);
    const idle = values(aws('elbv2', 'describe-listener-attributes', ...arn('listener', listener)));
    assert(idle['tcp.idle_timeout.seconds'] === '350', `${name}: ${what} drops silent connections after 350 s`);
  }
}

function rules({ name, intent, config, aws }, { SecurityGroups: [id] }) {
  const groups = (...wanted) => aws('ec2', 'describe-security-groups', '--group-ids', ...wanted).SecurityGroups;
  const [own] = groups(id);
  const sources = own.IpPermissions.flatMap(({ FromPort, ToPort, IpRanges }) =>
    IpRanges.map(({ CidrIp }) => `${CidrIp} ${FromPort}-${ToPort}`),
  );
  const wanted = intent === 'network' ? config.access.network.sources.map((cidr) => `${cidr} 9092-9211`) : [];
  same(
    sources,
    wanted,
    `${name}: ${wanted.length === 0 ? 'nobody comes' : 'only the file’s sources come'} in by address`,
  );
  const cluster = aws('eks', 'describe-cluster', '--name', config.name).cluster.resourcesVpcConfig
    .clusterSecurityGroupId;
  const [ofCluster] = groups(cluster);
  const from = ofCluster.IpPermissions.filter(({ UserIdGroupPairs }) =>
    UserIdGroupPairs.some(({ GroupId }) => GroupId === id),
  );
  same(
    from.map(({ FromPort, ToPort }) => `${FromPort}-${ToPort}`),
    [`${brokerPorts[intent]}-${brokerPorts[intent]}`],
    `${name}: the cluster lets it in on the brokers’ port alone`,
  );
}

/** Every binding has the ARN that the stack gave, of a group that is there. */
function bindings({ name, intent, config, bundle, aws, kubectl }) {
  const given = new Set(Object.values(outputs({ config, aws }, stackNames[intent])));
  const prefix = `${intent.toLowerCase()}-`;
  const live = kubectl('-n', bundle.namespace, 'get', 'targetgroupbindings').items.filter(({ metadata }) =>
    metadata.name.startsWith(prefix),
  );
  const most = config.autoscaling?.maxPerZone ?? config.kafka.brokers.perZone;
  assert(live.length === 2 + config.zones.length * most, `${name}: ${live.length} bindings are there`);
  assert(
    live.every(({ spec }) => given.has(spec.targetGroupARN)),
    `${name}: each binding has the ARN of a target group of the stack`,
  );
}

function privateNames({ name, config, aws }) {
  const domain = `network.${config.access.domain}`;
  const zone = aws('route53', 'list-hosted-zones').HostedZones.find((each) => each.Name === `${domain}.`);
  assert(zone?.Config?.PrivateZone === true, `${name}: ${domain} is a private hosted zone`);
  const records = aws('route53', 'list-resource-record-sets', '--hosted-zone-id', zone.Id).ResourceRecordSets;
  const record = (host) =>
    records.find(({ Name }) => Name.replace('\\052', '*').replace(/\.$/, '') === `${host}.${domain}`);
  for (const { id, number } of config.zones) {
    const address = `10.30.${224 + 4 * number}.8`;
    const [found] = record(`*.${id}`)?.ResourceRecords ?? [];
    assert(found?.Value === address, `${name}: names of ${id} lead to ${address}`);
  }
  assert(record('bootstrap')?.AliasTarget !== undefined, `${name}: bootstrap.${domain} leads to the load balancer`);
}

function endpointService({ name, config, aws }) {
  const { PrivateLinkServiceName: given } = outputs({ config, aws }, stackNames.privateLink);
  const service = aws('ec2', 'describe-vpc-endpoint-service-configurations').ServiceConfigurations.find(
    ({ ServiceName }) => ServiceName === given,
  );
  assert(service !== undefined, `${name}: ${given} is the endpoint service`);
  assert(service.AcceptanceRequired === true, `${name}: somebody accepts each endpoint`);
  const principals = aws('ec2', 'describe-vpc-endpoint-service-permissions', '--service-id', service.ServiceId);
  same(
    principals.AllowedPrincipals.map(({ Principal }) => Principal),
    config.access.privateLink.principals,
    `${name}: only the file’s principals may ask`,
  );
  const topics = aws('sns', 'list-topics').Topics.map(({ TopicArn }) => TopicArn);
  const topic = topics.find((each) => each.includes(`:${config.name}-privatelink-`));
  const { Policy } = aws('sns', 'get-topic-attributes', '--topic-arn', topic).Attributes;
  assert(Policy.includes('aws:SecureTransport'), `${name}: notifications need TLS`);
}

/** Outputs of a stack by name. */
function outputs({ config, aws }, stack) {
  const [found] = aws('cloudformation', 'describe-stacks', '--stack-name', `${config.name}-${stack}`).Stacks;
  return Object.fromEntries(found.Outputs.map(({ OutputKey, OutputValue }) => [OutputKey, OutputValue]));
}

const ids = ({ zones }) => zones.map(({ id }) => id);
const arn = (kind, found) => [`--${kind}-arn`, found[kind === 'listener' ? 'ListenerArn' : 'LoadBalancerArn']];
const values = ({ Attributes }) => Object.fromEntries(Attributes.map(({ Key, Value }) => [Key, Value]));
const same = (found, wanted, what) => assert([...found].sort().join() === [...wanted].sort().join(), what);
