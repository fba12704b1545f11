import { describe, expect, it } from 'vitest';
import { finish } from '../../../server/src/base/steps.ts';
import { isRead, profileFormOf } from '../../../server/src/manifests/recognise.ts';
import { mayHoldObjects } from '../../../server/src/manifests/scan.ts';
import { type Language, readFile, type WorkspaceFile } from '../../../server/src/workspace/file.ts';

function read(text: string, language: Language): WorkspaceFile {
  return finish(readFile({ uri: 'file:///a', language, version: 1, text }));
}

function forms(text: string, language: Language): readonly string[] {
  return read(text, language).documents.flatMap(({ manifests }) =>
    manifests.flatMap(({ model }) => (model.kind === 'SeccompProfile' ? [model.form] : [])),
  );
}

describe.each(['json', 'yaml'] as const)('in %s', (language) => {
  it.each([
    ['OCI', '{"defaultAction": "SCMP_ACT_ERRNO"}'],
    ['Docker', '{"archMap": [{"architecture": "SCMP_ARCH_X86_64"}], "syscalls": []}'],
    ['Docker of 2016', '{"syscalls": [{"name": "read", "action": "SCMP_ACT_ALLOW", "args": null}]}'],
    ['Podman', '{"defaultAction": "SCMP_ACT_ERRNO", "defaultErrno": "ENOSYS", "syscalls": []}'],
    ['a key in another case', '{"DefaultAction": "SCMP_ACT_ALLOW"}'],
    ['an unknown key beside it', '{"defaultAction": "SCMP_ACT_ALLOW", "comment": "ours"}'],
    ['an unknown action', '{"defaultAction": "SMCP_ACT_ALLOW"}'],
    ['an action only begun', '{"defaultAction": "SCMP_"}'],
    ['an action not yet there', '{"defaultAction": null}'],
    ['the first key alone', '{"syscalls": []}'],
    ['a rule only begun', '{"syscalls": [{"names": []}]}'],
    ['an empty rule', '{"syscalls": [{}]}'],
    ['a list around the profile', '[{"defaultAction": "SCMP_ACT_ALLOW"}]'],
    ['the rules alone', '[{"names": ["read"], "action": "SCMP_ACT_ALLOW"}]'],
  ])('is a profile: %s', (_, text) => {
    expect(forms(text, language)).toEqual(['profile']);
    expect(mayHoldObjects(text)).toBe(true);
  });

  it.each([
    ['the config of a runtime', '{"ociVersion": "1.0.2", "linux": {"seccomp": {"syscalls": []}}}'],
    ['a part of it', '{"linux": {"seccomp": {"defaultAction": "SCMP_ACT_ALLOW"}}}'],
  ])('stands in: %s', (_, text) => {
    expect(forms(text, language)).toEqual(['runtime-config']);
    expect(mayHoldObjects(text)).toBe(true);
  });

  it.each([
    ['a list of names', '{"syscalls": ["read", "write"]}'],
    ['a table of numbers', '{"syscalls": [{"name": "read", "number": 0}]}'],
    ['a table with prototypes', '{"syscalls": [{"name": "read", "args": ["fd", "buf"]}]}'],
    ['a map of calls', '{"syscalls": {"read": 0}}'],
    ['foreign keys', '{"syscalls": [], "title": "A table"}'],
    ['the access rules of a cloud', '{"defaultAction": "Allow", "rules": []}'],
    ['a default alone', '{"defaultAction": "Deny"}'],
    ['a web firewall', '{"DefaultAction": {"Allow": {}}}'],
    ['a config without it', '{"ociVersion": "1.0.2", "linux": {}}'],
    ['a config where it is not written yet', '{"ociVersion": "1.0.2", "linux": {"seccomp": null}}'],
    ['nothing', '{}'],
    ['a text', '"defaultAction"'],
  ])('is none: %s', (_, text) => {
    expect(forms(text, language)).toEqual([]);
    expect(read(text, language).note).toBeUndefined();
  });

  it('declines seccompiler', () => {
    const text =
      '{"main": {"mismatch_action": "trap", "match_action": "allow", "filter": [{"syscall": "read"}]}}';
    expect(forms(text, language)).toEqual([]);
    expect(read(text, language).note).toContain('seccompiler');
  });
});

