import { expect, it } from 'vitest';
import { checkFiles } from '../../../server/src/cli/check/checkFiles.ts';

/** A profile with so many values of one argument, whose halves are all different. */
function profile(count: number): string {
  const args = Array.from({ length: count }, (_, index) => ({
    index: 1,
    value: (index + 5000) * 2 ** 32 + index,
    op: 'SCMP_CMP_EQ',
  }));
  return JSON.stringify({
    defaultAction: 'SCMP_ACT_ALLOW',
    architectures: ['SCMP_ARCH_X86_64'],
    syscalls: [{ names: ['ioctl'], action: 'SCMP_ACT_ERRNO', args }],
  });
}

function found(text: string): readonly string[] {
  return checkFiles(new Map([['file:///w/a.json', text]]))
    .filter(({ rule }) => rule === 'seccomp-too-large')
    .map(({ message, range }) => `${text.slice(range.start, range.end)}: ${message}`);
}

it('a filter of more instructions than a kernel takes is told, at its default action', () => {
  expect(found(profile(1030))).toEqual([
    expect.stringMatching(
      /^"SCMP_ACT_ALLOW": No container starts: the filter has more than 4,1\d\d instructions, /,
    ),
  ]);
});

it('one that may just do is not', () => {
  expect(found(profile(1000))).toEqual([]);
});
