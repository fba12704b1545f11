import { describe, expect, it } from 'vitest';
import {
  type Nearness,
  nearnesses,
  nearnessTo,
} from '../../../server/src/seccomp/knowledge/syscallNearness.ts';
import { allSyscalls, syscallNamed } from '../../../server/src/seccomp/knowledge/syscallTable.ts';

function nearness(name: string, ...listed: readonly string[]): Nearness | undefined {
  const call = syscallNamed(name);
  return call && nearnessTo(new Set(listed))(call);
}

describe('how near a call is to those that are listed', () => {
  it.each([
    ['faccessat2', ['access'], 'family'],
    ['io_uring_enter', ['io_uring_setup'], 'companion'],
    ['bind', ['socket'], 'group'],
    ['bind', ['read'], 'other'],
    ['chmod', ['openat'], 'group'],
    ['bind', ['openat'], 'other'],
    ['bind', [], 'other'],
    ['bind', ['no_such_call'], 'other'],
    ['bdflush', ['sync'], 'obsolete'],
    ['tuxcall', ['read'], 'obsolete'],
    ['uselib', [], 'obsolete'],
  ] as const)('%s beside %j: %s', (name, listed, expected) => {
    expect(nearness(name, ...listed)).toBe(expected);
  });

  it('comes from small sets where there are some: most calls are in the largest ones', () => {
    const near = nearnessTo(new Set(['read']));
    const groups = allSyscalls().filter((call) => near(call) === 'group');
    expect(groups.map(({ name }) => name)).toContain('lseek');
    expect(groups.length).toBeLessThan(40);
  });

  it('is named from the nearest on', () => {
    expect(nearnesses[0]).toBe('family');
    expect(nearnesses.at(-1)).toBe('obsolete');
  });
});
