import type { Lines } from '../../base/lines.ts';
import type { WorkspaceFile } from '../../workspace/file.ts';
import type { ReportedFinding } from '../finding.ts';
import { severityOf } from '../severity.ts';
import type { Workbench } from '../workbench.ts';
import { suppressionAnnotations } from './annotations.ts';
import { type Suppression, suppressionComments } from './comments.ts';
import { suppressionNeedsReason } from './suppressionNeedsReason.ts';
import { unusedSuppression } from './unusedSuppression.ts';

/** Takes out what the text asks not to report, and reports wishes that lack a reason or are of no use. */
export function applySuppressions(
  workbench: Workbench,
  file: WorkspaceFile,
  found: readonly ReportedFinding[],
): readonly ReportedFinding[] {
  const text = file.source?.text ?? '';
  const suppressions = [...suppressionComments(text, file.lines), ...suppressionAnnotations(file)];
  if (suppressions.length === 0) return found;
  const used = new Set<Suppression>();
  const kept = found.filter((finding) => {
    const covering = suppressions.filter((suppression) => covers(suppression, finding, file.lines));
    for (const suppression of covering) used.add(suppression);
    return !covering.some((suppression) => suppression.reason !== '');
  });
  const about = suppressions.flatMap((suppression): readonly ReportedFinding[] => {
    const rule = suppression.reason === '' ? suppressionNeedsReason : unusedSuppression;
    if (suppression.reason !== '' && used.has(suppression)) return [];
    const severity = severityOf(workbench, file.uri, rule);
    return severity === 'off' ? [] : [{ ...rule.report(suppression, file), rule: rule.id, severity }];
  });
  return [...kept, ...about];
}

function covers(suppression: Suppression, finding: ReportedFinding, lines: Lines): boolean {
  if (suppression.rule !== finding.rule) return false;
  const { line } = lines.positionAt(finding.range.start);
  return line >= suppression.firstLine && line <= suppression.lastLine;
}
