import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Diagnostic,
  type Range,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { Moment } from '../../assembly/resolveOrigin.ts';
import { normalizeUri } from '../../base/uri.ts';
import type { ReportedEdit, ReportedFinding, ReportedFix } from '../../rules/finding.ts';
import { suppressionFix, widerSuppressions } from '../../rules/suppression/write.ts';
import type { Workbench } from '../../rules/workbench.ts';
import { fileOf, type Snapshot } from '../../workspace/snapshot.ts';
import type { ServerContext } from '../context.ts';
import { messageOf, toRange } from '../convert.ts';
import { withFixesElsewhere } from '../fixesElsewhere.ts';
import { handler } from '../wrap.ts';
import { deedOf, fixAllActions, fixAllKind, fixKindActions, isFixAllData } from './fixAll.ts';
import { reasonIn } from './reason.ts';
import { filledIn, fillsIn, refactoringKinds, refactorings } from './refactorings.ts';

export const codeActionKinds: readonly CodeActionKind[] = [
  CodeActionKind.QuickFix,
  CodeActionKind.SourceFixAll,
  fixAllKind,
  ...refactoringKinds,
];

/** The fixes of findings, all safe ones at once, suppressions, and refactorings. */
export function registerCodeActions(context: ServerContext): void {
  const { connection, state, documents, diagnostics } = context;
  connection.onCodeAction(
    handler<CodeActionParams, CodeAction[]>(context, 'codeAction', [], async (params, isCancelled) => {
      const { only } = params.context;
      if (only?.every((kind) => kind.startsWith(CodeActionKind.Refactor)) === true) {
        await documents.settled(normalizeUri(params.textDocument.uri));
        return [...(await refactorings(context, params, isCancelled))];
      }
      const report = await diagnostics.findings(normalizeUri(params.textDocument.uri), isCancelled);
      if (report === undefined) return [];
      const { snapshot, workbench } = state;
      const actions: CodeAction[] = [];
      if (only === undefined || only.some((kind) => CodeActionKind.QuickFix.startsWith(kind))) {
        const here = report.findings.filter((finding) => touches(snapshot, finding, params.range));
        const isMade = (action: CodeAction): boolean => canCreateFiles(context) || !createsFile(action);
        const shown = params.context.diagnostics;
        const fixed = await withFixesElsewhere(context, here, isCancelled);
        actions.push(...fixed.flatMap((one) => fixesOf(one.moment, one.finding, shown)).filter(isMade));
        const ignoring = here.flatMap((finding) => suppressionOf(context, workbench, finding, shown));
        const ignored = withoutTwins(ignoring).filter(isMade);
        actions.push(...ignored);
        const uri = normalizeUri(params.textDocument.uri);
        actions.push(...(await fixKindActions(context, uri, here, report.findings, fillsIn(context))));
        // What can't hold a comment is ignored by its file either way.
        const known = new Set(ignored.map(deedIn));
        actions.push(...suppressions(context, workbench, here).filter((one) => !known.has(deedIn(one))));
      }
      // Offered only where asked for: an editor that fixes on save names the kind.
      if (only?.some((kind) => kind !== '' && `${fixAllKind}.`.startsWith(`${kind}.`)) === true) {
        actions.push(...(await fixAllActions(context, normalizeUri(params.textDocument.uri), isCancelled)));
      }
      return [...actions, ...(await refactorings(context, params, isCancelled))];
    }),
  );
  connection.onCodeActionResolve((action, token) =>
    handler<CodeAction, CodeAction>(context, 'code action', action, async (_, isCancelled) => {
      const { data } = action;
      if (!isFixAllData(data)) return filledIn(context, action, isCancelled);
      return { ...action, ...(await deedOf(context, data, isCancelled)) };
    })(action, token),
  );
}

function touches(snapshot: Snapshot, finding: ReportedFinding, range: Range): boolean {
  const own = toRange(snapshot, finding.uri, finding.range);
  return own !== undefined && own.start.line <= range.end.line && own.end.line >= range.start.line;
}

function fixesOf(
  { snapshot }: Moment,
  finding: ReportedFinding,
  shown: readonly Diagnostic[],
): readonly CodeAction[] {
  const diagnostics = diagnosticsOf(snapshot, finding, shown);
  return finding.fixes.map((fix, index) => toAction(snapshot, fix, diagnostics, index === 0 && fix.safe));
}

