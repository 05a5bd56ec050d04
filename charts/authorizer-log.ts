import type { Deployment } from '../lib/model/deployment';

/**
 * Logger and appender for what brokers and controllers let nobody do, and for what they let somebody do with a sensitive
 * topic; empty without contracts or without rights. The authorizer writes what it denies at INFO and what it allows at
 * DEBUG, in lines that name the topic as `on resource = Topic:LITERAL:<name>` (StandardAuthorizerData.java of AutoMQ 1.7.3),
 * so that a further topic of a known prefix needs no restart. Filters are asked in the order of their numbers as text.
 */
export function authorizerLog({ contracts, security }: Pick<Deployment, 'contracts' | 'security'>): string {
  if (contracts === undefined || security.kind === 'plaintext') return '';
  const prefixes = contracts.dataClasses.flatMap(({ sensitive, topicPrefixes }) => (sensitive ? topicPrefixes : []));
  const unique = [...new Set(prefixes)].sort();
  return unique.length === 0 ? denied('INFO') : `${denied('DEBUG')}${filters(unique)}`;
}

const appender = 'log4j.appender.authorizer';

const denied = (level: 'INFO' | 'DEBUG') => `
# What was denied${level === 'DEBUG' ? ', and what was allowed on sensitive topics: a line for each request that names one' : ''}.
log4j.logger.kafka.authorizer.logger=${level}, authorizer
log4j.additivity.kafka.authorizer.logger=false
${appender}=org.apache.log4j.ConsoleAppender
${appender}.layout=org.apache.log4j.PatternLayout
${appender}.layout.ConversionPattern=[%d] %p %m (%c)%n
`;

interface Filter {
  readonly type: 'LevelMatchFilter' | 'StringMatchFilter' | 'DenyAllFilter';
  /** What makes it take a line, with its value. */
  readonly option?: readonly [name: string, value: string];
}

function filters(prefixes: readonly string[]): string {
  const all: readonly Filter[] = [
    { type: 'LevelMatchFilter', option: ['LevelToMatch', 'INFO'] },
    ...prefixes.map((prefix): Filter => ({
      type: 'StringMatchFilter',
      option: ['StringToMatch', ` on resource = Topic:LITERAL:${prefix}`],
    })),
    { type: 'DenyAllFilter' },
  ];
  const lines = all.flatMap(({ type, option }, index) => {
    const filter = `${appender}.filter.${String(index).padStart(4, '0')}`;
    const first = `${filter}=org.apache.log4j.varia.${type}`;
    return option ? [first, `${filter}.${option[0]}=${option[1]}`, `${filter}.AcceptOnMatch=true`] : [first];
  });
  return lines.map((line) => `${line}\n`).join('');
}
