import { importPlaces } from '../../../contracts/import/import-files';
import { clusterHelp } from '../cluster-flags';

export const importHelp = `
It looks at topics, groups, rights and quotas, reads offsets at both ends of a window of time, and samples records for
their sizes and for how keys are spread. Nothing on the cluster is changed, and nothing of a record is written anywhere:
keys are hashed in memory and counted.

It needs Describe and DescribeConfigs on the cluster and its topics, and Describe on its groups. Where Read on a topic is
missing, it goes on without samples of it and says so; then it ends with 1.

What it writes:
  ${importPlaces.contracts.padEnd(22)}AsyncAPI documents, one for topics that begin alike and have the same writers
  ${importPlaces.deployment.padEnd(22)}workload groups and users, for the deployment file
  ${importPlaces.measurement.padEnd(22)}every figure, dated, from which the same can be written again without a cluster

What nobody can measure is commented out below the word DECIDE, with who decides. An owner is never made up: until each
of these keys has a value, the contracts are refused. A folder in which somebody has decided something is never replaced.
${clusterHelp}

Examples:
  automq-kit contracts import --bootstrap-server b0.example.com:9096 --command-config client.properties --out imported
  automq-kit contracts import --bootstrap-server b0.example.com:9096 --command-config client.properties --out orders \\
    --topics 'orders\\..*' --seconds 3600
  automq-kit contracts import --measurement imported/${importPlaces.measurement} --out imported
`;
