import { describe, expect, it } from 'vitest';
import type { ReportedFix } from '../../server/src/rules/finding.ts';
import { suppressionFix, widerSuppressions } from '../../server/src/rules/suppression/write.ts';
import { findingsOf, workbenchOf } from '../support/workbench.ts';

const policy = {
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { name: 'p', namespace: 'shop' } as object | undefined,
  spec: { podSelector: {}, ingress: [{ ports: [{ port: 0 }] }], policyTypes: ['ingress'] },
};
const list = { apiVersion: 'v1', kind: 'List', items: [{ ...policy, spec: {} }, policy] };
const annotated = { name: 'p', annotations: { 'example.com/a': 'b' } };

const head = 'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata:\n  name: p\nspec:\n';
const block = `${head}  ingress:\n    - ports:\n        - port: 0 # of the web server\n  policyTypes:\n    - ingress\n`;
const brackets = `${head}  ingress: [\n    { ports: [\n      { port: 0 },\n      { protocol: tcp } ] } ]\n`;

const texts: readonly (readonly [name: string, file: string, text: string])[] = [
  ['YAML', 'a.yaml', block],
  ['YAML with Windows line ends', 'a.yaml', block.replaceAll('\n', '\r\n')],
  ['YAML that ends without a line end', 'a.yaml', block.trimEnd()],
  ['brackets over several lines', 'a.yaml', brackets],
  ['JSON in a YAML file', 'a.yaml', JSON.stringify(policy, undefined, 2)],
  ['JSON', 'a.json', JSON.stringify(policy, undefined, 2)],
  ['JSON with Windows line ends', 'a.json', JSON.stringify(policy, undefined, 2).replaceAll('\n', '\r\n')],
  ['JSON on one line', 'a.json', JSON.stringify(policy)],
  ['JSON with annotations', 'a.json', JSON.stringify({ ...policy, metadata: annotated }, undefined, 4)],
  [
    'JSON with an empty object',
    'a.json',
    JSON.stringify({ ...policy, metadata: { name: 'p', annotations: {} } }),
  ],
  ['a list in JSON', 'a.json', JSON.stringify(list, undefined, 2)],
];

describe.each(texts)('%s: the quick fix that ignores a finding', (_, name, text) => {
  const findings = findingsOf(workbenchOf(new Map([[name, text]])));

  it('is offered for each', () => {
    expect(findings.length).toBeGreaterThan(1);
  });

  it.each(findings.map((finding, index) => ({ finding, index })))(
    '$index: hides it alone',
    ({ finding, index }) => {
      const workbench = workbenchOf(new Map([[name, text]]));
      const file = [...workbench.snapshot.open.values()][0];
      const fix = file === undefined ? undefined : suppressionFix(workbench, file, finding);
      if (fix === undefined) throw new Error('There is no fix.');
      const mended = applied(text, fix);
      expect(mended.replaceAll('\r\n', '').includes('\r')).toBe(false);
      if (text.includes('\r\n')) expect(mended.replaceAll('\r\n', '').includes('\n')).toBe(false);
      const after = findingsOf(workbenchOf(new Map([[name, mended]])));
      const messages = findings
        .filter((other, at) => isKept(at === index, other.rule))
        .map(({ message }) => message);
      expect(after.map(({ message }) => message)).toEqual(messages);

      /** A comment hides what stands on its line, an annotation all of its rule. */
      function isKept(isMeant: boolean, rule: string): boolean {
        return name.endsWith('.json') ? rule !== finding.rule : !isMeant;
      }
    },
  );
});

describe('where a text can hold neither comment nor annotation', () => {
  const profile = JSON.stringify({
    defaultAction: 'SCMP_ACT_ERRNO',
    syscalls: [{ names: ['raed'], action: 'allow' }],
  });
  const entry = 'path: profiles/web.json\n    rule: seccomp-unknown-syscall\n    reason: say why\n';

  function fixWith(configuration: string | undefined, path = 'profiles/web.json') {
    const files = new Map([[path, profile]]);
    if (configuration !== undefined) files.set('.policy-lens.yaml', configuration);
    const workbench = workbenchOf(files);
    const finding = findingsOf(workbench).find(({ rule }) => rule === 'seccomp-unknown-syscall');
    const file = finding && workbench.snapshot.open.get(finding.uri);
    if (finding === undefined || file === undefined) throw new Error('There is no finding.');
    return suppressionFix(workbench, file, finding);
  }

  it.each([
    ['without a list', 'rules: {syntax: off}\n', `rules: {syntax: off}\nignore:\n  - ${entry}`],
    ['without an end of its last line', 'rules: {}', `rules: {}\nignore:\n  - ${entry}`],
    ['that is empty', '', `ignore:\n  - ${entry}`],
    ['of comments', '# ours\n', `# ours\nignore:\n  - ${entry}`],
    ['with a key alone', 'ignore:\nrules: {}\n', `ignore:\n  - ${entry}rules: {}\n`],
    [
      'with entries',
      'ignore:\n- path: a.json\n  rule: syntax\n  reason: old # and tried\nrules: {}\n',
      `ignore:\n- path: a.json\n  rule: syntax\n  reason: old # and tried\n- ${entry.replaceAll('    ', '  ')}rules: {}\n`,
    ],
    [
      'with Windows line ends',
      'ignore:\r\n  - path: a.json\r\n    rule: syntax\r\n    reason: old\r\n',
      `ignore:\r\n  - path: a.json\r\n    rule: syntax\r\n    reason: old\r\n  - ${entry.replaceAll('\n', '\r\n')}`,
    ],
  ])('an entry of the configuration %s is written', (_, before, after) => {
    const fix = fixWith(before);
    if (fix === undefined) throw new Error('There is no fix.');
    expect(fix.title).toBe('Ignore findings of seccomp-unknown-syscall in this file (say why)');
    expect(applied(before, fix)).toBe(after);
    const workbench = workbenchOf(
      new Map([
        ['profiles/web.json', profile],
        ['.policy-lens.yaml', after],
      ]),
    );
    const rules = findingsOf(workbench).map(({ rule }) => rule);
    expect(rules).not.toContain('seccomp-unknown-syscall');
    expect(rules).not.toContain('configuration');
    expect(rules.length).toBeGreaterThan(0);
  });

  it('a configuration is made where there is none', () => {
    expect(fixWith(undefined)?.edits).toEqual([
      {
        uri: expect.stringMatching(/\/\.policy-lens\.yaml$/),
        range: { start: 0, end: 0 },
        newText: `ignore:\n  - ${entry}`,
        isNewFile: true,
      },
    ]);
  });

  it.each([
    ['in braces', '{ignore: []}\n'],
    ['whose list is in brackets', 'ignore: []\n'],
    ['that can’t be read', 'ignore: [\n'],
  ])('nothing is offered beside a configuration %s', (_, configuration) => {
    expect(fixWith(configuration)).toBeUndefined();
  });

  it('nothing is offered for a path that means more than one file as a glob', () => {
    expect(fixWith(undefined, 'profiles/[web].json')).toBeUndefined();
  });
});

