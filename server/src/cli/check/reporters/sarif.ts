import { createHash } from 'node:crypto';
import { allRules } from '../../../rules/registry.ts';
import type { Rule } from '../../../rules/rule.ts';
import type { Severity } from '../../../workspace/settings.ts';
import { artifact, columnKind, location, region, sarifLog, sarifTool } from '../../sarif.ts';
import type { CheckReport, ShownFinding, ShownFix } from '../report.ts';

const levels: Readonly<Record<Severity | 'off', string>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
  hint: 'note',
  off: 'none',
};

/** For code scanning. */
export function sarifReport({ findings, unread }: CheckReport): string {
  const fingerprints = fingerprintsOf(findings);
  const run = {
    tool: sarifTool(allRules.map(ruleOf)),
    columnKind,
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
  return sarifLog(run);
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
