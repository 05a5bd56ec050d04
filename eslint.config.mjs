import prettier from 'eslint-config-prettier';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

const impure = [
  {
    selector: 'MemberExpression[object.name="process"][property.name=/^(env|argv|exit|exitCode)$/]',
    message: 'Arguments, environment and exit are read in bin and lib/cli and passed on.',
  },
  {
    selector:
      'NewExpression[callee.name="Date"][arguments.length=0], MemberExpression[object.name="Date"][property.name="now"]',
    message: 'Synth sees no clock: a date is an argument (--as-of).',
  },
  {
    selector: 'MemberExpression[object.name="Math"][property.name="random"]',
    message: 'The same deployment gives the same bytes.',
  },
  {
    selector: 'CallExpression[callee.property.name=/^(f|\\w+F)romLookup/]',
    message: 'Synth asks no account: write the fact in the deployment file.',
  },
];

const defaultsMessage = 'Defaults have one home: the schema and its profiles.';
const literal = ':matches(Literal, TemplateLiteral, UnaryExpression, ArrayExpression, ObjectExpression)';
const literalDefaults = [
  { selector: `LogicalExpression[operator="??"] > ${literal}.right`, message: defaultsMessage },
  { selector: `AssignmentExpression[operator="??="] > ${literal}.right`, message: defaultsMessage },
];
const anyDefaults = [
  { selector: 'LogicalExpression[operator="??"]', message: defaultsMessage },
  { selector: 'AssignmentExpression[operator="??="]', message: defaultsMessage },
];

const synth = ['lib/**/*.ts', 'charts/**/*.ts'];
const edge = ['lib/cli/**'];

export default defineConfig(
  globalIgnores([
    '**/node_modules/',
    'dist/',
    'out/',
    'coverage/',
    '**/cdk.out/',
    'test/samples/',
    'test/snapshots/',
    'charts/imports/',
  ]),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  tseslint.configs.strictTypeChecked,
  {
    // Not projectService: a file with a shebang makes it load all of aws-cdk-lib's types a second time (10 s).
    languageOptions: { parserOptions: { project: 'tsconfig.json', tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowAny: false, allowBoolean: false, allowNullish: false, allowRegExp: false },
      ],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      complexity: ['error', 12],
      eqeqeq: 'error',
      'max-lines': ['error', { max: 250 }],
      'max-lines-per-function': ['error', { max: 80 }],
      'max-params': ['error', 3],
    },
  },
  {
    files: synth,
    ignores: edge,
    rules: { 'no-console': 'error', 'no-restricted-syntax': ['error', ...impure] },
  },
  {
    files: ['lib/{,consumer/}model/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...impure, ...literalDefaults] },
  },
  {
    files: ['lib/{,consumer/}{stacks,constructs}/**/*.ts', 'charts/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...impure, ...anyDefaults] },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      'max-lines': ['error', { max: 300 }],
      'max-lines-per-function': 'off',
      // A row of test.each has as many columns as the table.
      'max-params': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      // Parsed YAML and synthesized templates are untyped.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    files: ['**/*.{js,cjs,mjs}'],
    extends: [tseslint.configs.disableTypeChecked],
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
  prettier,
);
