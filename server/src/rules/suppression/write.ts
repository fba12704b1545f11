import type { WorkspaceFile } from '../../workspace/file.ts';
import type { ReportedEdit, ReportedFinding, ReportedFix } from '../finding.ts';
import type { Workbench } from '../workbench.ts';
import { annotationEdits } from './annotationFix.ts';
import { ignoreEntryEdit } from './ignoreEntryFix.ts';

const unsuppressible = new Set(['syntax', 'suppression-needs-reason', 'unused-suppression', 'configuration']);

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
  if (edits !== undefined) return { title: `Ignore this finding of ${rule} (say why)`, safe: true, edits };
  const entry = ignoreEntryEdit(workbench, finding);
  if (entry === undefined) return undefined;
  return { title: `Ignore findings of ${rule} in this file (say why)`, safe: true, edits: [entry] };
}

function comment(file: WorkspaceFile, text: string, finding: ReportedFinding): ReportedEdit {
  const { line } = file.lines.positionAt(finding.range.start);
  const start = file.lines.startOf(line);
  const [indentation = ''] = /^[ \t]*/.exec(text.slice(start)) ?? [];
  const [lineEnd = '\n'] = /\r?\n/.exec(text.slice(start)) ?? /\r?\n/.exec(text) ?? [];
  const newText = `${indentation}# policy-lens-ignore ${finding.rule}: say why${lineEnd}`;
  return { uri: file.uri, range: { start, end: start }, newText };
}
