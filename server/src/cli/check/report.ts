import type { LineRange } from '../../base/lines.ts';
import type { FindingTag, ReportedFinding } from '../../rules/finding.ts';
import type { Severity } from '../../workspace/settings.ts';
import { linesOf, type Snapshot } from '../../workspace/snapshot.ts';

/** What a check found, as the reporters show it. */
export interface CheckReport {
  readonly findings: readonly ShownFinding[];
  /** The files that were looked at and hold something of ours. */
  readonly checked: readonly string[];
  /** How many files were read. */
  readonly count: number;
  readonly unread: readonly ShownUnread[];
  /** Findings of at least this severity make the check fail; undefined: none does. */
  readonly failOn: Severity | undefined;
}

interface ShownUnread {
  readonly file: string;
  readonly reason: string;
  /** It is named on the command line itself. */
  readonly isNamed: boolean;
}

/** A finding with the names of files as they are shown, and zero-based lines. */
export interface ShownFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly apiServer: string | undefined;
  readonly file: string;
  readonly range: LineRange;
  readonly related: readonly ShownPlace[];
  readonly tags: readonly FindingTag[];
  readonly fixes: readonly ShownFix[];
}

interface ShownPlace {
  readonly message: string;
  readonly file: string;
  readonly range: LineRange;
}

export interface ShownFix {
  readonly title: string;
  readonly safe: boolean;
  readonly edits: readonly { readonly file: string; readonly range: LineRange; readonly newText: string }[];
}

const noRange: LineRange = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** @param shown the name of a file by its URI */
export function showFinding(
  snapshot: Snapshot,
  finding: ReportedFinding,
  shown: (uri: string) => string,
): ShownFinding {
  const at = ({ uri, range }: Pick<ReportedFinding, 'uri' | 'range'>) => ({
    file: shown(uri),
    range: linesOf(snapshot, uri)?.rangeOf(range) ?? noRange,
  });
  const { rule, severity, message, apiServer, tags } = finding;
  return {
    rule,
    severity,
    message,
    apiServer,
    ...at(finding),
    related: finding.related.map((place) => ({ message: place.message, ...at(place) })),
    tags,
    fixes: finding.fixes.map(({ title, safe, edits }) => ({
      title,
      safe,
      edits: edits.map((edit) => ({ ...at(edit), newText: edit.newText })),
    })),
  };
}

/** From the gravest on. */
export const severities = ['error', 'warning', 'info', 'hint'] as const satisfies readonly Severity[];

/** Whether a finding makes the check fail. */
export function isFailing(severity: Severity, failOn: Severity | undefined): boolean {
  return failOn !== undefined && severities.indexOf(severity) <= severities.indexOf(failOn);
}
