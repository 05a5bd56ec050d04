// Deploys the stack of those who connect over PrivateLink to an AWS emulator, in an account of its own, and reads back
// through the AWS API what it made: endpoints by zone, their security group, and where the brokers' names lead, also
// while a zone is out. By itself it needs AWS_ENDPOINT_URL, an emulator's address on this machine.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseDocument } from 'yaml';
import { assert, capture, run, skip, steps } from './verify-run.mjs';

const account = '210987654321';

/**
 * @param root folder of the kit, which is built
 * @param work folder for files of the run
 * @param env environment with the emulator's address
 * @param deployment file of the deployment that is connected to
 * @param outputs what its `cdk deploy --outputs-file` has written; a stand-in when left out
 */
export function verifyConsumer({ root, work, env, deployment, outputs }) {
  // The emulator takes an access key of twelve digits for the account.
  const lab = { root, work, env: { ...env, AWS_ACCESS_KEY_ID: account }, out: join(work, 'storefront') };
  lab.aws = (...args) => {
    const text = capture('aws', [...args, '--output', 'json'], { env: lab.env });
    return text.trim() === '' ? {} : JSON.parse(text);
  };
  cdk(lab, 'bootstrap', `aws://${account}/us-east-1`);
  const zones = parseDocument(readFileSync(deployment, 'utf8')).toJS().zones;
  const network = makeNetwork(lab, zones);
  const file = join(work, 'storefront.yaml');
  kit(lab, 'init', deployment, file, '--handoff', outputs ?? standIn(work), ...flags(network));
  kit(lab, 'check', file);
  const took = deploy(lab, file);
  steps.pass(`consumer: cdk deploy (${took.toFixed(1)} s)`);
  const { provider } = parseDocument(readFileSync(file, 'utf8')).toJS();
  const deployed = { ...lab, network, provider };
  const endpoints = readEndpoints(deployed);
  readSecurityGroup(deployed);
  readNames(deployed, endpoints, []);
  cdk(lab, 'diff', '--fail', '-a', lab.out);
  steps.pass('consumer: a second diff is empty');
  switchZone(deployed, endpoints, file);
  cdk(lab, 'destroy', '--all', '-f', '-a', lab.out);
  const left = lab.aws('ec2', 'describe-vpc-endpoints').VpcEndpoints.filter(({ VpcId }) => VpcId === network.vpc);
  assert(left.length === 0, 'consumer: cdk destroy leaves no endpoint');
}

const kit = ({ root, env }, ...args) =>
  run('node', [join(root, 'dist', 'automq-kit.js'), 'consumer', ...args], { env, cwd: root });

const cdk = ({ root, work, env }, ...args) => run(join(root, 'node_modules', '.bin', 'cdk'), args, { env, cwd: work });

function deploy(lab, file) {
  kit(lab, 'synth', file, '--out', lab.out);
  nameEndpoints(lab.out);
  return cdk(lab, 'deploy', '--require-approval', 'never', '-a', lab.out);
}

/** The emulator gives endpoints no DNS names, so each gets one made of its id. */
function nameEndpoints(out) {
  const path = join(out, 'Consumer.template.json');
  const template = JSON.parse(readFileSync(path, 'utf8'));
  for (const { Type, Properties } of Object.values(template.Resources)) {
    if (Type !== 'AWS::Route53::RecordSet') continue;
    const [endpoint] = Properties.ResourceRecords[0]['Fn::Select'][1]['Fn::Split'][1]['Fn::Select'][1]['Fn::GetAtt'];
    Properties.ResourceRecords = [{ 'Fn::Join': ['.', [{ Ref: endpoint }, 'vpce.test']] }];
  }
  writeFileSync(path, JSON.stringify(template));
}

/** A VPC with a subnet in each zone, as the account of those who connect has it. */
function makeNetwork({ aws }, zones) {
  const vpc = aws('ec2', 'create-vpc', '--cidr-block', '10.40.0.0/16').Vpc.VpcId;
  const names = new Map(
    aws('ec2', 'describe-availability-zones').AvailabilityZones.map(({ ZoneId, ZoneName }) => [ZoneId, ZoneName]),
  );
  const subnets = zones.map(({ id }, index) => {
    if (!names.has(id))
      throw new Error(`the emulator has no zone ${id}: give it the zones of ${account} (MINI_ZONE_IDS)`);
    const place = ['--vpc-id', vpc, '--cidr-block', `10.40.${index}.0/24`, '--availability-zone', names.get(id)];
    return { zone: id, subnet: aws('ec2', 'create-subnet', ...place).Subnet.SubnetId };
  });
  const about = ['--group-name', 'clients', '--description', 'clients', '--vpc-id', vpc];
  return { vpc, subnets, clients: aws('ec2', 'create-security-group', ...about).GroupId };
}

const flags = ({ vpc, subnets, clients }) => [
  ...['--name', 'storefront', '--account', account, '--vpc', vpc, '--security-group', clients],
  ...subnets.flatMap(({ zone, subnet }) => ['--subnet', `${zone}=${subnet}`]),
];

/** What the provider's stack would have given. */
function standIn(work) {
  const file = join(work, 'provider-outputs.json');
  const service = 'com.amazonaws.vpce.us-east-1.vpce-svc-0a1b2c3d4e5f67890';
  writeFileSync(file, JSON.stringify({ 'acme-privatelink': { PrivateLinkServiceName: service } }));
  return file;
}

