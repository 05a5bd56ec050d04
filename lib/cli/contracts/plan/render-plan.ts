import type { ChangePlan } from '../../../contracts/change/change-plan';
import { changePlanJson } from '../../../contracts/change/change-plan-json';
import { renderMarkdown } from '../../../contracts/change/render-markdown';
import { renderText } from '../../../contracts/change/render-text';
import { renderJson } from '../../problems-as-json';
import type { ChangePlanFormat } from '../plan-format';

export function renderPlan(plan: ChangePlan, format: ChangePlanFormat): string {
  switch (format) {
    case 'text':
      return renderText(plan);
    case 'json':
      return `${renderJson(plan)}\n`;
    case 'markdown':
      return renderMarkdown(plan);
  }
}

/** The plan that a JSON text holds; undefined where it holds none. */
export function parsePlan(text: string): ChangePlan | undefined {
  try {
    return changePlanJson.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** Whether a file is a plan of changes that the kit wrote, in any format. */
export const isWrittenChangePlan = (text: string): boolean =>
  /^(# )?Changes of \S+, environment \S+, cluster \S+\n/.test(text) || parsePlan(text) !== undefined;
