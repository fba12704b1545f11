import { describe, expect, it } from 'vitest';
import { hostKind } from '../../../client/src/report/hostKind.ts';
import { RecentLines } from '../../../client/src/report/recentLines.ts';
import { programWords, redact, type Secrets, wordsOf } from '../../../client/src/report/redact.ts';
import { buildReport, type ReportFacts } from '../../../client/src/report/report.ts';
import { processorTime } from '../../support/processorTime.ts';

const manifest = `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: guard
  namespace: vault
spec:
  podSelector:
    matchLabels: { tier: "gold", app.kubernetes.io/part-of: merlin }
`;

/** Stands for the text of the program itself; `gold` also is a value in the manifest. */
const program =
  'Activated read done changed running as policy selects label unexpected value peer 10 started broke gold failed ' +
  'empty-selector';

const secrets: Secrets = {
  program: programWords(program),
  home: '/home/arthur',
  private: new Set(['camelot-laptop', 'arthur', ...wordsOf(manifest)]),
};

const lines = [
  { line: '[info] Activated version 0.1.0 in 12 ms', becomes: '[info] Activated version 0.1.0 in 12 ms' },
  { line: '[hover] 3 ms', becomes: '[hover] 3 ms' },
  { line: 'read /home/arthur/clusters/prod/guard.yaml', becomes: 'read <path>' },
  { line: 'read C:\\Users\\arthur\\guard.yaml done', becomes: 'read <path> done' },
  { line: 'changed file:///home/arthur/shop/a.yaml (version 3)', becomes: 'changed <address> (version 3)' },
  { line: 'changed vscode-remote://ssh-remote+camelot-laptop/srv/a.yaml', becomes: 'changed <address>' },
  { line: 'running on camelot-laptop as arthur', becomes: 'running on <name> as <name>' },
  {
    line: 'policy guard in vault selects tier=gold',
    becomes: 'policy <name> in <name> selects <name>=<name>',
  },
  {
    line: 'policy elsewhere changed shop/cart and lady-of.lake',
    becomes: 'policy <name> changed <name><path> and <name>',
  },
  { line: 'label merlin-blue of vault.svc', becomes: 'label <name> of <name>' },
  { line: 'unexpected value "something private"', becomes: 'unexpected value <text>' },
  { line: 'NetworkPolicy with podSelector', becomes: 'NetworkPolicy with podSelector' },
  { line: 'peer 10.20.30.0/24 and 2001:db8:1::/48', becomes: 'peer <address> and <address>' },
  { line: '12:34:56 request textDocument/hover', becomes: '12:34:56 request textDocument<path>' },
  {
    line: "TypeError: Cannot read properties of undefined (reading 'kind')",
    becomes: "TypeError: Cannot read properties of undefined (reading 'kind')",
  },
  {
    line: '    at read (/home/arthur/.vscode/extensions/policy-lens-0.1.0/dist/server.cjs:120:33)',
    becomes: '    at read (dist/server.cjs:120:33)',
  },
];

describe('redaction', () => {
  it.each(lines)('$line', ({ line, becomes }) => {
    expect(redact(line, secrets)).toBe(becomes);
  });

  it('takes every name and value of a manifest out of any sentence', () => {
    const words = ['guard', 'vault', 'gold', 'merlin'];
    for (const word of words) {
      for (const sentence of [
        `${word} failed`,
        `(${word})`,
        `a.${word}.b`,
        `${word}: x`,
        `"${word}"`,
        `x=${word},`,
      ]) {
        expect(redact(sentence, secrets)).not.toContain(word);
      }
    }
  });

  it('ends soon on lines made to hold it up', () => {
    const units = ['a/', '"', ':0', 'a.', '\\', 'x-', '1.'];
    const time = processorTime(() => units.map((unit) => redact(unit.repeat(50_000), secrets)));
    expect(time).toBeLessThan(1000);
  });
});

const facts: ReportFacts = {
  extensionVersion: '0.1.0',
  serverVersion: undefined,
  serverState: 'stopped',
  editorName: 'Visual Studio Code',
  editorVersion: '1.93.0',
  host: 'remote (ssh-remote)',
  platform: 'linux x64',
  nodeVersion: '20.19.0',
  trusted: false,
  folderCount: 2,
  settings: {
    'policyLens.kubernetesVersion': '1.36',
    'policyLens.rules': { 'empty-selector': 'off', 'excalibur-team': 'off', percival: ['lancelot'] },
    'policyLens.other': ['clusters/vault/**', 'guard'],
  },
  lines: ['[info] started', '[error] guard ``` broke'],
};

describe('the report', () => {
  const report = buildReport(facts, secrets);

  it('says that nothing has been sent, and names versions', () => {
    expect(report).toContain('Nothing has been sent.');
    expect(report).toContain('| Policy Lens | 0.1.0 |');
    expect(report).toContain('| Language server | not known (stopped) |');
    expect(report).toContain('| Extension host | remote (ssh-remote), linux x64, Node 20.19.0 |');
    expect(report).toContain('| Workspace | 2 folders, not trusted |');
  });

  it('holds settings and log without names', () => {
    expect(report).toContain('"policyLens.kubernetesVersion": "1.36"');
    expect(report).toContain('"empty-selector": "off"');
    expect(report).not.toMatch(/vault|guard|clusters|excalibur|percival|lancelot/);
    expect(report).toContain('[error] <name> ');
  });

  it('keeps log lines inside their fence', () => {
    expect(report.match(/```/g)).toHaveLength(4);
  });
});

it.each([
  { remoteName: undefined, host: 'local' },
  { remoteName: 'ssh-remote', host: 'remote (ssh-remote)' },
  { remoteName: '127.0.0.1:8080', host: 'remote' },
])('tells $host without naming the host', ({ remoteName, host }) => {
  expect(hostKind(remoteName)).toBe(host);
});

it('keeps the last lines of the log', () => {
  const recent = new RecentLines(3);
  recent.add('info', 'one');
  recent.add('error', 'two\nthree');
  recent.add('info', 'four');
  expect(recent.all()).toEqual(['[error] two', '[error] three', '[info] four']);
});
