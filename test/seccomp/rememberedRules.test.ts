import { expect, it } from 'vitest';
import { compile } from '../../server/src/seccomp/evaluate/compile.ts';
import type { RawEntry } from '../../server/src/seccomp/rawProfile.ts';
import type { ProfileSource } from '../../server/src/seccomp/source.ts';
import type { Loader, Target } from '../../server/src/seccomp/target.ts';
import { sourceOf } from '../support/seccomp/rawProfile.ts';

/** What loaders and runtimes make of a rule is remembered with the rule as it is written; nothing else may count. */
const loaders: readonly Loader[] = ['oci', 'docker', 'podman', 'containerd', 'cri-o', 'spo'];
const targets: readonly Target[] = loaders.flatMap((loader) =>
  (['1.1.5', '1.4.2'] as const).flatMap((version) =>
    (['x86_64', 'aarch64'] as const).map((architecture) => ({
      loader,
      runtime: { name: 'runc', version },
      libseccomp: {
        version: version === '1.1.5' ? '2.5.1' : '2.5.4',
        table: version === '1.1.5' ? '2.5.1' : '2.5.5',
      },
      kernel: '5.15',
      architecture,
      capabilities: [],
      listening: false,
    })),
  ),
);

const rules = [
  '{"names": ["read", "fchmodat2", "nosuch"], "action": "SCMP_ACT_ALLOW"}',
  '{"names": ["socket", "clone"], "action": "SCMP_ACT_ERRNO", "errnoRet": 5, "args": [{"index": 0, "value": 40, "op": "SCMP_CMP_EQ"}]}',
  '{"names": ["ioctl"], "action": "SCMP_ACT_ERRNO", "args": [{"index": 1, "value": 1, "op": "SCMP_CMP_NE"}, {"index": 1, "value": 2, "op": "SCMP_CMP_NE"}]}',
];
const profile = (syscalls: readonly string[], more = ''): string =>
  `{"defaultAction": "SCMP_ACT_ERRNO", "architectures": ["SCMP_ARCH_X86_64", "SCMP_ARCH_X86"], "syscalls": [${syscalls}]${more}}`;

it.each([
  ['as it is', profile(rules)],
  ['with an action of the wrong type', profile([...rules, '{"names": ["open"], "action": 7}'])],
  [
    'with a name of the wrong type',
    profile(['{"names": [1, "open"], "action": "SCMP_ACT_ALLOW"}', ...rules]),
  ],
  [
    'with an index too large',
    profile([...rules, '{"names": ["open"], "action": "SCMP_ACT_LOG", "args": [{"index": 6}]}']),
  ],
  [
    'with an operator that is none',
    profile([...rules, '{"names": ["open"], "action": "SCMP_ACT_LOG", "args": [{"op": "EQ"}]}']),
  ],
  ['with names twice', profile([...rules, '{"name": "open", "names": ["close"], "action": "SCMP_ACT_LOG"}'])],
  [
    'with rules that are decoded into others',
    profile(rules, ', "syscalls": [{"action": "SCMP_ACT_LOG"}, {"names": ["open"]}]'),
  ],
  [
    'with what only one engine reads',
    profile([
      ...rules,
      '{"names": ["bpf"], "action": "SCMP_ACT_ERRNO", "errno": "ENOSYS", "includes": {"minKernel": "6.0"}}',
    ]),
  ],
  [
    'for some hosts',
    profile([...rules, '{"names": ["bpf"], "action": "SCMP_ACT_ALLOW", "includes": {"arches": ["arm64"]}}']),
  ],
])('a profile %s is compiled as if for the first time', (_, text) => {
  const known = sourceOf(text);
  for (const edit of [asItIs, allowingByDefault, withoutFirstRules, asItIs]) {
    for (const target of targets) {
      expect(outcome(edit(known), target)).toEqual(outcome(edit(sourceOf(text)), target));
    }
  }
});

type Edit = (source: ProfileSource) => ProfileSource;

const asItIs: Edit = (source) => edited(source, (entries) => entries);

const allowingByDefault: Edit = (source) =>
  edited(source, (entries) =>
    entries.map((entry) =>
      entry.key === 'defaultAction'
        ? { ...entry, value: { kind: 'text', value: 'SCMP_ACT_ALLOW', origin: entry.value.origin } }
        : entry,
    ),
  );

/** The rules of the last list are not decoded into others any more. */
const withoutFirstRules: Edit = (source) =>
  edited(source, (entries) => {
    const lists = entries.filter(({ key }) => key === 'syscalls');
    return entries.filter((entry) => entry.key !== 'syscalls' || entry === lists.at(-1));
  });

/** With the same objects for what is left alone, as after an edit of the text. */
function edited(
  source: ProfileSource,
  change: (entries: readonly RawEntry[]) => readonly RawEntry[],
): ProfileSource {
  const { body } = source.profile;
  if (body.kind !== 'object') return source;
  const profile = { ...source.profile, body: { ...body, entries: change(body.entries) } };
  return { ...source, text: undefined, profile };
}

function outcome(source: ProfileSource, target: Target) {
  const compiled = compile(source, target);
  if (compiled.kind !== 'filter') return compiled;
  const { dropped, prepared } = compiled;
  return { dropped, attempts: prepared.attempts, stub: prepared.stub };
}
