import type { Capacity } from '../../model/capacity/capacity';
import { envelopeHours } from '../../model/capacity/envelope-hours';
import { siteOfDeployment } from '../../model/capacity/site-of-deployment';
import type { Deployment } from '../../model/deployment';
import type { Scenario } from './band';
import type { BillBasis } from './bill-basis';
import { brokersAt } from './brokers-at';
import { flowsOf } from './flows';
import { monthOf } from './month';
import { mostHoursOf } from './most-written';
import type { Prices } from './prices';
import { raisedHours } from './raised-hours';
import { surroundingsOf } from './surroundings-of';
import { swingInWords } from './swing-in-words';

/** Everything that is reckoned once for all systems and scenarios. */
export function basisOf(deployment: Deployment, capacity: Capacity, prices: Prices): BillBasis {
  const month = monthOf(deployment.plan);
  const { localHours } = deployment.plan.comparison;
  const hours = envelopeHours(deployment);
  const groups = deployment.workloads.flatMap((group, index) => {
    const own = hours[index];
    return own ? [{ group, hours: own }] : [];
  });
  const mostHours = mostHoursOf(deployment);
  const flows = (scenario: Scenario) => flowsOf(groups, { month, scenario, localHours }, mostHours);
  const site = siteOfDeployment(deployment);
  return {
    deployment,
    capacity,
    site,
    month,
    prices,
    groups,
    flows: { low: flows('low'), typical: flows('typical'), high: flows('high') },
    raisedHours: raisedHours(deployment),
    brokersAt: brokersAt(capacity, site),
    swing: swingInWords(deployment),
    around: surroundingsOf(deployment),
  };
}