function suppressionOf(
  context: ServerContext,
  workbench: Workbench,
  finding: ReportedFinding,
  shown: readonly Diagnostic[],
): readonly CodeAction[] {
  const { snapshot } = workbench;
  const file = fileOf(snapshot, finding.uri);
  const fix = file === undefined ? undefined : suppressionFix(workbench, file, finding);
  if (fix === undefined) return [];
  return [withReason(context, toAction(snapshot, fix, diagnosticsOf(snapshot, finding, shown), false))];
}

/** What one comment says for several findings of its line is offered once, for all of them. */
function withoutTwins(actions: readonly CodeAction[]): readonly CodeAction[] {
  const first = new Map<string, CodeAction>();
  for (const action of actions) {
    const key = deedIn(action);
    const known = first.get(key);
    const diagnostics = [...(known?.diagnostics ?? []), ...(action.diagnostics ?? [])];
    first.set(key, { ...action, diagnostics });
  }
  return [...first.values()];
}

function deedIn({ title, edit }: CodeAction): string {
  return JSON.stringify([title, edit]);
}

/** The diagnostics of a finding among those that the editor shows. */
function diagnosticsOf(
  snapshot: Snapshot,
  finding: ReportedFinding,
  shown: readonly Diagnostic[],
): readonly Diagnostic[] {
  const range = toRange(snapshot, finding.uri, finding.range);
  return shown.filter(
    (diagnostic) =>
      diagnostic.code === finding.rule &&
      diagnostic.message === messageOf(finding) &&
      diagnostic.range.start.line === range?.start.line,
  );
}

/** What suppresses all findings of the rules of some, each rule once. */
function suppressions(
  context: ServerContext,
  workbench: Workbench,
  here: readonly ReportedFinding[],
): readonly CodeAction[] {
  const { snapshot } = workbench;
  const rules = new Map(here.map((finding) => [finding.rule, finding]));
  return [...rules.values()].flatMap((finding) => {
    const file = fileOf(snapshot, finding.uri);
    const fixes = file === undefined ? [] : widerSuppressions(workbench, file, finding);
    return fixes
      .map((fix) => withReason(context, toAction(snapshot, fix, [], false)))
      .filter((action) => canCreateFiles(context) || !createsFile(action));
  });
}

/** Our own client puts the cursor on the reason that is to be filled in. */
function withReason({ client }: ServerContext, action: CodeAction): CodeAction {
  const { edit } = action;
  const place = client.options.understandsPanels === true && edit ? reasonIn(edit) : undefined;
  if (place === undefined) return action;
  const command = {
    title: action.title,
    command: 'policyLens.editReason',
    arguments: [place.uri, place.range],
  };
  return { ...action, command };
}

function toAction(
  snapshot: Snapshot,
  fix: ReportedFix,
  diagnostics: readonly Diagnostic[],
  isPreferred: boolean,
): CodeAction {
  const changes: Record<string, { range: Range; newText: string }[]> = {};
  const [first] = fix.edits;
  const made = first?.isNewFile === true ? first : undefined;
  for (const { uri, range, newText } of fix.edits) {
    const found = toRange(snapshot, uri, range);
    if (found === undefined) continue;
    changes[uri] = [...(changes[uri] ?? []), { range: found, newText }];
  }
  return {
    title: fix.title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [...diagnostics],
    ...(isPreferred ? { isPreferred } : {}),
    edit: made === undefined ? { changes } : { documentChanges: newFile(made) },
  };
}

function newFile({ uri, newText }: ReportedEdit): NonNullable<WorkspaceEdit['documentChanges']> {
  const start = { line: 0, character: 0 };
  return [
    { kind: 'create', uri, options: { ignoreIfExists: true } },
    { textDocument: { uri, version: null }, edits: [{ range: { start, end: start }, newText }] },
  ];
}

function createsFile({ edit }: CodeAction): boolean {
  return edit?.documentChanges !== undefined;
}

function canCreateFiles({ client }: ServerContext): boolean {
  const { documentChanges, resourceOperations } = client.capabilities.workspace?.workspaceEdit ?? {};
  return documentChanges === true && resourceOperations?.includes('create') === true;
}
