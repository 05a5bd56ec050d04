import type { AwsPlatform } from '../../model/aws-platform';
import type { Deployment } from '../../model/deployment';
import type { DescribedFailure } from './described-failure';

/** The key of buckets and volumes can’t be used. */
export const encryptionKeyFailure = (deployment: Deployment): DescribedFailure => ({
  id: 'encryptionKey',
  name: 'Encryption key',
  ...(deployment.platform.kind === 'aws' ? onAws(deployment.platform) : ofStore),
  owner: deployment.ownership.keys,
  runbook: 'The object store refuses or is away',
});

type Told = Pick<DescribedFailure, 'effect' | 'duration' | 'dataLoss' | 'onBrokerLocalKafka'>;

const onBrokerLocalKafka =
  'Brokers go on with the volumes that are attached, until one has to be attached again; each broker then stays away.';

const ofStore: Told = {
  effect:
    'Encryption is the object store’s and the storage class’s own business. A store that can’t use its key refuses as if it were away.',
  duration: 'As long as the store refuses; brokers try again by themselves.',
  dataLoss: 'None while the key comes back. Without it, everything.',
  onBrokerLocalKafka,
};

function onAws({ storage: { key } }: AwsPlatform): Told {
  if (key.kind === 'awsManaged')
    return {
      effect: 'S3 and EBS manage the keys, so nobody in the account can disable them, nor withdraw them.',
      duration: 'None of its own; it fails with S3.',
      dataLoss: 'None.',
      onBrokerLocalKafka,
    };
  const name = key.kind === 'made' ? `alias/${key.alias}` : key.arn;
  return {
    effect: `When ${name} is disabled or a role loses its right, S3 answers 403 and nothing is acknowledged. Attached volumes go on; a node or pod that is replaced can’t attach its volume.`,
    duration: 'Until the key can be used again; brokers then go on by themselves, since a 403 is retried for ever.',
    dataLoss:
      'None while the key comes back. A deleted key takes all records and the metadata with it; KMS waits 7 to 30 days before it deletes one.',
    onBrokerLocalKafka,
  };
}