function applied(text: string, { edits }: ReportedFix): string {
  return edits.reduce(
    (result, { range, newText }) => result.slice(0, range.start) + newText + result.slice(range.end),
    text,
  );
}

describe('what suppresses all findings of a rule', () => {
  const text = `${head}  podSelector: {}\n  policyTypes: [ingress]\n  ingress:\n    - ports: [{ port: 0 }]\n`;
  const rule = 'api-server-refuses';

  function wider(files: ReadonlyMap<string, string>): readonly ReportedFix[] {
    const workbench = workbenchOf(files);
    const finding = findingsOf(workbench).find((one) => one.rule === rule);
    const file = finding && workbench.snapshot.open.get(finding.uri);
    if (finding === undefined || file === undefined) throw new Error('There is no finding.');
    return widerSuppressions(workbench, file, finding);
  }

  it.each([
    ['a file', text],
    ['a file that begins with a marker', `---\n${text}`],
    ['a file with a byte order mark', `\uFEFF${text}`],
    ['a file with Windows line ends', text.replaceAll('\n', '\r\n')],
  ])('in %s stands above everything', (_, before) => {
    const [inFile] = wider(new Map([['a.yaml', before]]));
    if (inFile === undefined) throw new Error('There is no fix.');
    const after = applied(before, inFile);
    expect(after).toContain(`# policy-lens-ignore-file ${rule}: say why`);
    expect(findingsOf(workbenchOf(new Map([['a.yaml', after]])))).toEqual([]);
  });

  it.each([
    ['without rules', 'ignore: []\n', `ignore: []\nrules:\n  ${rule}: off\n`],
    ['that is empty', '', `rules:\n  ${rule}: off\n`],
    ['with a key alone', 'rules: # none yet\n', `rules: # none yet\n  ${rule}: off\n`],
    [
      'with other rules',
      'rules:\n    syntax: off # why\n',
      `rules:\n    ${rule}: off\n    syntax: off # why\n`,
    ],
    [
      'that says something else',
      `rules:\n  ${rule}: warning # for now\n`,
      `rules:\n  ${rule}: off # for now\n`,
    ],
    ['in brackets', 'rules: { syntax: off }\n', `rules: {${rule}: off, syntax: off }\n`],
    ['in empty brackets', 'rules: {}\n', `rules: {${rule}: off}\n`],
    [
      'with Windows line ends',
      'rules:\r\n  syntax: off\r\n',
      `rules:\r\n  ${rule}: off\r\n  syntax: off\r\n`,
    ],
  ])('in a configuration %s is written', (_, before, after) => {
    const off = wider(
      new Map([
        ['a.yaml', text],
        ['.policy-lens.yaml', before],
      ]),
    ).at(-1);
    if (off === undefined) throw new Error('There is no fix.');
    expect(off.title).toBe(`Turn the rule ${rule} off in the workspace (.policy-lens.yaml)`);
    expect(applied(before, off)).toBe(after);
    expect(
      findingsOf(
        workbenchOf(
          new Map([
            ['a.yaml', text],
            ['.policy-lens.yaml', after],
          ]),
        ),
      ),
    ).toEqual([]);
  });

  it('makes a configuration where there is none', () => {
    expect(wider(new Map([['a.yaml', text]])).at(-1)?.edits).toEqual([
      expect.objectContaining({ newText: `rules:\n  ${rule}: off\n`, isNewFile: true }),
    ]);
  });

  it.each([
    ['broken', 'rules: [\n'],
    ['odd', 'rules: off\n'],
    ['another list', 'rules:\n  - syntax\n'],
  ])('leaves a configuration alone that is %s', (_, configuration) => {
    const titles = wider(
      new Map([
        ['a.yaml', text],
        ['.policy-lens.yaml', configuration],
      ]),
    ).map(({ title }) => title);
    expect(titles.filter((title) => title.startsWith('Turn'))).toEqual([]);
  });
});
