import { failConditionForms } from '../plan/fails-on';

/** What `--help` says below the flags: examples, what a command needs and what it writes. */

export const root = `
A deployment, from nothing to running:
  automq-kit init deployments/acme.yaml         answer a few questions
  automq-kit plan deployments/acme.yaml         does it fit, what does it cost, is it ready?
  automq-kit simulate deployments/acme.yaml     do brokers follow a day of traffic, and carry a lost zone?
  automq-kit synth deployments/acme.yaml        render both halves into out/acme
  npx cdk deploy --all --app out/acme/cdk.out   on AWS
  automq-kit apply out/acme                     unless the deployment says delivery: cdk

Its topics, where the deployment has event contracts:
  automq-kit contracts review deployments/acme.yaml   is their design sound?
  automq-kit contracts plan deployments/acme.yaml …   what would change on the cluster?
  automq-kit contracts apply deployments/acme.yaml …  change it

Exit codes:
  0   fine
  1   something to look at: a finding in the cluster, a difference, a "no" at the question, --fail-on
  2   bad input: the file, a flag or a folder; nothing was written or applied
  3   the cluster, kubectl or the disk failed; the same command can be run again
  70  a defect of automq-kit
`;

export const init = `
It asks for what no flag says; with --yes, or without a terminal, it asks nothing. It writes one file and never
overwrites one. The cluster id and the zone numbers in it belong to this deployment for good.

Examples:
  automq-kit init
  automq-kit init --yes --profile production --name acme --customer "Acme Retail" --owner streaming@acme.example \\
    --account 123456789012 --region us-east-1 \\
    --zone us-east-1a=use1-az4 --zone us-east-1b=use1-az6 --zone us-east-1c=use1-az1

Zone names and ids of an account on AWS:
  aws ec2 describe-availability-zones --region us-east-1 \\
    --query "AvailabilityZones[].[ZoneName,ZoneId]" --output text

Flags of the profiles minimal and production: account, region, zone, cidr, administrator, api-cidr, client-namespace.
Flags of the profile private: zone, zone-label, storage-class, snapshot-class, broker-node, controller-node, endpoint,
store-reach, data-bucket, ops-bucket, store-secret, ca-secret, registry, pull-secret, client-namespace.
`;

export const config = `
Examples:
  automq-kit config check deployments/acme.yaml
  automq-kit config show deployments/acme.yaml
`;

export const configCheck = `
Every problem of every file is told at once, with what is allowed and what to write instead. Exit code 2 when there is
one.

Examples:
  automq-kit config check deployments/acme.yaml
  automq-kit config check --format json deployments/*.yaml
`;

export const configShow = `
The output is a deployment file that means the same.

Example:
  automq-kit config show deployments/acme.yaml
`;

export const configSchema = `
Editors find it by the first line of a deployment file:
  # yaml-language-server: $schema=deployment.schema.json

Example:
  automq-kit config schema > deployment.schema.json
`;

const conditions = Object.entries(failConditionForms)
  .map(([form, meaning]) => `  ${form.padEnd(12)}${meaning}`)
  .join('\n');

export const plan = `
It answers from the deployment file alone: no account, no cluster and no network. What the workloads ask for against
what is deployed, the bill of a month beside three other systems, what happens when something fails, and a scorecard of
what is ready, with what proves it. docs/plan.md explains every figure.

Formats:
  text      what matters first, for a terminal
  json      everything, as docs/plan.schema.json describes it; with --compare what changes
  markdown  everything but the pictures, for a review
  html      everything on one page that needs no other file, for a browser, a phone or a printer

Conditions of --fail-on:
${conditions}

Examples:
  automq-kit plan deployments/acme.yaml
  automq-kit plan deployments/acme.yaml --format html --out plan.html --decisions docs/decided
  automq-kit plan changed.yaml --compare deployments/acme.yaml --format markdown
  automq-kit plan deployments/acme.yaml --fail-on capacity --fail-on cost:20000
`;

export const synth = `
It writes <folder>/cdk.out for the CDK command line and <folder>/manifests for automq-kit apply; a deployment without
AWS gets manifests only. <folder>/docs says who reaches the brokers and how: names, ports, network edges, and a picture
of the path of a byte. All are written or, if anything fails, none. Other files in the folder stay.

Load balancers get their ARNs, and subnets their ids, only when they are deployed. With delivery: bundle, deploy first and
hand over what the stacks gave; with delivery: cdk, cdk deploy fills it in by itself:
  npx cdk deploy --all --app out/acme/cdk.out --outputs-file out/acme/outputs.json
  automq-kit synth deployments/acme.yaml --handoff out/acme/outputs.json

Examples:
  automq-kit synth deployments/acme.yaml
  automq-kit synth deployments/*.yaml
  automq-kit synth deployments/acme.yaml --out build/acme --format json
`;

export const apply = `
It needs kubectl and a kubeconfig. Before it applies anything it checks that the cluster has what the manifests lean on
and that the Secrets they name are there. Then each wave is applied server-side (field manager automq-kit) and waited
for. Zones roll one after another, and only while all others are whole. It stops at the first wave that fails; run it
again when the reason is put right. It deletes nothing.

Examples:
  automq-kit apply out/acme --dry-run
  automq-kit apply out/acme
  automq-kit apply deployments/acme.yaml --context acme-production --yes
`;

export const client = `
Intents are the ways in that the deployment file has: cluster (pods of the same cluster), network (access.network) and
privateLink (access.privateLink). With --zone a client begins at brokers of its own zone, where it and they pay nothing
for traffic between zones.

Formats:
  properties  Java clients; the password is a reference to a file, which the client itself resolves
  librdkafka  librdkafka and the clients built on it; the program sets the password, since it reads no references
  env         a container's environment: KAFKA_SECURITY_PROTOCOL for security.protocol, and so on
  configmap   a ConfigMap for the cluster of the clients: every zone with where to begin, and the settings of all

No format holds a password or a key. What the output says first is which files the client wants, and what gets them.

Examples:
  automq-kit client deployments/acme.yaml --intent cluster --user inventory
  automq-kit client deployments/acme.yaml --intent network --zone use1-az4 --user inventory --role producer
  automq-kit client deployments/acme.yaml --intent privateLink --user storefront --format configmap --out kafka.yaml
`;
