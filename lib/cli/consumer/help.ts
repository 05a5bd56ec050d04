/** What `--help` of the consumer commands says below the flags. */

export const consumer = `
Who owns the deployment writes the file; who connects completes, checks and deploys it in an account of their own:
  automq-kit consumer init deployments/acme.yaml storefront.yaml --handoff out/acme/outputs.json
  automq-kit consumer check storefront.yaml
  automq-kit consumer synth storefront.yaml
  npx cdk deploy --app out/consumers/storefront
`;

export const init = `
The section \`provider\` is complete; what no flag says stands in the file as a comment, to be completed. Without a file
to write it is printed, also to renew that section of a file when the deployment has changed. Outputs of a deployment:
  npx cdk deploy --all --app out/acme/cdk.out --outputs-file out/acme/outputs.json

Examples:
  automq-kit consumer init deployments/acme.yaml --handoff out/acme/outputs.json
  automq-kit consumer init deployments/acme.yaml storefront.yaml --handoff out/acme/outputs.json \\
    --name storefront --account 210987654321 --vpc vpc-0b1c2d3e4f5a69788 \\
    --subnet use1-az4=subnet-0c00000000000001c --subnet use1-az6=subnet-0c00000000000002c \\
    --subnet use1-az1=subnet-0c00000000000003c --security-group sg-0d1e2f3a4b5c69788

Subnets of an account with the ids of their zones:
  aws ec2 describe-subnets --query "Subnets[].[AvailabilityZoneId,SubnetId,VpcId]" --output text
`;

export const check = `
Every problem of every file is told at once, with what is allowed and what to write instead. Exit code 2 when there is
one.

Examples:
  automq-kit consumer check storefront.yaml
  automq-kit consumer check --format json consumers/*.yaml
`;

export const synth = `
It writes a cloud assembly with one stack: an endpoint in each zone of the brokers, their names in a private hosted zone
of the VPC, and a security group that lets the clients of the file in on the brokers' ports and nobody else.

When a zone is out, write its id to zoneOutage, synthesize and deploy: its names then lead to the other zones' endpoints.

Examples:
  automq-kit consumer synth storefront.yaml
  automq-kit consumer synth storefront.yaml --out build/storefront
`;

export const schema = `
Editors find it by the first line of a consumer file:
  # yaml-language-server: $schema=consumer.schema.json

Example:
  automq-kit consumer schema > consumer.schema.json
`;
