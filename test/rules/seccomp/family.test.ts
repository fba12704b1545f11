import { expect, it } from 'vitest';
import { checkFiles } from '../../../server/src/cli/check/checkFiles.ts';
import { defaultSettings } from '../../../server/src/workspace/settings.ts';
import { changesBy } from '../../support/fixes.ts';

const name = 'file:///w/a.json';

/** What is told of newer forms of calls where nothing else answers them with ENOSYS, and what its fixes change. */
function told(text: string): readonly (readonly [message: string, fixes: readonly string[]])[] {
  const files = new Map([
    ['file:///w/.policy-lens.yaml', 'environments: [{ name: w, runtimes: [{ preset: podman-5.4 }] }]'],
    [name, text],
  ]);
  return checkFiles(files)
    .filter(({ rule }) => rule === 'seccomp-older-form')
    .map(({ message, fixes }) => [
      message,
      fixes.map((fix) => `${fix.title}\n${changesBy(fix, name, text)}`),
    ]);
}

const profile = (names: string, ...more: readonly string[]): string =>
  `{ "defaultAction": "SCMP_ACT_ERRNO", "architectures": ["SCMP_ARCH_X86_64"], "syscalls": [
    { "names": [${names}], "action": "SCMP_ACT_ALLOW" }${more.map((rule) => `,\n    ${rule}`).join('')}
] }
`;

it('all newer forms of a rule are one finding, and one fix allows them', () => {
  const [[message, fixes] = ['', []], ...others] = told(profile('"faccessat", "fchmodat", "newfstatat"'));
  expect(others).toEqual([]);
  expect(message).toContain('faccessat, newfstatat and fchmodat are allowed and their newer forms');
  expect(fixes).toEqual([
    'Allow faccessat2, statx and fchmodat2 too\n' +
      '-     { "names": ["faccessat", "fchmodat", "newfstatat"], "action": "SCMP_ACT_ALLOW" }\n' +
      '+     { "names": ["faccessat", "faccessat2", "statx", "fchmodat2", "fchmodat", "newfstatat"], "action": "SCMP_ACT_ALLOW" }',
  ]);
  expect(told(profile('"faccessat", "faccessat2", "fchmodat2", "statx", "fchmodat", "newfstatat"'))).toEqual(
    [],
  );
});

it('a newer form that is denied gets another error', () => {
  const denied = '{ "names": ["clone3"], "action": "SCMP_ACT_ERRNO", "errnoRet": 1 }';
  const [[, fixes] = ['', []]] = told(profile('"clone"', denied));
  expect(fixes).toEqual([
    'Answer with ENOSYS (38)\n' +
      '-     { "names": ["clone3"], "action": "SCMP_ACT_ERRNO", "errnoRet": 1 }\n' +
      '+     { "names": ["clone3"], "action": "SCMP_ACT_ERRNO", "errnoRet": 38 }',
  ]);
  expect(told(profile('"clone"', denied.replace('1 }', '38 }')))).toEqual([]);
});

it('tells where all of them stand, and apart of a newer form that a rule of its own denies', () => {
  const denied = '{ "names": ["clone3"], "action": "SCMP_ACT_ERRNO" }';
  const text = profile('"clone", "faccessat", "fchmodat"', denied);
  const findings = checkFiles(new Map([[name, text]]), {
    settings: { ...defaultSettings, seccomp: { ...defaultSettings.seccomp, target: 'podman-5.4' } },
  }).filter(({ rule }) => rule === 'seccomp-older-form');
  const at = ({ start, end }: { readonly start: number; readonly end: number }) => text.slice(start, end);
  expect(
    findings.map(({ range, related, fixes }) => [
      at(range),
      related.map((place) => `${at(place.range)}: ${place.message}`),
      fixes.map(({ title }) => title),
    ]),
  ).toEqual([
    ['"clone"', [], ['Answer with ENOSYS (38)']],
    ['"faccessat"', ['"fchmodat": Here is fchmodat.'], ['Allow faccessat2 and fchmodat2 too']],
  ]);
});

it('a newer form that has no rule gets one where the older form has conditions', () => {
  const flags = '{ "index": 0, "value": 2114060288, "valueTwo": 0, "op": "SCMP_CMP_MASKED_EQ" }';
  const clone = `{ "names": ["clone"], "action": "SCMP_ACT_ALLOW", "args": [${flags}] }`;
  const [[message, fixes] = ['', []]] = told(profile('"read"', clone));
  expect(message).toContain('Answer the newer form with ENOSYS (38)');
  expect(fixes).toEqual([
    `Answer clone3 with ENOSYS (38)\n-     ${clone}\n+     ${clone},\n` +
      '+     { "names": ["clone3"], "action": "SCMP_ACT_ERRNO", "errnoRet": 38 }',
  ]);
});

it('a newer form alone may be denied, under a default action that allows', () => {
  const open = (rule: string): string =>
    `{ "defaultAction": "SCMP_ACT_ALLOW", "architectures": ["SCMP_ARCH_X86_64", "SCMP_ARCH_X86"], "syscalls": [\n${rule}\n] }`;
  const denied = (names: string, errno = ''): string =>
    open(`{ "names": [${names}], "action": "SCMP_ACT_ERRNO"${errno} }`);
  const [[threads, fixes] = ['', []], ...others] = told(denied('"clone3"'));
  expect(threads).toContain('clone is allowed and its newer form clone3 not: it fails with EPERM');
  expect(fixes).toHaveLength(1);
  expect(others).toEqual([]);
  // One finding for all architectures and all older forms.
  expect(told(denied('"statx"')).map(([message]) => message.split(' not: ')[0])).toEqual([
    'newfstatat, fstatat64, stat and stat64 are allowed and their newer form statx',
  ]);
  expect(told(denied('"clone3"', ', "errnoRet": 38'))).toEqual([]);
  expect(told(denied('"clone", "clone3"'))).toEqual([]);
});
