import { conflictsIn, reasonIn } from '../../../lib/cli/apply/conflicts';

test('one conflict stands on kubectl’s one line', () => {
  const stderr =
    'error: Apply failed with 1 conflict: conflict with "kubectl" with subresource "scale" using apps/v1: .spec.replicas\nPlease review the fields above';
  expect(conflictsIn(stderr)).toEqual([{ manager: 'kubectl (scale)', fields: ['.spec.replicas'] }]);
});

test('several conflicts stand on lines of their own', () => {
  const stderr = [
    'error: Apply failed with 2 conflicts: conflicts with "kubectl-client-side-apply" using apps/v1:',
    '- .spec.replicas',
    '- .spec.template.spec.containers[name="kafka"].image',
    'conflicts with "kubectl-set" using apps/v1:',
    '- .spec.serviceName',
    'Please review the fields above--they currently have other managers. Here',
    '* You may co-own fields by updating your manifest to match the existing',
  ].join('\n');
  expect(conflictsIn(stderr)).toEqual([
    {
      manager: 'kubectl-client-side-apply',
      fields: ['.spec.replicas', '.spec.template.spec.containers[name="kafka"].image'],
    },
    { manager: 'kubectl-set', fields: ['.spec.serviceName'] },
  ]);
});

test('another refusal is no conflict and keeps its reason', () => {
  const stderr = 'W1121 00:19:27.765133 1 diff.go:723] noise\nError from server (Forbidden): no\n';
  expect(conflictsIn(stderr)).toEqual([]);
  expect(reasonIn(stderr)).toBe('no');
});
