import { expect, it } from 'vitest';
import { checkFiles } from '../../../server/src/cli/check/checkFiles.ts';

/** So many objects of the operator in one file, each but the last with the next one as its base. */
function chain(length: number): string {
  return Array.from({ length }, (_, index) => {
    const base = index + 1 < length ? `  baseProfileName: p${index + 1}\n` : '';
    return (
      'apiVersion: security-profiles-operator.x-k8s.io/v1\nkind: SeccompProfile\n' +
      `metadata: { name: p${index} }\nspec:\n${base}  defaultAction: SCMP_ACT_ALLOW\n`
    );
  }).join('---\n');
}

function told(text: string): readonly string[] {
  return checkFiles(new Map([['file:///w/profiles.yaml', text]]))
    .filter(({ rule }) => rule === 'seccomp-base-profile')
    .map(({ range, message }) => `${text.slice(range.start, range.end)}: ${message}`);
}

// The operator asks for the base of the object itself at level 0, and gives up at level 15 before it asks for another one.
it('fourteen bases behind one another are taken, the fifteenth is one too many', () => {
  expect(told(chain(15))).toEqual([]);
  expect(told(chain(16))).toEqual([
    expect.stringMatching(/^p1: There are more than 14 base profiles behind one another: /),
  ]);
});
