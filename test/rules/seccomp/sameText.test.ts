import { expect, it } from 'vitest';
import { assemble } from '../../../server/src/assembly/assemble.ts';
import { finish } from '../../../server/src/base/steps.ts';
import type { ReportedFinding } from '../../../server/src/rules/finding.ts';
import { reportFile } from '../../../server/src/rules/report.ts';
import { sharedProfile } from '../../../server/src/rules/sharedProfile.ts';
import type { RawProfile } from '../../../server/src/seccomp/rawProfile.ts';
import { readFile, summarise, type WorkspaceFile } from '../../../server/src/workspace/file.ts';
import { emptySnapshot, withOpenFile } from '../../../server/src/workspace/snapshot.ts';
import { ownProfiles } from '../../mutation/seccomp/fixtures.ts';
import { type Random, seeded } from '../../support/random.ts';

function read(name: string, text: string, previous?: WorkspaceFile): WorkspaceFile {
  const language = name.endsWith('.json') ? 'json' : 'yaml';
  return finish(readFile({ uri: `file:///w/${name}`, language, version: 1, text }, previous));
}

function findings(...files: readonly WorkspaceFile[]): readonly (readonly ReportedFinding[])[] {
  const snapshot = files.reduce((before, file) => withOpenFile(before, file, false), emptySnapshot);
  const workbench = { snapshot, assembly: assemble(snapshot) };
  return files.map((file) => finish(reportFile(workbench, file)));
}

/** One object with the profiles of two containers. */
const kubescape = `apiVersion: spdx.softwarecomposition.kubescape.io/v1beta1
kind: SeccompProfile
metadata:
  name: two
spec:
  containers:
    - name: first
      spec:
        defaultAction: SCMP_ACT_ERRNO
        syscalls:
          - names: [read, execve, mount]
            action: SCMP_ACT_ALLOW
  initContainers:
    - name: second
      spec:
        defaultAction: SCMP_ACT_ALLOW
        syscalls:
          - names: [socket, clone, ptrace]
            action: SCMP_ACT_ERRNO
            args: [{ index: 0, value: 40, op: SCMP_CMP_EQ }]
`;

/** With a letter too few in one of its words. */
function misspelled(random: Random, text: string): string {
  const letters = [...text.matchAll(/(?<=\w)\w(?=\w)/g)];
  const { index } = random.pick(letters);
  return text.slice(0, index) + text.slice(index + 1);
}

it.each([...ownProfiles, { name: 'kubescape.yaml', text: kubescape }])(
  'files that hold $name twice are told the same as alone',
  ({ name, text }) => {
    const random = seeded(name.length);
    let fixes = 0;
    for (let round = 0; round < 25; round++) {
      const edited = round === 0 ? text : misspelled(random, text);
      const first = read(`a/${name}`, edited);
      const [, second] = findings(first, read(`b/${name}`, edited, first));
      const [alone] = findings(read(`b/${name}`, edited));
      expect(second).toEqual(alone);
      fixes += (second ?? []).flatMap((finding) => finding.fixes).length;
    }
    expect(fixes).toBeGreaterThan(5);
  },
);

/** A profile with one value of another kind or amount in each variant. */
function variant(value: string, isFlag: string, names: string): string {
  return `{
  "defaultAction": "SCMP_ACT_ERRNO",
  "architectures": ["SCMP_ARCH_X86_64"],
  "flags": [${isFlag}],
  "syscalls": [
    { "names": [${names}], "action": "SCMP_ACT_ALLOW" },
    { "names": ["dup"], "action": "SCMP_ACT_ERRNO", "errnoRet": ${value} }
  ]
}`;
}

