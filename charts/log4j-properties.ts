import type { Deployment } from '../lib/model/deployment';
import { authorizerLog } from './authorizer-log';

/**
 * Text of log4j.properties (log4j 1.x syntax, reload4j) for brokers and controllers: everything goes to stdout, where
 * the cluster's log collector finds it. The image's own file sends the storage layer with its S3 errors, the
 * controller, the balancer, the log cleaner and Kafka's clients to files only, keeps up to 5 GB of them and uploads
 * them. The pattern is that of the image's file, so that existing log parsers fit.
 */
export const log4jProperties = (deployment: LoggingDeployment): string =>
  `${everything}${deployment.kafka.zoneRouter ? `\n${quietZoneRouter}` : ''}${authorizerLog(deployment)}`;

type LoggingDeployment = Pick<Deployment, 'contracts' | 'security'> & {
  readonly kafka: Pick<Deployment['kafka'], 'zoneRouter'>;
};

const everything = `log4j.rootLogger=INFO, stdout
log4j.appender.stdout=org.apache.log4j.ConsoleAppender
log4j.appender.stdout.layout=org.apache.log4j.PatternLayout
log4j.appender.stdout.layout.ConversionPattern=[%d] %p %m (%c)%n

# One line for each request below WARN.
log4j.logger.kafka.request.logger=WARN
log4j.logger.kafka.network.RequestChannel$=WARN
# All settings, 330 lines at each start and each time that certificates are read again.
log4j.logger.kafka.server.KafkaConfig=WARN
# All metrics as text; Prometheus has them.
log4j.logger.io.opentelemetry.exporter.logging=WARN
`;

const quietZoneRouter = `# The zone router opens and closes views of foreign partitions all the time: 8,000 to 23,000 lines a minute and node
# at INFO. kafka.cluster.Partition also loses its lines about leader changes, which the controller logs as well.
log4j.logger.kafka.automq.zerozone.SnapshotReadPartitionsManager=WARN
log4j.logger.kafka.automq.zerozone.SubscriberRequester=WARN
log4j.logger.kafka.cluster.Partition=WARN
`;
