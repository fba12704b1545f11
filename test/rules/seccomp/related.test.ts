import { describe, expect, it } from 'vitest';
import { checkFiles } from '../../../server/src/cli/check/checkFiles.ts';

/** The lines that a finding of a rule points at besides, as `line: what is said of it`. */
function relatedOf(rule: string, lines: readonly string[], preset = 'docker-29'): readonly string[] {
  const text = `${lines.join('\n')}\n`;
  const isObject = text.startsWith('apiVersion');
  const files = new Map([
    ['file:///w/.policy-lens.yaml', `environments: [{ name: w, runtimes: [{ preset: ${preset} }] }]`],
    [isObject ? 'file:///w/a.yaml' : 'file:///w/a.json', text],
  ]);
  return checkFiles(files)
    .filter((finding) => finding.rule === rule)
    .flatMap(({ related }) =>
      related.map(({ message, range }) => `${text.slice(0, range.start).split('\n').length}: ${message}`),
    );
}

const head = '{ "defaultAction": "SCMP_ACT_ERRNO", "architectures": ["SCMP_ARCH_X86_64", "SCMP_ARCH_X86"],';
const rule = (name: string, action: string, more = ''): string =>
  `{ "names": ["${name}"], "action": "SCMP_ACT_${action}"${more} }`;
const condition = (index: number, value: number, op = 'EQ', more = ''): string =>
  `, "args": [{ "index": ${index}, "value": ${value}, "op": "SCMP_CMP_${op}"${more} }]`;
const profile = (...rules: readonly string[]): readonly string[] => [
  head,
  '"syscalls": [',
  ...rules.map((each, index) => (index === rules.length - 1 ? each : `${each},`)),
  ']}',
];
const [allow, log] = ['ALLOW', 'LOG'];

describe('what a finding is about stands in other lines too', () => {
  it.each<
    [what: string, rule: string, lines: readonly string[], related: readonly string[], preset?: string]
  >([
    [
      'of two rules without conditions the first wins',
      'seccomp-dead-rule',
      profile(rule('read', allow), rule('close', allow), rule('read', log)),
      ['3: This one wins.'],
    ],
    [
      'a rule without conditions wins, though it stands behind',
      'seccomp-dead-rule',
      profile(rule('fcntl', log, condition(1, 1)), rule('close', allow), rule('fcntl', allow)),
      ['5: This one wins.'],
    ],
    [
      'the shorter rule wins',
      'seccomp-dead-rule',
      profile(
        rule('fcntl', allow, condition(0, 1)),
        rule(
          'fcntl',
          log,
          `${condition(0, 1).slice(0, -1)}, { "index": 1, "value": 2, "op": "SCMP_CMP_EQ" }]`,
        ),
      ),
      ['3: This one wins.'],
    ],
    [
      'the rule that decides in place of an exception',
      'seccomp-default-action',
      profile(rule('fcntl', 'ERRNO', condition(1, 1)), rule('fcntl', allow)),
      ['4: This one decides.'],
    ],
    [
      'the rule that allows what another leaves out',
      'seccomp-always-allowed',
      profile(rule('socket', allow, condition(0, 38, 'NE')), rule('socket', allow, condition(0, 40, 'NE'))),
      ['4: This rule allows the rest.'],
    ],
    [
      'the rule that lets socketcall run',
      'seccomp-multiplexed',
      profile(rule('socket', allow, condition(0, 1)), rule('socketcall', allow)),
      ['4: This lets socketcall run.'],
    ],
    [
      'the rule that lets ipc run',
      'seccomp-multiplexed',
      profile(rule('shmat', allow, condition(0, 1)), rule('ipc', allow)),
      ['4: This lets ipc run.'],
    ],
    [
      'the rule that denies the newer form',
      'seccomp-older-form',
      profile(rule('clone', allow), rule('clone3', 'ERRNO', ', "errnoRet": 13')),
      ['4: This decides on the newer form.'],
    ],
    [
      'where the same key is dropped',
      'seccomp-dropped-keys',
      profile(
        rule('bpf', allow, ', "includes": { "caps": ["CAP_BPF"] }'),
        rule('mount', allow, ', "includes": { "caps": ["CAP_SYS_ADMIN"] }'),
      ),
      ['4: And here.'],
      'kubernetes-containerd-2.2',
    ],
    [
      'the rule that another contradicts',
      'seccomp-does-not-start',
      profile(rule('fcntl', allow, condition(1, 1)), rule('fcntl', log, condition(1, 1))),
      ['3: It contradicts this one.'],
    ],
    [
      'the first of two alike',
      'seccomp-duplicate-item',
      [head, '"syscalls": [{ "names": [', '"read",', '"read"', '], "action": "SCMP_ACT_ALLOW" }] }'],
      ['3: It stands here first.'],
    ],
    [
      'the first of two keys',
      'seccomp-duplicate-key',
      [head, '"flags": [],', '"flags": [],', '"syscalls": []}'],
      ['2: It is set here first.'],
    ],
    [
      'the other of two keys',
      'seccomp-conflicting-keys',
      [head, '"archMap": [{ "architecture": "SCMP_ARCH_X86_64" }],', '"syscalls": []}'],
      ['2: The other one is here.'],
    ],
  ])('%s', (_, id, lines, related, preset) => {
    expect(relatedOf(id, lines, preset)).toEqual(related);
  });
});
