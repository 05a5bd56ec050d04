import type { Deployment } from '../deployment';
import { filler } from './filler';
import { headingAnchor } from './heading-anchor';
import { keptText } from './kept-text';
import { runbookConditions } from './runbook-conditions';
import { runbookHead } from './runbook-head';
import { runbookNames } from './runbook-names';
import { runbookSections } from './runbook-sections';
import { runbookSource } from './runbook-source';
import { workloadPolicies, workloadTable } from './workload-policies';

/**
 * The runbook of a deployment: docs/runbook.md with its own names, without what can't concern it. Pure, and below the
 * 200 KB that one object of a CloudFormation stack may have.
 */
export function renderRunbook(deployment: Deployment): string {
  const filled = filler(runbookNames(deployment));
  const kept = withoutLinks(withToolSettings(deployment, keptText(runbookSource, runbookConditions(deployment))));
  const { top, sections } = runbookSections(withPolicies(deployment, kept));
  const [title = '', ...intro] = top.trim().split('\n');
  return [
    `${title} of ${deployment.name}`,
    '',
    ...runbookHead(deployment),
    '',
    ...workloadTable(deployment),
    '',
    filled(intro.join('\n').trim()),
    '',
    ...sections.map(({ heading }) => `- [${heading}](#${headingAnchor(heading)})`),
    ...sections.flatMap(({ heading, text }) => ['', `## ${heading}`, '', renumbered(filled(text))]),
    '',
  ]
    .join('\n')
    .replace(/\n{3,}/g, '\n\n');
}

/** Without TLS tools need no settings. */
const withToolSettings = ({ security }: Deployment, text: string) =>
  security.kind === 'tls'
    ? text
    : text.replace(/(?: \\\n *| )--(?:command-config|consumer\.config|config) \/tmp\/tools\.properties/g, '');

const withPolicies = (deployment: Deployment, text: string) =>
  text.replace(/^<!-- policies -->$/gm, () => ['', ...workloadPolicies(deployment)].join('\n'));

/** Pages of the kit don't lie beside a deployment's runbook. */
const withoutLinks = (text: string) =>
  text.replace(/\[([^\]]+)\]\(([^)#]+\.md)(?:#[^)]*)?\)/g, '$1 (docs/$2 of automq-kit)');

/** Steps count on where one was left out. */
function renumbered(text: string): string {
  let step = 0;
  return text
    .split('\n')
    .map((line) => {
      if (/^\d+\. /.test(line)) return line.replace(/^\d+/, String((step += 1)));
      if (/^\S/.test(line)) step = 0;
      return line;
    })
    .join('\n');
}
