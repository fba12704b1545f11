import type { WorkspaceFile } from '../../workspace/file.ts';
import type { ReportedEdit, ReportedFinding, ReportedFix } from '../finding.ts';
import type { Workbench } from '../workbench.ts';
import { annotationEdits } from './annotationFix.ts';
import { ignoreEntryEdit } from './ignoreEntryFix.ts';
import { ruleOffFix } from './ruleOffFix.ts';

const unsuppressible = new Set(['syntax', 'suppression-needs-reason', 'unused-suppression', 'configuration']);

/** What stands for a reason until somebody writes one. */
export const reasonToFillIn = 'say why';

/**
 * What suppresses a finding, with a reason to fill in: a comment above its line, in JSON an annotation of the object, and
 * where that can't have one, such as a profile, an entry of the configuration.
 * Undefined where there is no such way, or the finding is about the text itself.
 */
export function suppressionFix(
  workbench: Workbench,
  file: WorkspaceFile,
  finding: ReportedFinding,
): ReportedFix | undefined {
  const { source } = file;
  const { rule } = finding;
  if (source === undefined || unsuppressible.has(rule)) return undefined;
  const edits =
    source.syntax.language === 'json'
      ? annotationEdits(file, finding)
      : [comment(file, source.text, finding)];
  if (edits !== undefined)
    return { title: `Ignore this finding of ${rule} (${reasonToFillIn})`, safe: true, edits };
  return entryFix(workbench, finding);
}

/** The same for all findings of the rule: in the file, and by turning the rule off. */
export function widerSuppressions(
  workbench: Workbench,
  { source, uri }: WorkspaceFile,
  finding: ReportedFinding,
): readonly ReportedFix[] {
  const { rule } = finding;
  if (source === undefined || unsuppressible.has(rule)) return [];
  const title = `Ignore findings of ${rule} in this file (${reasonToFillIn})`;
  const inFile =
    source.syntax.language === 'json'
      ? entryFix(workbench, finding)
      : { title, safe: true, edits: [fileComment(uri, source.text, rule)] };
  return [inFile, ruleOffFix(workbench, finding)].filter((fix) => fix !== undefined);
}

function entryFix(workbench: Workbench, finding: ReportedFinding): ReportedFix | undefined {
  const entry = ignoreEntryEdit(workbench, finding);
  if (entry === undefined) return undefined;
  return {
    title: `Ignore findings of ${finding.rule} in this file (${reasonToFillIn})`,
    safe: true,
    edits: [entry],
  };
}

function comment(file: WorkspaceFile, text: string, finding: ReportedFinding): ReportedEdit {
  const { line } = file.lines.positionAt(finding.range.start);
  const start = file.lines.startOf(line);
  const [indentation = ''] = /^[ \t]*/.exec(text.slice(start)) ?? [];
  const newText = `${indentation}# policy-lens-ignore ${finding.rule}: ${reasonToFillIn}${lineEndFrom(text, start)}`;
  return { uri: file.uri, range: { start, end: start }, newText };
}

/** Above everything else, but for a byte order mark. */
function fileComment(uri: string, text: string, rule: string): ReportedEdit {
  const start = text.startsWith('\uFEFF') ? 1 : 0;
  const newText = `# policy-lens-ignore-file ${rule}: ${reasonToFillIn}${lineEndFrom(text, start)}`;
  return { uri, range: { start, end: start }, newText };
}

function lineEndFrom(text: string, start: number): string {
  const [lineEnd = '\n'] = /\r?\n/.exec(text.slice(start)) ?? /\r?\n/.exec(text) ?? [];
  return lineEnd;
}
