import type { WorkspaceFile } from '../../workspace/file.ts';
import type { ReportedFinding, ReportedFix } from '../finding.ts';

const unsuppressible = new Set(['syntax', 'suppression-needs-reason', 'unused-suppression', 'configuration']);

/**
 * A comment above the finding's line that suppresses it, with a reason to fill in.
 * Undefined where the text can hold no comment (JSON) or the finding is about the text itself.
 */
export function suppressionFix(file: WorkspaceFile, finding: ReportedFinding): ReportedFix | undefined {
  const { source } = file;
  if (source === undefined || source.syntax.language !== 'yaml' || unsuppressible.has(finding.rule))
    return undefined;
  const { line } = file.lines.positionAt(finding.range.start);
  const start = file.lines.startOf(line);
  const indentation = /^[ \t]*/.exec(source.text.slice(start))?.[0] ?? '';
  const newText = `${indentation}# policy-lens-ignore ${finding.rule}: say why\n`;
  return {
    title: `Ignore this finding of ${finding.rule} (say why)`,
    safe: true,
    edits: [{ uri: file.uri, range: { start, end: start }, newText }],
  };
}
