import {
  type CodeDescription,
  type Diagnostic,
  DiagnosticSeverity,
  DiagnosticTag,
  type Range,
} from 'vscode-languageserver';
import type { TextRange } from '../base/range.ts';
import type { ReportedFinding } from '../rules/finding.ts';
import type { Severity } from '../workspace/settings.ts';
import { linesOf, type Snapshot } from '../workspace/snapshot.ts';

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

const tags = { unnecessary: DiagnosticTag.Unnecessary, deprecated: DiagnosticTag.Deprecated } as const;

/** @param page where the rule is explained, by its id */
export function toDiagnostic(
  snapshot: Snapshot,
  finding: ReportedFinding,
  page: ((rule: string) => CodeDescription) | undefined,
): Diagnostic {
  const related = finding.related.flatMap(({ message, uri, range }) => {
    const found = toRange(snapshot, uri, range);
    return found === undefined ? [] : [{ message, location: { uri, range: found } }];
  });
  return {
    range: toRange(snapshot, finding.uri, finding.range) ?? zeroRange,
    severity: severities[finding.severity],
    source: 'Policy Lens',
    code: finding.rule,
    ...(page === undefined ? {} : { codeDescription: page(finding.rule) }),
    message: messageOf(finding),
    ...(finding.tags.length > 0 ? { tags: finding.tags.map((tag) => tags[tag]) } : {}),
    ...(related.length > 0 ? { relatedInformation: related } : {}),
  };
}

/** The server says all that it has against a text in one message, and we repeat it at each place that is meant. */
const longestQuotation = 1000;

/** Our words first, then the server's own text. */
export function messageOf({ message, apiServer }: ReportedFinding): string {
  if (apiServer === undefined) return message;
  const quotation =
    apiServer.length > longestQuotation ? `${apiServer.slice(0, longestQuotation)}…` : apiServer;
  return `${message}\nAPI server: ${quotation}`;
}

const zeroRange: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** Undefined where the file is not known. */
export function toRange(snapshot: Snapshot, uri: string, range: TextRange): Range | undefined {
  return linesOf(snapshot, uri)?.rangeOf(range);
}
