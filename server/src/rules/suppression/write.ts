import type { WorkspaceFile } from '../../workspace/file.ts';
import type { ReportedFinding, ReportedFix } from '../finding.ts';
import { annotationEdits } from './annotationFix.ts';

const unsuppressible = new Set(['syntax', 'suppression-needs-reason', 'unused-suppression', 'configuration']);

/**
 * What suppresses a finding, with a reason to fill in: a comment above its line, in JSON an annotation of the object.
 * Undefined where the text can hold neither, or the finding is about the text itself.
 */
export function suppressionFix(file: WorkspaceFile, finding: ReportedFinding): ReportedFix | undefined {
  const { source } = file;
  if (source === undefined || unsuppressible.has(finding.rule)) return undefined;
  const edits =
    source.syntax.language === 'json'
      ? annotationEdits(file, finding)
      : [comment(file, source.text, finding)];
  if (edits === undefined) return undefined;
  return { title: `Ignore this finding of ${finding.rule} (say why)`, safe: true, edits };
}

function comment(file: WorkspaceFile, text: string, finding: ReportedFinding): ReportedFix['edits'][number] {
  const { line } = file.lines.positionAt(finding.range.start);
  const start = file.lines.startOf(line);
  const [indentation = ''] = /^[ \t]*/.exec(text.slice(start)) ?? [];
  const [lineEnd = '\n'] = /\r?\n/.exec(text.slice(start)) ?? /\r?\n/.exec(text) ?? [];
  const newText = `${indentation}# policy-lens-ignore ${finding.rule}: say why${lineEnd}`;
  return { uri: file.uri, range: { start, end: start }, newText };
}