/** @returns ids of endpoints by the zone that they stand in */
function readEndpoints({ aws, network, provider }) {
  const found = aws('ec2', 'describe-vpc-endpoints').VpcEndpoints.filter(({ VpcId }) => VpcId === network.vpc);
  assert(found.length === provider.zones.length, `consumer: there are ${found.length} endpoints`);
  const byZone = new Map();
  for (const { VpcEndpointId, SubnetIds, ServiceName, PrivateDnsEnabled, Tags } of found) {
    const { Subnets } = aws('ec2', 'describe-subnets', '--subnet-ids', ...SubnetIds);
    const zones = Subnets.map(({ AvailabilityZoneId }) => AvailabilityZoneId);
    const name = Tags.find(({ Key }) => Key === 'Name').Value;
    assert(zones.length === 1 && name.endsWith(zones[0]), `consumer: endpoint ${name} stands in ${zones.join()} alone`);
    assert(
      ServiceName === provider.endpointService && !PrivateDnsEnabled,
      `consumer: endpoint ${name} leads to the provider, without private DNS`,
    );
    byZone.set(zones[0], VpcEndpointId);
  }
  return byZone;
}

function readSecurityGroup({ aws, network, provider }) {
  const { SecurityGroups } = aws('ec2', 'describe-security-groups', '--filters', `Name=vpc-id,Values=${network.vpc}`);
  const group = SecurityGroups.find(({ Description }) => Description.startsWith('Clients to the endpoints'));
  const ranges = group.IpPermissions.map(({ FromPort, ToPort }) => `${FromPort}-${ToPort}`);
  const { zonal, regional } = provider.bootstrapPorts;
  const advertised = [
    `${zonal}-${regional}`,
    ...provider.zones.map(({ firstPort, slots }) => `${firstPort}-${firstPort + slots - 1}`),
  ];
  assert(ranges.join() === advertised.join(), `consumer: clients come in on ${ranges.join(', ')} and nothing else`);
  const sources = group.IpPermissions.flatMap(({ UserIdGroupPairs, IpRanges }) => [
    ...UserIdGroupPairs.map(({ GroupId }) => GroupId),
    ...IpRanges.map(({ CidrIp }) => CidrIp),
  ]);
  assert(new Set(sources).size === 1 && sources[0] === network.clients, 'consumer: nobody but its clients comes in');
}

/** Every name leads to its own zone's endpoint, or to those of the others while that zone is out. */
function readNames({ aws, network, provider }, endpoints, out) {
  const [zone, ...more] = aws('route53', 'list-hosted-zones').HostedZones;
  assert(more.length === 0 && zone.Name === `${provider.domain}.`, `consumer: the hosted zone is ${zone.Name}`);
  const { VPCs } = aws('route53', 'get-hosted-zone', '--id', zone.Id);
  assert(
    zone.Config.PrivateZone && VPCs.map(({ VPCId }) => VPCId).join() === network.vpc,
    'consumer: it answers in the VPC of the clients and nowhere else',
  );
  const records = aws('route53', 'list-resource-record-sets', '--hosted-zone-id', zone.Id).ResourceRecordSets.filter(
    ({ Type }) => Type === 'CNAME',
  );
  const leadsTo = (name) =>
    records
      .filter(({ Name }) => Name.replace('\\052', '*') === `${name}.`)
      .map(({ ResourceRecords: [{ Value }] }) => Value.split('.')[0])
      .sort();
  const ids = (zones) => zones.map((id) => endpoints.get(id)).sort();
  const answering = provider.zones.map(({ id }) => id).filter((id) => !out.includes(id));
  const when = out.length === 0 ? '' : ` while ${out.join()} is out`;
  for (const { id } of provider.zones) {
    const wanted = out.includes(id) ? answering : [id];
    assert(
      leadsTo(`*.${id}.${provider.domain}`).join() === ids(wanted).join(),
      `consumer: names of ${id} lead to ${wanted.join(' and ')}${when}`,
    );
  }
  assert(
    leadsTo(`bootstrap.${provider.domain}`).join() === ids(answering).join(),
    `consumer: clients of any zone begin in ${answering.join(', ')}${when}`,
  );
  assert(
    records.every(({ TTL }) => TTL <= 60),
    'consumer: no answer is kept for more than a minute',
  );
}

function switchZone(deployed, endpoints, file) {
  const [first] = deployed.provider.zones;
  const written = readFileSync(file, 'utf8');
  for (const out of [[first.id], []]) {
    const document = parseDocument(written);
    document.set('zoneOutage', out);
    writeFileSync(file, document.toString());
    deploy(deployed, file);
    const same = readEndpoints(deployed);
    assert(
      [...same.values()].join() === [...endpoints.values()].join(),
      `consumer: endpoints stay as they are ${out.length === 0 ? 'when a zone is back' : 'when a zone is out'}`,
    );
    readNames(deployed, endpoints, out);
  }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { AWS_ENDPOINT_URL: emulator } = process.env;
  if (!/^http:\/\/(localhost|127\.0\.0\.1):/.test(emulator ?? ''))
    skip('no AWS emulator: set AWS_ENDPOINT_URL to one on this machine');
  const root = resolve(import.meta.dirname, '..');
  const work = mkdtempSync(join(tmpdir(), 'verify-consumer-'));
  const env = { ...process.env, CI: '1', CDK_DISABLE_CLI_TELEMETRY: 'true', NODE_NO_WARNINGS: '1' };
  try {
    verifyConsumer({ root, work, env, deployment: join(root, 'deployments', 'production.yaml') });
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  steps.report('verify-aws');
}
