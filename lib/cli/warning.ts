import type { Problem } from '../config/problem';
import { formatPath } from '../config/problem';

/** A warning in one line. */
export const renderWarning = ({ path, message, fix }: Problem) =>
  `  warning: ${path.length === 0 ? '' : `${formatPath(path)}: `}${message} ${fix}`;
