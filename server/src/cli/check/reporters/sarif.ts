import { createHash } from 'node:crypto';
import { version } from '../../../../../package.json';
import type { LineRange } from '../../../base/lines.ts';
import { allRules } from '../../../rules/registry.ts';
import type { Rule } from '../../../rules/rule.ts';
import type { Severity } from '../../../workspace/settings.ts';
import type { CheckReport, ShownFinding, ShownFix } from '../report.ts';

const levels: Readonly<Record<Severity | 'off', string>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
  hint: 'note',
  off: 'none',
};

/** SARIF 2.1.0 (docs.oasis-open.org/sarif/sarif/v2.1.0), for code scanning. Lines and columns count from one. */
export function sarifReport({ findings, unread }: CheckReport): string {
  const fingerprints = fingerprintsOf(findings);
  const run = {
    tool: { driver: { name: 'Policy Lens', version, rules: allRules.map(ruleOf) } },
    columnKind: 'utf16CodeUnits',
    invocations: [
      {
        executionSuccessful: unread.every(({ isNamed }) => !isNamed),
        toolExecutionNotifications: unread.map(({ file, reason }) => ({
          level: 'warning',
          message: { text: `${file} was not read: ${reason}.` },
          locations: [{ physicalLocation: { artifactLocation: artifact(file) } }],
        })),
      },
    ],
    results: findings.map((finding, index) => resultOf(finding, fingerprints[index])),
  };
  const log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [run],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function ruleOf({ id, summary, explanation, defaultSeverity }: Rule) {
  return {
    id,
    shortDescription: { text: summary },
    fullDescription: { text: explanation.replaceAll('`', '') },
    help: { text: explanation.replaceAll('`', ''), markdown: explanation },
    defaultConfiguration: { level: levels[defaultSeverity] },
  };
}

function resultOf(finding: ShownFinding, fingerprint: string | undefined) {
  const { rule, severity, message, apiServer, file, range, related } = finding;
  const fixes = finding.fixes.filter(({ edits }) => edits.length > 0);
  return {
    ruleId: rule,
    ruleIndex: allRules.findIndex(({ id }) => id === rule),
    level: levels[severity],
    message: { text: message },
    locations: [location(file, range)],
    partialFingerprints: { 'policyLens/v1': fingerprint },
    ...(related.length === 0
      ? {}
      : {
          relatedLocations: related.map((other, id) => ({
            id,
            message: { text: other.message },
            ...location(other.file, other.range),
          })),
        }),
    ...(fixes.length === 0 ? {} : { fixes: fixes.map(fixOf) }),
    ...(apiServer === undefined ? {} : { properties: { apiServer } }),
  };
}

/**
 * What a finding is recognised by when lines move (3.27.17 of the standard): its file, rule and words, and where several
 * have these in common its place among them.
 */
function fingerprintsOf(findings: readonly ShownFinding[]): readonly string[] {
  const seen = new Map<string, number>();
  return findings.map(({ file, rule, message }) => {
    const key = JSON.stringify([file, rule, message]);
    const number = seen.get(key) ?? 0;
    seen.set(key, number + 1);
    return createHash('sha256').update(`${key} ${number}`).digest('hex').slice(0, 32);
  });
}

function fixOf({ title, edits }: ShownFix) {
  const files = [...new Set(edits.map((edit) => edit.file))];
  return {
    description: { text: title },
    artifactChanges: files.map((file) => ({
      artifactLocation: artifact(file),
      replacements: edits
        .filter((edit) => edit.file === file)
        .map(({ range, newText }) => ({ deletedRegion: region(range), insertedContent: { text: newText } })),
    })),
  };
}

function location(file: string, range: LineRange) {
  return { physicalLocation: { artifactLocation: artifact(file), region: region(range) } };
}

/** Relative, as code scanning wants it; what stands outside the current directory begins with `../`. */
function artifact(file: string) {
  return { uri: file.split('/').map(encodeURIComponent).join('/') };
}

function region({ start, end }: LineRange) {
  return {
    startLine: start.line + 1,
    startColumn: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}