it.each([
  ['{"defaultAction": ', 1],
  ['{"syscalls": [{"names": ["re', 1],
  ['{\n  "defaultAction": "SCMP_ACT_ERRNO",\n  "syscalls": [\n    {"na\n', 1],
  ['{"syscalls"', 1],
])('is recognised while it is typed: %s', (text, count) => {
  expect(forms(text, 'json')).toHaveLength(count);
});

it.each([
  ['LXC', '2\nallowlist errno 1\n[all]\nread\nwrite\n'],
  ['systemd', '[Service]\nExecStart=/bin/true\nSystemCallFilter=@system-service\n'],
  ['Kafel', 'POLICY shop {\n  ALLOW { read, write }\n}\nUSE shop DEFAULT KILL\n'],
])('declines %s', (name, text) => {
  expect(forms(text, 'yaml')).toEqual([]);
  expect(read(text, 'yaml').note).toContain(name);
});

const spo = (
  version: string,
  name: string,
): string => `apiVersion: security-profiles-operator.x-k8s.io/${version}
kind: SeccompProfile
metadata: { name: ${name}, namespace: shop }
spec: { defaultAction: SCMP_ACT_ERRNO }
`;

describe('an object', () => {
  it.each(['v1', 'v1beta1', 'v1alpha1'])('of the Security Profiles Operator is read: %s', (version) => {
    expect(forms(spo(version, 'web'), 'yaml')).toEqual(['spo']);
    expect(mayHoldObjects(spo(version, 'web'))).toBe(true);
    const apiVersion = `security-profiles-operator.x-k8s.io/${version}`;
    expect(isRead(apiVersion, 'SeccompProfile')).toBe(true);
    expect(isRead(apiVersion, 'SelinuxProfile')).toBe(false);
    expect(profileFormOf('example.com/v1', 'SeccompProfile')).toBeUndefined();
  });

  it('is read in streams and lists', () => {
    const list = `apiVersion: v1\nkind: List\nitems:\n  - ${spo('v1', 'a').trimEnd().replaceAll('\n', '\n    ')}\n`;
    const typed =
      'apiVersion: security-profiles-operator.x-k8s.io/v1\nkind: SeccompProfileList\nitems:\n  - metadata: { name: b }\n    spec: {}\n';
    const file = read([spo('v1', 'c'), list, typed].join('---\n'), 'yaml');
    const ids = file.documents.flatMap(({ manifests }) => manifests.map(({ id }) => id));
    expect(ids).toEqual([
      'file:///a#SeccompProfile/shop/c',
      'file:///a#SeccompProfile/shop/a',
      'file:///a#SeccompProfile//b',
    ]);
  });

  it('of Kubescape is as many profiles as it has containers', () => {
    const text = `apiVersion: spdx.softwarecomposition.kubescape.io/v1beta1
kind: SeccompProfile
metadata: { name: web, namespace: shop }
spec:
  containers:
    - { name: main, path: shop/main.json, spec: { defaultAction: SCMP_ACT_ERRNO } }
    - { name: proxy }
  initContainers:
    - { name: main, spec: { defaultAction: SCMP_ACT_LOG } }
`;
    const [document] = read(text, 'yaml').documents;
    expect(document?.manifests.map(({ id }) => id)).toEqual([
      'file:///a#SeccompProfile/shop/web/containers/main',
      'file:///a#SeccompProfile/shop/web/containers/proxy',
      'file:///a#SeccompProfile/shop/web/initContainers/main',
    ]);
    const element = document?.manifests[2]?.locate('spec.defaultAction');
    expect(element && text.slice(element.value.start, element.value.end)).toBe('SCMP_ACT_LOG');
  });
});
