import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { finish } from '../../../../server/src/base/steps.ts';
import { lensesOf } from '../../../../server/src/features/lens/lenses.ts';
import { profileAt } from '../../../../server/src/features/seccomp/lens/profileAt.ts';
import { riskPage } from '../../../../server/src/features/seccomp/risk/riskPage.ts';
import { defaultSettings } from '../../../../server/src/workspace/settings.ts';
import { root, workbenchOf } from '../../../support/workbench.ts';

/**
 * Each case is a profile; its golden file has the line above it and the page behind that. `npx vitest run -u` writes them
 * anew: read the difference.
 */
const folder = new URL('cases/', import.meta.url);
const names = readdirSync(folder).filter((name) => /\.(json|yaml)$/.test(name));

function told(name: string, text: string, kernel = '') {
  const changes = kernel === '' ? {} : { kernel };
  const seccomp = { ...defaultSettings.seccomp, target: 'docker-29', changes };
  const workbench = workbenchOf(new Map([[name, text]]), { ...defaultSettings, seccomp });
  const uri = `${root}/${name}`;
  const profile = profileAt(workbench, uri, 1);
  const page = profile && finish(riskPage(workbench, uri, profile));
  const [lens] = finish(lensesOf(workbench, uri, undefined)).filter(({ action }) => action === 'risk');
  return { lens: lens?.title, page };
}

describe('the risk of a profile', () => {
  it.each(names)('%s', async (name) => {
    const { lens, page } = told(name, readFileSync(new URL(name, folder), 'utf8'));
    await expect(`${lens}\n\n${page?.markdown}`).toMatchFileSnapshot(`cases/${name}.md`);
  });

  it('is not told where no container starts', () => {
    const text = JSON.stringify({ defaultAction: 'SCMP_ACT_NOTHING', syscalls: [] });
    expect(told('web.json', text)).toEqual({ lens: undefined, page: undefined });
  });

  it('tells of no way around that is open in part alone', () => {
    const lens = (names: readonly string[]) => {
      const syscalls = [{ names, action: 'SCMP_ACT_ERRNO' }];
      return told('web.json', JSON.stringify({ defaultAction: 'SCMP_ACT_ALLOW', syscalls })).lens;
    };
    const others = ['io_uring_setup', 'io_uring_enter'];
    expect(lens(['mount', ...others])).toContain('1 way around');
    expect(lens(['mount', 'fsconfig', ...others])).not.toContain('around');
  });

  it.each([
    ['7.1', 0x7e02_0080, true],
    ['7.0', 0x7e02_0080, false],
    ['7.1', 0x7e12_0080, false],
    ['7.1', 0x1000_0000, false],
  ])(
    'tells on Linux %s of a mask %i of unshare that lets an empty mount namespace through: %s',
    (kernel, value, isTold) => {
      const masked = { index: 0, value, valueTwo: 0, op: 'SCMP_CMP_MASKED_EQ' };
      const syscalls = [{ names: ['unshare'], action: 'SCMP_ACT_ALLOW', args: [masked] }];
      const { page } = told(
        'web.json',
        JSON.stringify({ defaultAction: 'SCMP_ACT_ERRNO', syscalls }),
        kernel,
      );
      const way = '- `unshare(UNSHARE_EMPTY_MNTNS)` goes around what is denied of `unshare(CLONE_NEWNS)`: ';
      expect(page?.markdown.includes(way)).toBe(isTold);
    },
  );

  it('has no line where nothing of it is high and no rule is got around', () => {
    const syscalls = [{ names: ['read', 'write', 'futex', 'clone'], action: 'SCMP_ACT_ALLOW' }];
    const masked = { index: 0, value: 0x7e02_0000, valueTwo: 0, op: 'SCMP_CMP_MASKED_EQ' };
    const clone = { names: ['clone'], action: 'SCMP_ACT_ALLOW', args: [masked] };
    const others = { ...syscalls[0], names: ['read', 'write', 'futex'] };
    const profile = { defaultAction: 'SCMP_ACT_ERRNO', syscalls: [others, clone] };
    expect(told('web.json', JSON.stringify(profile)).lens).toBeUndefined();
    expect(told('web.json', JSON.stringify({ ...profile, syscalls })).lens).toBe(
      'Leaves open: 1 call of high risk',
    );
  });
});
