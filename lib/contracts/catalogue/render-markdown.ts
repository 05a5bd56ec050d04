import { markdownOf } from '../../plan/report/render-markdown';
import type { Catalogue } from './catalogue';
import { catalogueReport } from './catalogue-report';

/** How the file begins, by which the kit knows its own. */
export const markdownStart = '<!-- Written by automq-kit contracts catalogue. -->';

/** The catalogue for a review or a wiki; its pictures are in the page, their names in the tables here. */
export const renderMarkdown = (catalogue: Catalogue): string => markdownOf(catalogueReport(catalogue), markdownStart);
