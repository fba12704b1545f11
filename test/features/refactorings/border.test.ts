import { expect, it } from 'vitest';
import { environmentFor } from '../../../server/src/assembly/inUse.ts';
import { refactoringsAt } from '../../../server/src/features/refactorings/refactoringsAt.ts';
import { onTarget } from '../../../server/src/features/seccomp/lens/onTarget.ts';
import { profileAt } from '../../../server/src/features/seccomp/lens/profileAt.ts';
import { compareProfiles } from '../../../server/src/seccomp/compare/compare.ts';
import type { ProfileOnHost } from '../../../server/src/seccomp/onTarget/profileOnHost.ts';
import { seeded } from '../../support/random.ts';
import { type ProfileDialect, randomProfile } from '../../support/seccomp/randomProfiles.ts';
import { withEdits } from '../../support/textEdits.ts';
import { root, workbenchOf } from '../../support/workbench.ts';

const profileCount = 25;

/** The calls that a title names change, and where it speaks of ENOSYS those that runc answered so. */
it('calls that a refactoring does not name keep what runc makes of them, unless its title says so', () => {
  const random = seeded(9);
  const told = { raised: 0, kept: 0 };
  for (let index = 0; index < profileCount; index++) {
    const dialect = random.pick<Exclude<ProfileDialect, 'spo'>>(['oci', 'docker']);
    const text = JSON.stringify(randomProfile(random, dialect), null, 2);
    const names = [...text.matchAll(/"names": \[\s*"/g)].map(
      ({ index, 0: { length } }) => index + length + 1,
    );
    const start = random.pick(names);
    const before = hostOf(text);
    if (before?.filter === undefined) continue;
    for (const { title, edits, file } of offeredIn(text, start)) {
      if (file !== undefined || /^(?:Convert|Compare|List)/.test(title)) continue;
      const after = hostOf(withEdits(text, edits));
      if (after === undefined) continue;
      const [, named = '', border] = /^([^;]*)(; runc then answers .*)?$/.exec(title) ?? [];
      const spoken = new Set(/^(?:Allow|Treat)/.test(title) ? named.match(/[a-z_0-9]+/g) : []);
      const { gained, lost, changed } = compareProfiles(before.compiled, after.compiled, ['x86_64', 'x86']);
      const others = [...gained, ...lost, ...changed].filter(({ syscall }) => !spoken.has(syscall));
      const raised = others.filter(({ before: { layer } }) => layer === 'stub');
      told[raised.length > 0 ? 'raised' : 'kept']++;
      expect(raised.length > 0, `${title}\n${text}`).toBe(border !== undefined);
      expect(others.length, `${title}\n${text}`).toBe(raised.length);
    }
  }
  expect(told.raised).toBeGreaterThan(3);
  expect(told.kept).toBeGreaterThan(3);
}, 60_000);

const file = 'profile.json';

function offeredIn(text: string, start: number) {
  return refactoringsAt(workbenchOf(new Map([[file, text]])), `${root}/${file}`, { start, end: start });
}

function hostOf(text: string): ProfileOnHost | undefined {
  const workbench = workbenchOf(new Map([[file, text]]));
  const uri = `${root}/${file}`;
  const profile = profileAt(workbench, uri, 1);
  const environment = environmentFor(workbench, uri);
  return profile && environment && onTarget(workbench, environment, profile).hosts[0];
}
