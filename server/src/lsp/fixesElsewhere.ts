import type { Moment } from '../assembly/resolveOrigin.ts';
import type { ReportedFinding } from '../rules/finding.ts';
import { reportFile } from '../rules/report.ts';
import { fileOf } from '../workspace/snapshot.ts';
import { withClosedTexts } from './closedTexts.ts';
import type { ServerContext } from './context.ts';
import { runInSlices } from './slices.ts';

/** A finding, and the moment whose texts its fixes change. */
interface FixedFinding {
  readonly finding: ReportedFinding;
  readonly moment: Moment;
}

/** Findings of one file with all of their fixes: those that change closed files, too, which are read for it. */
export async function withFixesElsewhere(
  context: ServerContext,
  findings: readonly ReportedFinding[],
  isCancelled: () => boolean,
): Promise<readonly FixedFinding[]> {
  const { workbench } = context.state;
  const closed = [...new Set(findings.flatMap(({ fixedIn }) => fixedIn ?? []))];
  const moment =
    closed.length === 0 ? undefined : await withClosedTexts(context, workbench, closed, isCancelled);
  const file = moment && fileOf(moment.snapshot, findings[0]?.uri ?? '');
  const found = file && (await runInSlices(reportFile(moment, file), context.host, isCancelled));
  return findings.map((finding) => {
    const again =
      finding.fixedIn &&
      found?.find((one) => one.rule === finding.rule && one.range.start === finding.range.start);
    return again && moment ? { finding: again, moment } : { finding, moment: workbench };
  });
}
