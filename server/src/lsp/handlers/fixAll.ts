import { type CodeAction, CodeActionKind, type TextEdit, type WorkspaceEdit } from 'vscode-languageserver';
import { assembleInSteps } from '../../assembly/assemble.ts';
import { fixAll, isFixable } from '../../features/fixAll/fixAll.ts';
import type { ReportedFinding } from '../../rules/finding.ts';
import { reportFile } from '../../rules/report.ts';
import type { Workbench } from '../../rules/workbench.ts';
import { fileOf, type Snapshot, withOpenFile } from '../../workspace/snapshot.ts';
import { readAgain } from '../closedFiles.ts';
import type { ServerContext } from '../context.ts';
import { runInSlices } from '../slices.ts';

/** What an editor names that fixes on save. */
export const fixAllKind: CodeActionKind = `${CodeActionKind.SourceFixAll}.policyLens`;

/** One action with all that can be fixed safely in a document; none where nothing can. */
export async function fixAllActions(
  context: ServerContext,
  uri: string,
  isCancelled: () => boolean,
): Promise<readonly CodeAction[]> {
  const edit = await editOf(context, context.state.workbench, [uri], () => true, isCancelled);
  return edit === undefined
    ? []
    : [{ title: 'Fix all that Policy Lens can fix safely', kind: fixAllKind, edit }];
}

/** What an action carries whose edit is made when it is taken. */
interface Kind {
  readonly uri: string;
  readonly fixAll: string;
  readonly scope: 'file' | 'workspace';
}

/**
 * Beside the fix of a finding those of all others of its rule: in the file, where it has several, and in the workspace.
 * @param isLazy whether the editor asks for edits when an action is taken; else those of the workspace are not offered
 */
export async function fixKindActions(
  context: ServerContext,
  uri: string,
  here: readonly ReportedFinding[],
  all: readonly ReportedFinding[],
  isLazy: boolean,
): Promise<readonly CodeAction[]> {
  const rules = [...new Set(here.filter(isFixable).map(({ rule }) => rule))];
  const actions: CodeAction[] = [];
  for (const rule of rules) {
    const count = all.filter((finding) => finding.rule === rule && isFixable(finding)).length;
    const title = `Fix all ${count} findings of ${rule} in this file`;
    const data: Kind = { uri, fixAll: rule, scope: 'file' };
    const kind = CodeActionKind.QuickFix;
    if (count > 1 && isLazy) actions.push({ title, kind, data });
    else if (count > 1) actions.push({ title, kind, ...(await deedOf(context, data, () => false)) });
    // Of a workspace that is not read whole, not all can be fixed.
    if (!isLazy || context.state.snapshot.unread.size > 0) continue;
    const everywhere: Kind = { ...data, scope: 'workspace' };
    actions.push({ title: `Fix all findings of ${rule} in the workspace`, kind, data: everywhere });
  }
  return actions;
}

export function isFixAllData(data: unknown): data is Kind {
  if (typeof data !== 'object' || data === null) return false;
  const { uri, fixAll: rule, scope } = data as Partial<Record<keyof Kind, unknown>>;
  return typeof uri === 'string' && typeof rule === 'string' && (scope === 'file' || scope === 'workspace');
}

/** What an action does that was offered before. */
export async function deedOf(
  context: ServerContext,
  { uri, fixAll: rule, scope }: Kind,
  isCancelled: () => boolean,
): Promise<Pick<CodeAction, 'edit'>> {
  await context.documents.settled(uri);
  const found =
    scope === 'file'
      ? { workbench: context.state.workbench, uris: [uri] }
      : await fixable(context, rule, isCancelled);
  if (found === undefined) return {};
  const edit = await editOf(context, found.workbench, found.uris, (one) => one === rule, isCancelled);
  return edit === undefined ? {} : { edit };
}

async function editOf(
  { host, state }: ServerContext,
  workbench: Workbench,
  uris: readonly string[],
  isMeant: (rule: string) => boolean,
  isCancelled: () => boolean,
): Promise<WorkspaceEdit | undefined> {
  const texts = uris.map((uri) => fileOf(state.snapshot, uri));
  const found = await runInSlices(fixAll(workbench, uris, isMeant), host, isCancelled);
  // An edit of a text that is another one by now would tear it.
  const isOutdated = uris.some((uri, index) => fileOf(state.snapshot, uri) !== texts[index]);
  if (found === undefined || found.size === 0 || isOutdated) return undefined;
  const changes: Record<string, TextEdit[]> = {};
  for (const [uri, edits] of found) {
    const file = fileOf(workbench.snapshot, uri);
    if (file === undefined) continue;
    changes[uri] = edits.map(({ range, newText }) => ({ range: file.lines.rangeOf(range), newText }));
  }
  return { changes };
}

/** The files of the workspace with findings of a rule that can be fixed, and a workbench that holds them open. */
async function fixable(
  context: ServerContext,
  rule: string,
  isCancelled: () => boolean,
): Promise<{ readonly workbench: Workbench; readonly uris: readonly string[] } | undefined> {
  const { host, state } = context;
  const { workbench } = state;
  const uris: string[] = [];
  let { snapshot } = workbench;
  const known = new Map([...snapshot.disk, ...snapshot.open]);
  for (const [uri, { documents, cluster, source }] of known) {
    if (documents.length === 0 || cluster !== undefined || snapshot.apart.has(uri)) continue;
    const file = source === undefined ? await readAgain(context, uri, isCancelled) : snapshot.open.get(uri);
    if (file === undefined) continue;
    const whole: Workbench = { ...workbench, snapshot: holding(workbench.snapshot, uri, file) };
    const findings = await runInSlices(reportFile(whole, file), host, isCancelled);
    if (findings === undefined) return undefined;
    if (!findings.some((finding) => finding.rule === rule && isFixable(finding))) continue;
    uris.push(uri);
    snapshot = holding(snapshot, uri, file);
  }
  const assembly = await runInSlices(assembleInSteps(snapshot, workbench.assembly), host, isCancelled);
  return assembly && { workbench: { snapshot, assembly }, uris };
}

function holding(snapshot: Snapshot, uri: string, file: NonNullable<ReturnType<typeof fileOf>>): Snapshot {
  return snapshot.open.get(uri) === file ? snapshot : withOpenFile(snapshot, file, false);
}
