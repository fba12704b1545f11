import { describe, expect, it } from 'vitest';
import { finish } from '../../../server/src/base/steps.ts';
import type { ReportedFinding } from '../../../server/src/rules/finding.ts';
import { intactProfile } from '../../../server/src/rules/intactProfile.ts';
import { stillKnown } from '../../../server/src/rules/profileFindings.ts';
import { profileRules } from '../../../server/src/rules/registry.ts';
import { readFile, type WorkspaceFile } from '../../../server/src/workspace/file.ts';
import { fileOf } from '../../../server/src/workspace/snapshot.ts';
import { findingsOf, root, workbenchOf } from '../../support/workbench.ts';

/** Rules in which each finds something on its target, some by what they say and some by what none of them says. */
const head =
  '{\n  "defaultAction": "SCMP_ACT_ERRNO",\n  "architectures": ["SCMP_ARCH_X86_64"],\n  "syscalls": [\n';
const rules = [
  '{ "names": ["read", "faccessat"], "action": "SCMP_ACT_ALLOW" }',
  '{ "names": ["read"], "action": "SCMP_ACT_LOG" }',
  '{ "names": ["openat"], "action": "SCMP_ACT_ALLOW", "args": [{ "index": 1, "value": 7, "op": "SCMP_CMP_EQ" }] }',
  '{ "names": ["statx", "epoll_pwait2"], "action": "SCMP_ACT_ALLOW" }',
];
const whole = `${head}    ${rules.join(',\n    ')}\n  ]\n}\n`;

/** Each finding as `rule line`. */
function found(text: string): readonly string[] {
  return findingsOf(workbenchOf(new Map([['a.json', text]])))
    .map(({ rule, range }) => `${rule} ${text.slice(0, range.start).split('\n').length}`)
    .filter((each) => !each.startsWith('syntax'))
    .sort();
}

const all = [
  'seccomp-dead-rule 6',
  'seccomp-enosys-border 8',
  'seccomp-older-form 5',
  'seccomp-pointer 7',
  'seccomp-runtime-calls 2',
];

describe('while a profile is being written', () => {
  it('and whole, everything is told', () => {
    expect(found(whole)).toEqual(all);
  });

  it.each([
    ['a rule is begun behind the others', whole.replace('\n  ]', ',\n    {\n  ]')],
    ['a name is begun', whole.replace('\n  ]', ',\n    { "names": ["exec\n  ]')],
    ['a name is begun without a word behind it', whole.replace('\n  ]', ',\n    { "names": ["\n  ]')],
    [
      'a rule lacks its end',
      whole.replace('"epoll_pwait2"], "action": "SCMP_ACT_ALLOW" }', '"epoll_pwait2"], "action": '),
    ],
    ['a comma is missing in the last rule', whole.replace('"epoll_pwait2"],', '"epoll_pwait2"]')],
    ['the text is not written to its end', whole.slice(0, whole.indexOf('"statx"') + 8)],
  ])('and %s, what the whole rules say is told, and nothing that one more could mend', (_, text) => {
    expect(found(text)).toEqual(['seccomp-dead-rule 6', 'seccomp-pointer 7']);
  });

  it('and a bracket is missing in front of the others, which are swallowed, the break alone is told', () => {
    expect(found(whole.replace('"syscalls": [\n', '"syscalls": [\n    { "names": ["execve" },\n'))).toEqual(
      [],
    );
  });

  it('and a rule breaks, nothing is told of what it has a part in', () => {
    expect(
      found(whole.replace('["read"], "action": "SCMP_ACT_LOG" }', '["read"], "action": "SCMP_ACT_LOG", }}')),
    ).not.toContain('seccomp-dead-rule 6');
    expect(found(whole.replace('"value": 7,', '"value": 7, "'))).not.toContain('seccomp-pointer 7');
    expect(found(whole.replace('"SCMP_ACT_ERRNO",\n', '"SCMP_ACT_ERR\n'))).toEqual([
      expect.stringMatching(/unknown-value|missing-key/),
    ]);
  });

  /** So long that an unfinished item is read by itself. */
  const above = '# a line above it\n'.repeat(2_000);
  const object = (typed: string) => `${above}apiVersion: security-profiles-operator.x-k8s.io/v1
kind: SeccompProfile
metadata: { name: typed }
spec:
  defaultAction: SCMP_ACT_ERRNO
  syscalls:
    - { names: [raed], action: SCMP_ACT_ALLOW }
    - ${typed}
    - { names: [wirte], action: SCMP_ACT_ALLOW }
`;

  it.each(['{ names: [getp', '{ names: [getp]', '{ names: [getp]  # all', '"getp'])(
    'and a rule has come as far as %s, nothing is told of that alone',
    (typed) => {
      const workbench = workbenchOf(new Map([['a.yaml', object(typed)]]));
      const unknown = findingsOf(workbench).filter(({ rule }) => rule === 'seccomp-unknown-syscall');
      expect(unknown.map(({ message }) => /raed|getp|wirte/.exec(message)?.[0])).toEqual(['raed', 'wirte']);
    },
  );

  it('and goes on, what the other rules say is the same object', () => {
    let file: WorkspaceFile | undefined;
    const left = ['{ names: [g', '{ names: [ge', '{ names: [get'].map((typed, version) => {
      const text = object(typed);
      file = finish(readFile({ uri: `${root}/a.yaml`, language: 'yaml', version, text }, file));
      const [document] = file.documents;
      const [manifest] = document?.manifests ?? [];
      if (manifest?.model.kind !== 'SeccompProfile') throw new Error('There is no profile.');
      return intactProfile(manifest.model, document?.syntax, manifest.locate);
    });
    expect(left[1]).toBe(left[0]);
    expect(left[2]).toBe(left[0]);
  });

  it('and every prefix is there, nothing is told that the whole text does not have', () => {
    const lines = (texts: readonly string[]) => new Set(texts);
    const known = lines([...all]);
    for (let length = head.length; length < whole.length; length++) {
      const told = found(whole.slice(0, length)).filter(
        (each) => !/missing-key|unknown-(?:value|syscall|key)|wrong-type/.test(each),
      );
      expect([whole.slice(0, length), told.filter((each) => !known.has(each))]).toEqual([
        whole.slice(0, length),
        [],
      ]);
    }
  });

  it('and findings are kept for a moment, those are not that may be mended', () => {
    const finding = (rule: string): ReportedFinding => ({
      rule,
      severity: 'warning',
      message: '',
      apiServer: undefined,
      uri: `${root}/a.json`,
      range: { start: 0, end: 1 },
      related: [],
      tags: [],
      fixes: [],
    });
    const before = profileRules.map(({ id }) => finding(id));
    const kept = (text: string) => {
      const file = fileOf(workbenchOf(new Map([['a.json', text]])).snapshot, `${root}/a.json`);
      return file === undefined ? [] : stillKnown(before, file).map(({ rule }) => rule);
    };
    expect(kept(whole)).toEqual(before.map(({ rule }) => rule));
    const broken = kept(whole.slice(0, -6));
    expect(broken).toContain('seccomp-dead-rule');
    expect(broken).not.toContain('seccomp-runtime-calls');
    expect(broken).not.toContain('seccomp-older-form');
  });
});

