import { assembleInSteps } from '../../assembly/assemble.ts';
import type { TextEdit } from '../../rules/edits/dashes.ts';
import type { ReportedEdit, ReportedFinding } from '../../rules/finding.ts';
import { reportFile } from '../../rules/report.ts';
import type { Workbench } from '../../rules/workbench.ts';
import { readFile } from '../../workspace/file.ts';
import { withOpenFile } from '../../workspace/snapshot.ts';
import { Composed } from './composed.ts';

/** Fixes that call for each other without end are left after so many rounds. */
const mostRounds = 10;

/**
 * What all safe fixes of some files do together, until there is none left: a fix may wait for another one beside it, or be
 * called for by one. Fixes that would change other files are left out. In steps.
 * @param uris of files that the workbench holds open
 * @param isMeant by the id of the rule
 * @returns the edits of each file that is changed
 */
export function* fixAll(
  workbench: Workbench,
  uris: readonly string[],
  isMeant: (rule: string) => boolean,
): Generator<void, ReadonlyMap<string, readonly TextEdit[]>> {
  const texts = new Map<string, Composed>();
  let current = workbench;
  let left = uris;
  for (let round = 0; round < mostRounds && left.length > 0; round++) {
    const changed: string[] = [];
    let { snapshot } = current;
    for (const uri of left) {
      const file = current.snapshot.open.get(uri);
      if (file?.source === undefined) continue;
      const findings = yield* reportFile(current, file);
      const edits = safeEdits(
        uri,
        findings.filter(({ rule }) => isMeant(rule)),
      );
      if (edits.length === 0) continue;
      const { text: before, syntax, version } = file.source;
      const text = texts.get(uri) ?? new Composed(before);
      text.apply(edits);
      texts.set(uri, text);
      changed.push(uri);
      const next = { uri, language: syntax.language, version, text: text.text };
      snapshot = withOpenFile(snapshot, yield* readFile(next, file), snapshot.apart.has(uri));
    }
    if (changed.length === 0) break;
    current = { snapshot, assembly: yield* assembleInSteps(snapshot, current.assembly) };
    // What one fix has mended may be to be told, or not any more, in the other files too.
    left = uris;
  }
  return new Map(
    [...texts].flatMap(([uri, text]) =>
      [[uri, text.edits()] as const].filter(([, edits]) => edits.length > 0),
    ),
  );
}

/** The first safe fix of each finding; what would overlap an earlier one waits for the next round. */
function safeEdits(uri: string, findings: readonly ReportedFinding[]): readonly ReportedEdit[] {
  const edits: ReportedEdit[] = [];
  for (const { fixes } of findings) {
    const fix = fixes.find(({ safe }) => safe);
    if (fix === undefined || fix.edits.some((edit) => edit.uri !== uri || edit.isNewFile)) continue;
    const overlaps = fix.edits.some((edit) =>
      edits.some((other) => edit.range.start <= other.range.end && other.range.start <= edit.range.end),
    );
    if (!overlaps) edits.push(...fix.edits);
  }
  return edits;
}

/** Whether a finding has a fix that is made with all others. */
export function isFixable({ uri, fixes }: ReportedFinding): boolean {
  const fix = fixes.find(({ safe }) => safe);
  return fix?.edits.every((edit) => edit.uri === uri && edit.isNewFile !== true) === true;
}
