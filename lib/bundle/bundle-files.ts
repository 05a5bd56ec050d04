import { renderYaml } from '../../charts/render-yaml';
import type { Deployment } from '../model/deployment';
import { runbookFile } from '../model/names';
import { renderRunbook } from '../model/runbook/render-runbook';
import type { Wave } from '../model/wave';
import { bundleIndex, waveFile } from './bundle-index';
import { endpoints } from './endpoints';
import { images } from './images';

/**
 * The bundle as file name and text: ordered waves, their index, the runbook, and the lists that an air-gapped site needs.
 */
export function bundleFiles(deployment: Deployment, waves: readonly Wave[]): ReadonlyMap<string, string> {
  return new Map([
    ...waves.map((wave): [string, string] => [waveFile(wave), renderYaml(wave)]),
    ['bundle.json', `${JSON.stringify(bundleIndex(deployment, waves), undefined, 2)}\n`],
    [runbookFile, renderRunbook(deployment)],
    ['images.txt', lines(images(waves))],
    ['endpoints.txt', lines(endpoints(deployment).map(({ address, why }) => `${address}  # ${why}`))],
  ]);
}

const lines = (texts: readonly string[]) => texts.map((text) => `${text}\n`).join('');
