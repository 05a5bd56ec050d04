import { catalogue } from '../../../lib/cli/contracts/catalogue';
import { exampleFile } from '../../support/example';
import { testIo } from '../support/test-io';

describe('contracts catalogue', () => {
  test('a deployment without contracts is told what to write', async () => {
    await expect(catalogue({ file: exampleFile('minimal'), format: 'html' }, testIo())).rejects.toMatchObject({
      message: expect.stringContaining('has no `contracts`'),
    });
  });

  test('every flag that can’t be used is told at once', async () => {
    const args = { file: exampleFile('minimal'), format: 'html', out: '', asOf: 'soon' } as const;
    await expect(catalogue(args, testIo())).rejects.toMatchObject({
      message: '--out is empty.',
      others: [{ message: '--as-of "soon" is no date.' }],
    });
  });
});
