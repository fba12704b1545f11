import { describe, expect, it } from 'vitest';
import { objectSymbols } from '../../../server/src/features/navigation/objectSymbols.ts';
import { profileSymbols } from '../../../server/src/features/navigation/profileSymbols.ts';
import { selectionRanges } from '../../../server/src/features/navigation/selectionRanges.ts';
import { fileOf } from '../../../server/src/workspace/snapshot.ts';
import { root, workbenchOf } from '../../support/workbench.ts';

const json = `{"defaultAction": "SCMP_ACT_ERRNO", "syscalls": [{"names": ["read", "write"]}]}`;
const yaml = `apiVersion: security-profiles-operator.x-k8s.io/v1
kind: SeccompProfile
metadata:
  name: shop
  namespace: tools
spec:
  defaultAction: SCMP_ACT_ERRNO
  syscalls:
    - names: [read, write]
      action: SCMP_ACT_ALLOW
`;
const files = new Map([
  ['profiles/web.json', json],
  ['shop.yaml', yaml],
  ['pod.yaml', 'apiVersion: v1\nkind: Pod\nmetadata: { name: web }\n'],
]);
const { snapshot } = workbenchOf(files);

describe('a selection in a profile grows', () => {
  const growing = (name: string, word: string): readonly string[] => {
    const text = files.get(name) ?? '';
    const file = fileOf(snapshot, `${root}/${name}`);
    return file === undefined
      ? []
      : selectionRanges(file, text.indexOf(word) + 1).map(({ start, end }) => text.slice(start, end));
  };

  it('from a name to its list, its rule and the profile in JSON', () => {
    expect(growing('profiles/web.json', 'write')).toEqual([
      'write',
      '"write"',
      '["read", "write"]',
      '"names": ["read", "write"]',
      '{"names": ["read", "write"]}',
      '[{"names": ["read", "write"]}]',
      '"syscalls": [{"names": ["read", "write"]}]',
      json,
    ]);
  });

  it('from a word to the object in YAML', () => {
    const [word, entry, rule] = growing('shop.yaml', 'SCMP_ACT_ALLOW');
    expect([word, entry]).toEqual(['SCMP_ACT_ALLOW', 'action: SCMP_ACT_ALLOW']);
    expect(rule).toBe('names: [read, write]\n      action: SCMP_ACT_ALLOW');
    expect(growing('shop.yaml', 'SCMP_ACT_ALLOW').at(-1)).toBe(yaml.trimEnd());
  });

  it('not at all in what is no profile', () => {
    expect(growing('pod.yaml', 'Pod')).toEqual([]);
  });
});

describe('the profiles of a workspace', () => {
  const found = (query: string): readonly string[] =>
    profileSymbols(snapshot, query).map(
      ({ name, container, uri, line }) =>
        `${name} in ${container}: ${uri.slice(root.length + 1)}:${line + 1}`,
    );

  it('are found by the letters of their names', () => {
    expect(found('')).toEqual(['web.json in profiles: profiles/web.json:1', 'shop in tools: shop.yaml:1']);
    expect(found('SP')).toEqual(['shop in tools: shop.yaml:1']);
    expect(found('ps')).toEqual([]);
  });
});

describe('the objects of a workspace', () => {
  const objects = workbenchOf(
    new Map([
      ...files,
      ['kustomization.yaml', 'namespace: prod\nresources: [base.yaml]\n'],
      [
        'base.yaml',
        'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: { name: deny-all }\nspec: { podSelector: {} }\n---\napiVersion: v1\nkind: ConfigMap\nmetadata: { name: deny }\n',
      ],
      [
        'zoo.yaml',
        'apiVersion: v1\nkind: Service\nmetadata: { name: zoo, namespace: zoo }\n---\napiVersion: v1\nkind: Namespace\nmetadata: { name: zoo }\n',
      ],
    ]),
  );
  const found = (query: string): readonly string[] =>
    objectSymbols(objects, query).map(
      ({ name, container, uri, range }) =>
        `${name}, ${container}: ${uri.slice(root.length + 1)}:${range.start.line + 1}`,
    );

  it('are found by the letters of their names, as they are built, at the line that names them', () => {
    expect(found('Da')).toEqual(['deny-all, NetworkPolicy in prod: base.yaml:3']);
    expect(found('web')).toEqual(['web, Pod in default: pod.yaml:3']);
    expect(found('zo')).toEqual(['zoo, Service in zoo: zoo.yaml:3', 'zoo, Namespace: zoo.yaml:7']);
    expect(found('zz')).toEqual([]);
  });
});
