import { Chart } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { intentListener } from '../../lib/model/broker-listeners';
import type { Deployment } from '../../lib/model/deployment';
import { contractsJob, contractsPart } from '../../lib/model/names';
import { addRecurringJob } from '../add-recurring-job';
import { namespacedChartProps } from '../chart-props';
import { paths } from '../container-paths';
import type { Mount } from '../program-pod';
import type { ContractsFiles } from './contracts-files';
import { contractsCommand, contractsFiles, contractsLogin } from './contracts-files';

/**
 * The job that applies event contracts in the cluster, for clusters that nobody reaches from outside. It comes again and
 * again, so that what changed is applied within ten minutes, what could not be done is tried again, and what somebody
 * changed by hand is told. Empty where the file has none.
 */
export class ContractsChart extends Chart {
  constructor(scope: Construct, id: string, { deployment }: { readonly deployment: Deployment }) {
    super(scope, id, namespacedChartProps(deployment));
    const { contracts, readContracts } = deployment;
    const listener = intentListener(deployment.access, 'cluster');
    if (contracts === undefined || readContracts?.job === undefined || listener === undefined) return;
    const files = contractsFiles(deployment, listener, readContracts.job);
    new k8s.KubeConfigMap(this, 'config', { metadata: { name: contractsJob }, data: { ...files.texts } });
    for (const { file, content } of files.parts)
      new k8s.KubeConfigMap(this, file, {
        metadata: { name: contractsPart(file) },
        binaryData: { [file]: content },
      });
    addRecurringJob(this, {
      deployment,
      name: contractsJob,
      workload: 'contracts',
      image: contracts.job.image,
      // Halfway between two runs of the job that gives it its password and rights.
      start: { schedule: '5-59/10 * * * *', startingDeadlineSeconds: 300 },
      // Thousands of topics take a while; what one run could not do, the next one goes on with.
      run: { activeDeadlineSeconds: 3000, backoffLimit: 0 },
      command: contractsCommand,
      mounts: [filesMount(files), ...loginMount(deployment)],
    });
  }
}

/** All of them in one folder, whatever ConfigMap they come from. */
const filesMount = ({ parts }: ContractsFiles): Mount => ({
  volume: {
    name: 'config',
    projected: {
      sources: [contractsJob, ...parts.map(({ file }) => contractsPart(file))].map((name) => ({ configMap: { name } })),
    },
  },
  path: paths.contracts,
});

/** For the pod's group alone; a renewed certificate is there at the next run. */
function loginMount(deployment: Deployment): readonly Mount[] {
  const login = contractsLogin(deployment);
  if (!login) return [];
  const { secret, items } = login;
  return [
    {
      volume: { name: 'certificate', secret: { secretName: secret, items, defaultMode: 0o440 } },
      path: paths.certificate,
    },
  ];
}
