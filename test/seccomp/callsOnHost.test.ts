import { expect, it } from 'vitest';
import { finish } from '../../server/src/base/steps.ts';
import { type CallOnHost, callsOn, inConditions } from '../../server/src/seccomp/onTarget/callOnHost.ts';
import { onHost, type ProfileOnHost } from '../../server/src/seccomp/onTarget/profileOnHost.ts';
import type { RawProfile } from '../../server/src/seccomp/rawProfile.ts';
import { namedTarget } from '../../server/src/seccomp/targets/resolve.ts';
import { readFile, type WorkspaceFile } from '../../server/src/workspace/file.ts';

const text = `{
  "defaultAction": "SCMP_ACT_ERRNO",
  "architectures": ["SCMP_ARCH_X86_64", "SCMP_ARCH_X86"],
  "syscalls": [
    { "names": ["read", "write"], "action": "SCMP_ACT_ALLOW",
      "args": [{ "index": 0, "value": 1, "op": "SCMP_CMP_EQ" }] },
    { "names": ["write", "close"], "action": "SCMP_ACT_LOG",
      "args": [{ "index": 0, "value": 2, "op": "SCMP_CMP_EQ" }],
      "excludes": { "caps": ["CAP_BPF"] } },
    { "names": ["openat2"], "action": "SCMP_ACT_ALLOW" }
  ]
}
`;
const target = namedTarget({ preset: 'docker-29', architectures: [] });

/** A text before an edit and after it, on a host. */
function hosts(from: string, to: string): readonly ProfileOnHost[] {
  let file: WorkspaceFile | undefined;
  return [text, text.replace(from, to)].map((written, version) => {
    file = finish(readFile({ uri: 'file:///p.json', language: 'json', version, text: written }, file));
    const profile = file.documents[0]?.manifests[0]?.model as RawProfile;
    const [host] = target.hosts;
    if (host === undefined) throw new Error('The target has no host.');
    return onHost(profile, target, host);
  });
}

/** The calls of both by their names. */
function calls(from: string, to: string): readonly Readonly<Record<string, CallOnHost>>[] {
  return hosts(from, to).map((host) => Object.fromEntries(callsOn(host).map((call) => [call.name, call])));
}

it.each([
  ['a name', '"close"', '"dup"', ['read', 'write']],
  ['a value', '"value": 2', '"value": 3', ['read']],
  ['an action', 'SCMP_ACT_LOG', 'SCMP_ACT_KILL', ['read']],
  ['a condition written otherwise', '"index": 0, "value": 1,', '"value": 1, "index": 0,', ['close']],
  ['a key that not all read', 'CAP_BPF', 'CAP_CHOWN', ['read']],
  ['the default action', 'SCMP_ACT_ERRNO', 'SCMP_ACT_TRAP', []],
  ['another architecture', ', "SCMP_ARCH_X86"', '', ['read', 'write', 'close']],
  ['blanks', '"defaultAction"', '\n\n  "defaultAction"', ['read', 'write', 'close']],
])('an edit of %s leaves the other calls as they are', (_, from, to, kept) => {
  const [before, after] = calls(from, to);
  const same = Object.keys(after ?? {}).filter((name) => after?.[name] === before?.[name]);
  expect(same.filter((name) => name !== 'openat2')).toEqual(kept);
});

it.each([
  ['the first of two', '"value": 1', '"value": 3', [3n, 2n], [3n]],
  ['the second', '"value": 2', '"value": 3', [1n, 3n], [3n]],
  ['one that is taken away', '"read", "write"', '"read"', [2n], []],
])('of the rules for a call only %s is looked at anew', (_, from, to, expected, anew) => {
  const asked: bigint[] = [];
  const valuesIn = inConditions((_host, _attempt, { value }) => {
    asked.push(value);
    return [value];
  });
  const found = hosts(from, to).map((host) => {
    asked.length = 0;
    return callsOn(host).flatMap((call) => (call.name === 'write' ? valuesIn(host, call) : []));
  });
  expect(found).toEqual([[1n, 2n], expected]);
  expect(asked).toEqual(anew);
});
