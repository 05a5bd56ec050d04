export { markdownTable } from '../model/markdown-table';