it('a byte order mark is told of, which Go’s decoder does not take', () => {
  const marked = `\uFEFF${whole}`;
  const [first] = findingsOf(workbenchOf(new Map([['a.json', marked]]))).filter(
    ({ rule }) => rule === 'syntax',
  );
  expect(first).toMatchObject({ severity: 'error', range: { start: 0, end: 1 } });
  expect(first?.fixes.map(({ edits }) => edits)).toMatchObject([
    [{ range: { start: 0, end: 1 }, newText: '' }],
  ]);
  expect(found(marked)).toEqual(all);
});

describe('behind a profile', () => {
  const syntaxOf = (text: string, name = 'a.json') =>
    findingsOf(workbenchOf(new Map([[name, text]])))
      .filter(({ rule }) => rule === 'syntax')
      .map(({ range, severity }) => [severity, range.start]);

  it.each([
    ['another profile', whole],
    ['an empty object', '{}'],
    ['two of them', '{} {}'],
  ])('%s is told of once, where it begins, for Go’s decoder takes one value', (_, next) => {
    expect(syntaxOf(`${whole}\n${next}`)).toEqual([['error', whole.length + 1]]);
    expect(syntaxOf(whole.trimEnd() + next)).toEqual([['error', whole.trimEnd().length]]);
  });

  it('what is no value is told of alone, and nothing where nothing follows', () => {
    expect(syntaxOf(`${whole}foo {}`)).toEqual([['error', whole.length]]);
    expect(syntaxOf(`${whole}\n\n`)).toEqual([]);
  });

  it('nothing is told of objects that a cluster takes one by one, and of files that hold no profile', () => {
    const object = JSON.stringify({
      apiVersion: 'security-profiles-operator.x-k8s.io/v1',
      kind: 'SeccompProfile',
      metadata: { name: 'web' },
      spec: { defaultAction: 'SCMP_ACT_ERRNO' },
    });
    expect(syntaxOf(`${object}\n${object}`)).toEqual([]);
    expect(syntaxOf('{"a": 1}\n{"b": 2}')).toEqual([]);
  });
});
