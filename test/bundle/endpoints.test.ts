import { endpoints } from '../../lib/bundle/endpoints';
import type { Written } from '../support/aws-variant';
import { awsVariant } from '../support/aws-variant';

const addresses = (change?: (written: Written) => void) =>
  endpoints(awsVariant('production', change)).map(({ address }) => address);

test('a closed site opens what nodes and pods call', () => {
  expect(addresses()).toEqual(
    expect.arrayContaining(['s3.us-east-1.amazonaws.com', 'eks-auth.us-east-1.amazonaws.com']),
  );
});

test('and the load balancers’ service only where brokers are bound to target groups', () => {
  const service = 'elasticloadbalancing.us-east-1.amazonaws.com';
  expect(addresses()).toContain(service);
  expect(addresses((written) => (written.access = {}))).not.toContain(service);
});