const variants = [
  variant('1', '', '"read", "close"'),
  variant('0', '', '"read", "close"'),
  variant('5000', '', '"read", "close"'),
  variant('"1"', '', '"read", "close"'),
  variant('true', '', '"read", "close"'),
  variant('false', '', '"read", "close"'),
  variant('null', '', '"read", "close"'),
  variant('1', 'true', '"read", "close"'),
  variant('1', '', '"read", "clsoe"'),
  variant('1', '', '"read close"'),
  // The rule with the mistake is the second one there, the first one here.
  variant('5000', '', '"read"').replace(/( +{ "names": \["read".*),\n(.*)/, '$2,\n$1'),
];

it('profiles that differ in one value are told of as each alone', () => {
  // What is JSON is YAML, too, where nothing is shared between files.
  const [together, alone] = ['json', 'yaml'].map((extension) =>
    findings(...variants.map((text, index) => read(`${index}.${extension}`, text))).map((list) =>
      list.map(({ rule, message, range }) => ({ rule, message, range })),
    ),
  );
  expect(together).toEqual(alone);
  expect(new Set(alone?.map((list) => JSON.stringify(list))).size).toBeGreaterThan(5);
});

it.each(ownProfiles)(
  'files that hold $name with a letter less are told the same as alone',
  ({ name, text }) => {
    const random = seeded(name.length + 1);
    const first = read(`a/${name}`, text);
    for (let round = 0; round < 25; round++) {
      const edited = misspelled(random, text);
      const [, second] = findings(first, read(`b/${name}`, edited, first));
      const [alone] = findings(read(`b/${name}`, edited));
      expect(second).toEqual(alone);
    }
  },
);

it('finds a rule where it stands once the one before it is gone', () => {
  const last = ',\n    { "names": ["dpu"], "action": "SCMP_ACT_ALLOW" }';
  const text = variant('1', '', '"read", "close"').replace('"errnoRet": 1 }', `"errnoRet": 1 }${last}`);
  const edited = text.replace(/ +{ "names": \["read".*,\n/, '');
  expect(edited).not.toBe(text);
  for (const extension of ['json', 'yaml']) {
    const first = read(`a/profile.${extension}`, text);
    const [, second] = findings(first, read(`b/profile.${extension}`, edited, first));
    const [alone] = findings(read(`b/profile.${extension}`, edited));
    expect(second).toEqual(alone);
    expect(second?.map(({ rule }) => rule)).toContain('seccomp-unknown-syscall');
  }
});

it('makes of a text that is another with an edit only what is found', () => {
  const text = variants[0] ?? '';
  const first = read('a/profile.json', text);
  const second = read('b/profile.json', text.replace('"dup"', '"dpu"'), first);
  const [, found] = findings(first, second);
  expect(found?.map(({ rule }) => rule)).toContain('seccomp-unknown-syscall');
  for (const file of [first, second]) {
    const model = file.documents[0]?.manifests[0]?.model ?? {};
    expect(Object.getOwnPropertyDescriptor(model, 'body')?.get).toBeDefined();
  }
});

it('makes nothing of the second text but what is told', () => {
  const [{ name, text } = { name: '', text: '' }] = ownProfiles;
  const first = read(`a/${name}`, text);
  const second = read(`b/${name}`, text, first);
  findings(first, second);
  const model = second.documents[0]?.manifests[0]?.model ?? {};
  expect(Object.getOwnPropertyDescriptor(model, 'body')?.get).toBeDefined();
  const closed = summarise(second).documents[0]?.manifests[0]?.model ?? {};
  expect(Object.getOwnPropertyDescriptor(closed, 'body')?.value).toBeDefined();
});

it('thousands of rules are compared some at a time, and those of an edited text that are new', () => {
  const text = (edited: string) => {
    const rules = Array.from({ length: 1500 }, (_, index) => ({
      names: [index === 700 ? edited : `call${index}`],
      action: 'SCMP_ACT_ALLOW',
    }));
    return JSON.stringify({ defaultAction: 'SCMP_ACT_ERRNO', syscalls: rules });
  };
  const stepsOf = (file: WorkspaceFile): number => {
    const [manifest] = file.documents[0]?.manifests ?? [];
    if (manifest?.model.kind !== 'SeccompProfile') throw new Error('There is no profile.');
    const sharing = sharedProfile(manifest.model, undefined);
    let steps = 0;
    while (sharing.next().done !== true) steps++;
    return steps;
  };
  const first = read('a/profile.json', text('read'));
  // A rule is an object, and its names are a list.
  expect(stepsOf(first)).toBeGreaterThanOrEqual(5);
  expect(stepsOf(read('a/profile.json', text('write'), first))).toBeLessThanOrEqual(1);
});

it('keeps what the files say that were asked about last, and what somebody has', () => {
  const sharedOf = (name: string, errno: number): RawProfile => {
    const file = read(
      name,
      `{"defaultAction": "SCMP_ACT_ERRNO", "defaultErrnoRet": ${errno}, "syscalls": []}`,
    );
    const [manifest] = file.documents[0]?.manifests ?? [];
    if (manifest?.model.kind !== 'SeccompProfile') throw new Error('There is no profile.');
    const shared = finish(sharedProfile(manifest.model, undefined));
    // Asked again of the same one, whatever became of it meanwhile.
    expect(finish(sharedProfile(manifest.model, undefined))).toBe(shared);
    return shared;
  };
  const [first, second] = [sharedOf('1.json', 1), sharedOf('2.json', 2)];
  for (let errno = 3; errno < 30; errno++) sharedOf(`${errno}.json`, errno);
  expect(sharedOf('1.json', 1)).toBe(first);
  for (let errno = 30; errno < 50; errno++) sharedOf(`${errno}.json`, errno);
  expect(sharedOf('of-another-name.json', 1)).toBe(first);
  // All that is found out about a profile lives as long as it.
  expect(sharedOf('2.json', 2)).not.toBe(second);
  // An edit makes another one.
  const third = sharedOf('edited.json', 3);
  sharedOf('edited.json', 4);
  expect(sharedOf('edited.json', 3)).not.toBe(third);
});
