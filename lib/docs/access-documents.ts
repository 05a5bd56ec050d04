import type { Deployment } from '../model/deployment';
import { renderAccess } from './render-access';
import { renderBytePath } from './render-byte-path';

/** The page about access, by which the folder is known as the kit's own. */
export const accessPage = 'access.md';

const picture = 'byte-path.svg';

/** What the documents of a deployment say of access to it, by file name. */
export const accessDocuments = (deployment: Deployment): ReadonlyMap<string, string> =>
  new Map([
    [accessPage, renderAccess(deployment, picture)],
    [picture, renderBytePath(deployment)],
  ]);
