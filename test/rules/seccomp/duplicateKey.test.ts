import { expect, it } from 'vitest';
import { checkFiles } from '../../../server/src/cli/check/checkFiles.ts';

/** The texts at which a key is said to stand twice. */
function twice(name: string, text: string): readonly string[] {
  return checkFiles(new Map([[`file:///w/${name}`, text]]))
    .filter(({ rule }) => rule === 'seccomp-duplicate-key')
    .map(({ range }) => text.slice(range.start, range.end));
}

it('a key in another case is the same to Go’s decoder, and another one to the API server', () => {
  expect(twice('a.json', '{"defaultAction": "SCMP_ACT_ALLOW", "DefaultAction": "SCMP_ACT_LOG"}')).toEqual([
    '"DefaultAction"',
  ]);
  const object =
    'apiVersion: security-profiles-operator.x-k8s.io/v1\nkind: SeccompProfile\nmetadata: {name: a}\nspec:\n  defaultAction: SCMP_ACT_ALLOW\n  DefaultAction: SCMP_ACT_LOG\n';
  expect(twice('a.yaml', object)).toEqual([]);
});
