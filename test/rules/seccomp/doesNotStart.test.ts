import { expect, it } from 'vitest';
import { checkFiles } from '../../../server/src/cli/check/checkFiles.ts';

const rule = (name: string, action: string, index: number): string =>
  `    { "names": ["write", "${name}"], "action": "SCMP_ACT_${action}", "args": [{ "index": ${index}, "value": 1, "op": "SCMP_CMP_EQ" }] }`;

/** Of the error with which no container starts: the line that is blamed, and those that it is said to contradict. */
function blamed(rules: readonly string[], head = ''): readonly (readonly number[])[] {
  const text = `{\n  "defaultAction": "SCMP_ACT_ERRNO",\n${head}  "syscalls": [\n${rules.join(',\n')}\n  ]\n}\n`;
  const lineOf = (offset: number): number => text.slice(0, offset).split('\n').length;
  return checkFiles(
    new Map([
      ['file:///w/.policy-lens.yaml', 'environments: [{ name: w, runtimes: [{ preset: runc }] }]'],
      ['file:///w/a.json', text],
    ]),
  )
    .filter(({ rule: id }) => id === 'seccomp-does-not-start')
    .map(({ range, related }) => [lineOf(range.start), ...related.map((place) => lineOf(place.range.start))]);
}

it('blames the later of two rules that contradict each other, and names the earlier', () => {
  const rules = [
    rule('ioctl', 'LOG', 2),
    rule('ioctl', 'ALLOW', 1),
    rule('fcntl', 'LOG', 0),
    rule('ioctl', 'LOG', 1),
    rule('fcntl', 'LOG', 3),
  ];
  expect(blamed(rules)).toEqual([[7, 5]]);
  expect(blamed(rules.with(3, rule('read', 'LOG', 1)))).toEqual([[7, 5]]);
  expect(blamed(rules.toSpliced(3, 1))).toEqual([]);
});

it('blames the flag that the runtime does not take', () => {
  expect(
    blamed([rule('ioctl', 'ALLOW', 1)], '  "flags": ["SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV"],\n'),
  ).toEqual([[3]]);
});
