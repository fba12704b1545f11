import type { Lines } from '../../base/lines.ts';
import { pathAt } from '../../syntax/navigate.ts';
import type { WorkspaceFile } from '../../workspace/file.ts';
import type { ReportedFinding } from '../finding.ts';
import { ruleIds } from '../registry.ts';
import { severityOf } from '../severity.ts';
import type { Workbench } from '../workbench.ts';
import { suppressionAnnotations } from './annotations.ts';
import { type Suppression, suppressionComments } from './comments.ts';
import { suppressionNeedsReason } from './suppressionNeedsReason.ts';
import { isUndecodable } from './undecodable.ts';
import { unusedSuppression } from './unusedSuppression.ts';

/** Takes out what the text asks not to report, and reports wishes that lack a reason or are of no use. */
export function applySuppressions(
  workbench: Workbench,
  file: WorkspaceFile,
  found: readonly ReportedFinding[],
): readonly ReportedFinding[] {
  const text = file.source?.text ?? '';
  const comments = suppressionComments(text, file.lines).filter(
    ({ range }) => !isInScalar(file, range.start),
  );
  const suppressions = [...comments, ...suppressionAnnotations(file)];
  if (suppressions.length === 0) return found;
  const used = new Set<Suppression>();
  const kept = found.filter((finding) => {
    const covering = suppressions.filter((suppression) => covers(suppression, finding, file.lines));
    for (const suppression of covering) used.add(suppression);
    return !covering.some((suppression) => suppression.reason !== '');
  });
  // What can't be decoded hides findings that a suppression may well be for.
  const hidesMore = suppressions.some((suppression) => !used.has(suppression)) && isUndecodable(file);
  const about = suppressions.flatMap((suppression): readonly ReportedFinding[] => {
    const rule = suppression.reason === '' ? suppressionNeedsReason : unusedSuppression;
    if (suppression.reason !== '' && (used.has(suppression) || hidesMore)) return [];
    const severity = severityOf(workbench, file.uri, rule);
    return severity === 'off'
      ? []
      : [{ ...rule.report(suppression, file, ruleIds), rule: rule.id, severity }];
  });
  return [...kept, ...about];
}

function covers(suppression: Suppression, finding: ReportedFinding, lines: Lines): boolean {
  if (suppression.rule !== finding.rule) return false;
  const { line } = lines.positionAt(finding.range.start);
  return line >= suppression.firstLine && line <= suppression.lastLine;
}

/** Whether an offset lies in the text of a value, where a `#` begins no comment. */
function isInScalar(file: WorkspaceFile, offset: number): boolean {
  const document = file.documents.findLast(({ start }) => start <= offset);
  if (document?.syntax === undefined) return false;
  const inside = offset - document.start;
  const last = pathAt(document.syntax, inside).at(-1);
  return last?.kind === 'leaf' && last.node.range.start < inside && inside < last.node.range.end;
}
