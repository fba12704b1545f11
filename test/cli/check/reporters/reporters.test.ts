import { describe, expect, it } from 'vitest';
import type { CheckReport, ShownFinding } from '../../../../server/src/cli/check/report.ts';
import { type Format, reporters } from '../../../../server/src/cli/check/reporters/reporters.ts';
import { allRules } from '../../../../server/src/rules/registry.ts';

const range = (line: number, from: number, to: number, endLine = line) => ({
  start: { line, character: from },
  end: { line: endLine, character: to },
});

/** With everything that a format must escape. */
const refused: ShownFinding = {
  rule: 'api-server-refuses',
  severity: 'error',
  message: '100% <wrong> & "unclear", see: a\nsecond line \u001b[31m',
  apiServer: 'spec.ingress[0].ports[0].port: Invalid value: 0: must be between 1 and 65535, inclusive',
  file: 'a, b:c/ü 100%.yaml',
  range: range(9, 16, 17),
  related: [],
  tags: [],
  fixes: [
    {
      title: 'Leave `port` out',
      safe: false,
      edits: [{ file: 'a, b:c/ü 100%.yaml', range: range(9, 10, 17), newText: '' }],
    },
  ],
};

const warned: ShownFinding = {
  rule: 'selector-matches-nothing',
  severity: 'warning',
  message: 'No pod has the label app=wbe.',
  apiServer: undefined,
  file: 'policies/web.yaml',
  range: range(0, 2, 4, 3),
  related: [{ message: 'The pod with app=web', file: '../web.yaml', range: range(4, 0, 9) }],
  tags: ['unnecessary'],
  fixes: [{ title: 'Change to app: web', safe: true, edits: [] }],
};

const report: CheckReport = {
  findings: [
    refused,
    warned,
    { ...warned, severity: 'info', related: [], fixes: [] },
    { ...warned, severity: 'hint' },
  ],
  checked: ['a, b:c/ü 100%.yaml', 'clean.yaml', 'policies/web.yaml'],
  count: 7,
  unread: [{ file: 'secret.yaml', reason: 'permission was denied', isNamed: false }],
  failOn: 'warning',
};

const clean: CheckReport = { findings: [], checked: ['clean.yaml'], count: 1, unread: [], failOn: 'error' };

describe('the report of a check', () => {
  it.each<[Format, string]>([
    ['text', 'txt'],
    ['json', 'json.txt'],
    ['junit', 'xml'],
    ['github', 'github.txt'],
  ])('as %s', async (format, ending) => {
    await expect(reporters[format](report, false)).toMatchFileSnapshot(`golden/findings.${ending}`);
    await expect(reporters[format](clean, false)).toMatchFileSnapshot(`golden/clean.${ending}`);
  });

  it('as text in colours', async () => {
    await expect(reporters.text(report, true)).toMatchFileSnapshot('golden/findings.coloured.txt');
  });

  it('as SARIF, all rules listed', async () => {
    const log = JSON.parse(reporters.sarif(report, false));
    const { driver } = log.runs[0].tool;
    expect(driver.rules.map((rule: { readonly id: string }) => rule.id)).toEqual(
      allRules.map(({ id }) => id),
    );
    for (const { ruleId, ruleIndex } of log.runs[0].results) {
      expect(driver.rules[ruleIndex].id).toBe(ruleId);
    }
    for (const { fixes = [] } of log.runs[0].results) {
      for (const { artifactChanges } of fixes) expect(artifactChanges.length).toBeGreaterThan(0);
    }
    const withoutRules = { ...log, runs: [{ ...log.runs[0], tool: undefined }] };
    const text = JSON.stringify(withoutRules, undefined, 2).replace(/"ruleIndex": \d+/g, '"ruleIndex": 0');
    await expect(`${text}\n`).toMatchFileSnapshot('golden/findings.sarif.txt');
  });

  it('as SARIF, findings recognised where lines have moved', () => {
    const fingerprints = (findings: readonly ShownFinding[]): unknown[] =>
      JSON.parse(reporters.sarif({ ...report, findings }, false)).runs[0].results.map(
        ({ partialFingerprints }: { readonly partialFingerprints: unknown }) => partialFingerprints,
      );
    const twice = [refused, { ...refused, range: range(30, 0, 1) }];
    const moved = twice.map((finding) => ({ ...finding, range: range(finding.range.start.line + 5, 0, 1) }));
    expect(fingerprints(moved)).toEqual(fingerprints(twice));
    expect(new Set(fingerprints(twice).map((each) => JSON.stringify(each))).size).toBe(2);
  });

  it('as SARIF, unsuccessful where a file that was named could not be read', () => {
    const successful = (isNamed: boolean): unknown =>
      JSON.parse(
        reporters.sarif({ ...clean, unread: [{ file: 'a.yaml', reason: 'it is binary', isNamed }] }, false),
      ).runs[0].invocations[0].executionSuccessful;
    expect([successful(true), successful(false)]).toEqual([false, true]);
  });
});
