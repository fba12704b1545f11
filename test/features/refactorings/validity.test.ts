import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { environmentFor } from '../../../server/src/assembly/inUse.ts';
import { refactoringsAt } from '../../../server/src/features/refactorings/refactoringsAt.ts';
import { onTarget } from '../../../server/src/features/seccomp/lens/onTarget.ts';
import { profileAt } from '../../../server/src/features/seccomp/lens/profileAt.ts';
import { compareProfiles } from '../../../server/src/seccomp/compare/compare.ts';
import type { ProfileOnHost } from '../../../server/src/seccomp/onTarget/profileOnHost.ts';
import { describeShared } from '../../support/shared.ts';
import { withEdits } from '../../support/textEdits.ts';
import { findingsOf, root, workbenchOf } from '../../support/workbench.ts';

/** Titles that name no change of what the profile does. */
const silent = /^(?:Sort|Merge|Remove|Split|Give)/;

describeShared('refactorings of real profiles', 'cases/seccomp/profiles', (folder) => {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.(?:json|ya?ml)$/.test(name),
  );

  it.each(names)('leave %s as sound as it was, and its verdicts too', (name) => {
    const file = name.endsWith('.json') ? 'a.json' : 'a.yaml';
    const uri = `${root}/${file}`;
    const text = readFileSync(`${folder}/${name}`, 'utf8');
    const open = (written: string) => workbenchOf(new Map([[file, written]]));
    const errors = (written: string): number =>
      findingsOf(open(written)).filter(({ rule }) => /syntax|wrong-type|unknown-key/.test(rule)).length;
    const before = open(text);
    const host = hostAt(before, uri, text.length >> 1);
    const known = errors(text);
    for (const share of [0.4, 0.8]) {
      const start = Math.floor(text.length * share);
      for (const { title, edits, file: made } of refactoringsAt(before, uri, { start, end: start })) {
        if (made !== undefined) continue;
        const after = withEdits(text, edits);
        expect(errors(after), title).toBeLessThanOrEqual(known);
        if (!silent.test(title) || host?.filter === undefined) continue;
        const then = hostAt(open(after), uri, after.length >> 1);
        expect(then?.compiled.kind, title).toBe('filter');
        if (then === undefined) continue;
        const differences = compareProfiles(host.compiled, then.compiled, [host.target.architecture]);
        expect(Object.values(differences).flat(), title).toEqual([]);
      }
    }
  });
});

function hostAt(
  workbench: ReturnType<typeof workbenchOf>,
  uri: string,
  offset: number,
): ProfileOnHost | undefined {
  const profile = profileAt(workbench, uri, offset);
  const environment = environmentFor(workbench, uri);
  if (profile === undefined || environment === undefined) return undefined;
  return onTarget(workbench, environment, profile).hosts[0];
}

describeShared('refactorings of real policies', 'cases/networkpolicies', (folder) => {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.(?:json|ya?ml)$/.test(name),
  );

  it('leave each file as sound as it was', () => {
    let tried = 0;
    for (const name of names) {
      const file = name.endsWith('.json') ? 'a.json' : 'a.yaml';
      const uri = `${root}/${file}`;
      const text = readFileSync(`${folder}/${name}`, 'utf8');
      const open = (written: string) => workbenchOf(new Map([[file, written]]));
      const errors = (written: string): number =>
        findingsOf(open(written)).filter(({ severity }) => severity === 'error').length;
      const before = open(text);
      let known: number | undefined;
      for (const share of [0.5, 0.95]) {
        const start = Math.floor(text.length * share);
        for (const { title, edits } of refactoringsAt(before, uri, { start, end: start })) {
          known ??= errors(text);
          expect(errors(withEdits(text, edits)), `${name}: ${title}`).toBeLessThanOrEqual(known);
          tried++;
        }
      }
    }
    expect(tried).toBeGreaterThan(100);
  }, 120_000);
});
