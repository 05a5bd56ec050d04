import { Option } from 'commander';

export const formatOption = () =>
  new Option('--format <format>', 'for people or for programs').choices(['text', 'json']).default('text');
