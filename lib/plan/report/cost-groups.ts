import type { BillCategory, SystemBill } from '../bill/bill';

/** What money of a bill is for, coarse enough for a picture. */
export interface CostGroup {
  readonly name: string;
  readonly categories: readonly BillCategory[];
}

/** Every category of a bill is in exactly one. */
export const costGroups: readonly CostGroup[] = [
  { name: 'Compute', categories: ['compute', 'controlPlane', 'connect'] },
  { name: 'Storage', categories: ['volumes', 'objectStorage'] },
  { name: 'Requests and keys', categories: ['objectRequests', 'keys'] },
  { name: 'Between zones', categories: ['zoneTransfer'] },
  {
    name: 'Other network',
    categories: ['nat', 'privateConnectivity', 'loadBalancer', 'regionTransfer', 'internetTransfer'],
  },
  { name: 'Monitoring', categories: ['monitoring'] },
  { name: 'People', categories: ['people'] },
];

/** Typical amount of a month; capacity that another line has paid for is not counted twice. */
export const groupTotal = ({ lines }: SystemBill, { categories }: CostGroup): number =>
  lines
    .filter(({ category, memo }) => memo !== true && categories.includes(category))
    .reduce((sum, { monthly }) => sum + monthly.typical, 0);
