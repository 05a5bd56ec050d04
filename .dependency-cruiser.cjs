const ours = '^(bin|lib|charts|scripts|test)/';
const packages = (...names) => `^node_modules/(${names.join('|')})/`;

/** A layer: of our own code it may import only the folders and files named. */
const layer = (name, from, ...allowed) => ({
  name,
  severity: 'error',
  from: { path: from },
  to: { path: ours, pathNot: allowed },
});

module.exports = {
  forbidden: [
    layer('facts-import-nothing', '^lib/facts/', '^lib/facts/'),
    layer('config-layer', '^lib/config/', '^lib/(config|facts)/'),
    layer('model-layer', '^lib/model/', '^lib/(model|config|facts)/'),
    layer('rules-layer', '^lib/rules/', '^lib/(rules|model|config|facts)/'),
    layer('load-layer', '^lib/load-(deployment|handoff)\\.ts$', '^lib/(rules|model|config|facts)/'),
    layer('constructs-layer', '^lib/constructs/', '^lib/(constructs|model|facts)/'),
    layer('stacks-layer', '^lib/stacks/', '^lib/(stacks|constructs|model|facts)/'),
    layer('charts-layer', '^charts/', '^charts/', '^lib/(model|facts)/'),
    layer('bundle-layer', '^lib/bundle/', '^lib/(bundle|model|facts)/', '^charts/'),
    layer('agreement-layer', '^lib/agreement/', '^lib/(agreement|model|facts)/'),
    layer('plan-layer', '^lib/plan/', '^lib/(plan|model|config|facts)/'),
    layer(
      'simulate-layer',
      '^lib/simulate/',
      '^lib/(simulate|model|config|facts)/',
      '^lib/plan/(report/|json/warning-json\\.ts$|result-file\\.ts$)',
    ),
    layer('contracts-layer', '^lib/contracts/', '^lib/(contracts|model|config|facts)/', '^lib/plan/'),
    layer('contracts-config-layer', '^lib/contracts/config/', '^lib/contracts/config/', '^lib/(config|facts)/'),
    layer(
      'contracts-model-layer',
      '^lib/contracts/model/',
      '^lib/contracts/(model|config)/',
      '^lib/(model|config|facts)/',
    ),
    {
      name: 'kafka-client-only-where-a-cluster-is-asked',
      comment: 'Everything else of the contracts is pure.',
      severity: 'error',
      from: { path: '^(bin|lib|charts)/', pathNot: '^lib/contracts/live/' },
      to: { path: '^node_modules/@platformatic/' },
    },
    layer('clients-layer', '^lib/clients/', '^lib/(clients|model|config|facts)/'),
    layer('consumer-config-layer', '^lib/consumer/config/', '^lib/consumer/config/', '^lib/(config|facts)/'),
    layer('consumer-model-layer', '^lib/consumer/model/', '^lib/consumer/(model|config)/', '^lib/(model|facts)/'),
    layer(
      'consumer-rules-layer',
      '^lib/consumer/rules/',
      '^lib/consumer/(rules|model|config)/',
      '^lib/(rules|model|config|facts)/',
    ),
    layer(
      'consumer-load-layer',
      '^lib/consumer/load-consumer\\.ts$',
      '^lib/consumer/(rules|model|config)/',
      '^lib/config/',
    ),
    layer(
      'consumer-constructs-layer',
      '^lib/consumer/constructs/',
      '^lib/consumer/(constructs|model)/',
      '^lib/(constructs|model|facts)/',
    ),
    layer(
      'consumer-stacks-layer',
      '^lib/consumer/stacks/',
      '^lib/consumer/(stacks|constructs|model)/',
      '^lib/(constructs|model|facts)/',
      '^lib/stacks/new-app\\.ts$',
    ),
    {
      name: 'deployment-knows-no-consumer',
      comment: 'A consumer is described by what a deployment says, never the other way round.',
      severity: 'error',
      from: { path: '^(charts|lib/(facts|config|model|rules|constructs|stacks|bundle|agreement|clients))/' },
      to: { path: '^lib/consumer/' },
    },
    {
      name: 'synth-below-its-users',
      severity: 'error',
      from: { path: '^lib/synth\\.ts$' },
      to: { path: '^lib/(index\\.ts|testing)' },
    },
    {
      name: 'cli-only-from-bin',
      comment: 'The library works without its command line.',
      severity: 'error',
      from: { path: '^(lib|charts)/', pathNot: '^lib/cli/' },
      to: { path: '^lib/cli/' },
    },
    { name: 'nothing-imports-bin', severity: 'error', from: {}, to: { path: '^bin/' } },
    { name: 'nothing-imports-test', severity: 'error', from: { pathNot: '^test/' }, to: { path: '^test/' } },
    {
      name: 'scripts-are-ours-alone',
      severity: 'error',
      from: { path: '^(bin|lib|charts)/' },
      to: { path: '^scripts/' },
    },
    {
      name: 'config-packages',
      severity: 'error',
      from: { path: '^lib/(consumer/)?config/' },
      to: { path: '^node_modules/', pathNot: packages('zod', 'yaml', 'fastest-levenshtein') },
    },
    {
      name: 'meaning-knows-no-output',
      comment: 'What a deployment means is the same whatever is rendered from it.',
      severity: 'error',
      from: { path: '^lib/(consumer/)?(facts|config|model|rules)/|^lib/(consumer/)?load-[a-z]+\\.ts$' },
      to: { path: '^node_modules/(aws-cdk|@aws-cdk|cdk8s|constructs|commander|@inquirer)' },
    },
    {
      name: 'stacks-packages',
      severity: 'error',
      from: { path: '^lib/(consumer/)?(constructs|stacks)/' },
      to: { path: '^node_modules/', pathNot: packages('aws-cdk-lib', '@aws-cdk/[^/]+', 'constructs') },
    },
    {
      name: 'charts-packages',
      severity: 'error',
      from: { path: '^charts/' },
      to: {
        path: '^node_modules/',
        // Grafana's SDK is a development dependency: its types may be imported and nothing else.
        pathNot: packages('cdk8s', 'cdk8s-plus-28', 'constructs', 'yaml', '@grafana/grafana-foundation-sdk'),
      },
    },
    {
      name: 'disk-only-where-files-are-read',
      comment: 'A file that reads says so in its name: load-*.ts, read-*.ts.',
      severity: 'error',
      from: {
        path: '^(lib|charts)/',
        pathNot: [
          '^lib/(cli|testing)/',
          '^lib/(load|read)[^/]*\\.ts$',
          '^lib/(config|consumer)/(load|read)[^/]*\\.ts$',
          '^lib/contracts/[a-z/]*(load|read)[^/]*\\.ts$',
        ],
      },
      to: { dependencyTypes: ['core'], path: '^(node:)?fs(/|$)' },
    },
    {
      name: 'synth-is-offline',
      severity: 'error',
      from: { path: '^(lib|charts)/', pathNot: '^lib/cli/' },
      to: { dependencyTypes: ['core'], path: '^(node:)?(child_process|dgram|dns|http|http2|https|net|tls)(/|$)' },
    },
    {
      name: 'no-dev-dependency-at-run-time',
      comment:
        'The parser of AsyncAPI is shipped inside dist/asyncapi-parser.js: installed, it would bring a package that reports home.',
      severity: 'error',
      from: { path: '^(bin|lib|charts)/', pathNot: '^lib/contracts/document/asyncapi-parser\\.ts$' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['npm-peer', 'type-only'] },
    },
    {
      name: 'asyncapi-only-in-its-file',
      severity: 'error',
      from: { path: '^(bin|lib|charts)/', pathNot: '^lib/contracts/document/asyncapi-parser\\.ts$' },
      to: { path: '^node_modules/@asyncapi/' },
    },
    {
      name: 'parser-needs-nothing-else-of-development',
      severity: 'error',
      from: { path: '^lib/contracts/document/asyncapi-parser\\.ts$' },
      to: { dependencyTypes: ['npm-dev'], pathNot: '^node_modules/@asyncapi/(parser|specs)/' },
    },
    { name: 'no-cycle', severity: 'error', from: {}, to: { circular: true } },
    { name: 'every-import-resolves', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'names-of-the-domain',
      comment: 'A file is named after what it holds.',
      severity: 'error',
      from: {},
      to: {
        path: '/(utils?|helpers?|common|misc|shared|constants|types)(\\.[jt]s$|/)',
        pathNot: '^node_modules/',
      },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^test/samples/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['require', 'node', 'default', 'types'],
      mainFields: ['main', 'types'],
    },
  },
};
