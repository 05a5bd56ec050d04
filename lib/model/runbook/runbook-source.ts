import source from '../../../docs/runbook.md';

/** Text of docs/runbook.md, which every deployment's own runbook is made of. The build puts it into the program. */
export const runbookSource: string = source;
