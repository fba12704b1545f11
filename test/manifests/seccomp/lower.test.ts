import { describe, expect, it } from 'vitest';
import { finish } from '../../../server/src/base/steps.ts';
import type { RawProfile, RawValue } from '../../../server/src/seccomp/rawProfile.ts';
import {
  type Language,
  readFile,
  summarise,
  type WorkspaceFile,
} from '../../../server/src/workspace/file.ts';

function read(text: string, language: Language = 'json', previous?: WorkspaceFile): WorkspaceFile {
  return finish(readFile({ uri: 'file:///a', language, version: 1, text }, previous));
}

function profileIn(file: WorkspaceFile): RawProfile {
  const model = file.documents[0]?.manifests[0]?.model;
  if (model?.kind !== 'SeccompProfile') throw new Error('no profile was read');
  return model;
}

/** A value as nested arrays: entries as [path, key, value]. */
function plain(value: RawValue): unknown {
  switch (value.kind) {
    case 'object':
      return value.entries.map(({ key, value: inner }) => [inner.origin.path, key, plain(inner)]);
    case 'list':
      return value.items.map(plain);
    case 'number':
      return [value.value, value.source];
    case 'text':
    case 'boolean':
      return value.value;
    default:
      return value.kind;
  }
}

describe('nothing is lost', () => {
  it('of order, duplicates, the case of keys, types and 64 bits', () => {
    const text = `{
  "syscalls": [{"action": 7, "Action": "a", "action": "b", "action": null,
    "args": [{"value": 18446744073709551615, "op": true, "index": 1.0}]}],
  "defaultAction": "SCMP_ACT_ALLOW"
}`;
    const args = 'syscalls[0].args[0]';
    expect(plain(profileIn(read(text)).body)).toEqual([
      [
        'syscalls',
        'syscalls',
        [
          [
            ['syscalls[0].action~1', 'action', [7, '7']],
            ['syscalls[0].Action', 'Action', 'a'],
            ['syscalls[0].action~2', 'action', 'b'],
            ['syscalls[0].action', 'action', 'null'],
            [
              'syscalls[0].args',
              'args',
              [
                [
                  [`${args}.value`, 'value', [18446744073709551615n, '18446744073709551615']],
                  [`${args}.op`, 'op', true],
                  [`${args}.index`, 'index', [1, '1.0']],
                ],
              ],
            ],
          ],
        ],
      ],
      ['defaultAction', 'defaultAction', 'SCMP_ACT_ALLOW'],
    ]);
  });

  it('and what is not finished is unknown', () => {
    expect(plain(profileIn(read('{"syscalls": [{"names": ')).body)).toEqual([
      ['syscalls', 'syscalls', [[['syscalls[0].names', 'names', 'unknown']]]],
    ]);
  });
});

describe('YAML', () => {
  it('is read through anchors and merge keys', () => {
    const text = `defaultAction: SCMP_ACT_ERRNO
x: &base { action: SCMP_ACT_ALLOW, names: [read], args: [{ index: 0 }] }
syscalls:
  - <<: *base
    names: [write]
  - *base
`;
    expect(plain(profileIn(read(text, 'yaml')).body)).toContainEqual([
      'syscalls',
      'syscalls',
      [
        [
          ['syscalls[0].action', 'action', 'SCMP_ACT_ALLOW'],
          ['syscalls[0].args', 'args', [[['syscalls[0].args[0].index', 'index', [0, '0']]]]],
          ['syscalls[0].names', 'names', ['write']],
        ],
        [
          ['syscalls[1].action', 'action', 'SCMP_ACT_ALLOW'],
          ['syscalls[1].names', 'names', ['read']],
          ['syscalls[1].args', 'args', [[['syscalls[1].args[0].index', 'index', [0, '0']]]]],
        ],
      ],
    ]);
  });

  it('ends where aliases multiply', () => {
    const levels = Array.from({ length: 30 }, (_, level) => {
      const inner = level === 0 ? 'read' : `*a${level - 1}, *a${level - 1}`;
      return `a${level}: &a${level} [${inner}]\n`;
    });
    const text = `defaultAction: SCMP_ACT_ERRNO\n${levels.join('')}`;
    expect(JSON.stringify(plain(profileIn(read(text, 'yaml')).body))).toContain('unknown');
  });
});

const awkward = `{"defaultAction": "SCMP_ACT_ERRNO", "a]b%5D c": 1, "": 2, "x~1": [{"y.z": 3}],
 "syscalls": [{"names": ["read", "write"], "names": [], "action": "SCMP_ACT_ALLOW"}]}`;

describe('every element is found', () => {
  function* elements(value: RawValue): Generator<RawValue> {
    yield value;
    if (value.kind === 'object') for (const entry of value.entries) yield* elements(entry.value);
    if (value.kind === 'list') for (const item of value.items) yield* elements(item);
  }

  it.each([
    ['JSON', awkward, 'json'],
    ['YAML', awkward, 'yaml'],
  ] as const)('in %s, in open and in closed files', (_, text, language) => {
    const open = read(text, language);
    const [manifest] = open.documents[0]?.manifests ?? [];
    const [closed] = summarise(open).documents[0]?.manifests ?? [];
    const all = [...elements(profileIn(open).body)];
    expect(all).toHaveLength(14);
    expect(new Set(all.map(({ origin }) => origin.path)).size).toBe(14);
    for (const element of all) {
      const found = manifest?.locate(element.origin.path);
      expect(found).toBeDefined();
      expect(closed?.locate(element.origin.path)).toEqual(found);
      const source = text.slice(found?.value.start, found?.value.end);
      if (element.kind === 'number') expect(source).toBe(element.source);
      if (element.kind === 'text') expect(source).toBe(`"${element.value}"`);
    }
  });
});

describe('an edit', () => {
  const text = JSON.stringify({
    defaultAction: 'SCMP_ACT_ERRNO',
    syscalls: [
      { names: ['read', 'write'], action: 'SCMP_ACT_ALLOW' },
      { names: ['open'], action: 'SCMP_ACT_ALLOW' },
    ],
  });
  const before = read(text);
  const rules = (file: WorkspaceFile): readonly RawValue[] => {
    const { body } = profileIn(file);
    const syscalls = body.kind === 'object' ? body.entries.find(({ key }) => key === 'syscalls') : undefined;
    return syscalls?.value.kind === 'list' ? syscalls.value.items : [];
  };

  it('of the form alone keeps the profile', () => {
    expect(profileIn(read(text.replaceAll(',', ',\n'), 'json', before))).toBe(profileIn(before));
  });

  it('keeps what it does not change', () => {
    const after = read(text.replace('read', 'readv'), 'json', before);
    expect(profileIn(after)).not.toBe(profileIn(before));
    expect(rules(after)[0]).not.toBe(rules(before)[0]);
    expect(rules(after)[1]).toBe(rules(before)[1]);
    expect(profileIn(after)).toEqual(profileIn(read(text.replace('read', 'readv'))));
  });
});
