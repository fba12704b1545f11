import { l10n, Uri, window } from 'vscode';
import type {
  ComparedState,
  DifferenceRequest,
  FolderState,
} from '../../../server/src/protocol/difference.ts';
import type { ComparisonProblem } from '../../../server/src/protocol/lenses.ts';
import { methods } from '../../../server/src/protocol/methods.ts';
import { chooseState } from '../compare/chooseState.ts';
import { counterpart } from '../compare/folders.ts';
import { filledState } from '../compare/revisionState.ts';
import type { Services } from '../services.ts';
import { listOf, optional, record, text } from '../shape.ts';
import { changesAnswer } from './showChanges.ts';

const comparisonProblem = record<ComparisonProblem>({
  problem: text,
  choice: optional(record({ folder: text, environments: listOf(text) })),
});

/** Shows which connections another state of the files allows otherwise than the environment of the file in front. */
export async function compareConnections(services: Services, resource?: Uri): Promise<void> {
  const uri = resource ?? window.activeTextEditor?.document.uri ?? window.visibleTextEditors[0]?.document.uri;
  if (uri === undefined) {
    void window.showInformationMessage(
      l10n.t('Open a file of the environment whose connections you want to compare.'),
    );
    return;
  }
  const chosen = await chooseState(services.environments, uri);
  const before = chosen && (await filledState(chosen.state, uri));
  if (before !== undefined) await compare(services, { before, after: ownSide(uri, before) });
}

/** A folder is compared with the folder beside it that the file lies in, where there is one. */
function ownSide(uri: Uri, before: DifferenceRequest['before']): DifferenceRequest['after'] {
  const folder =
    before.kind === 'folder' ? counterpart(uri.toString(), Uri.parse(before.uri).toString()) : undefined;
  return folder === undefined ? { kind: 'now', uri: uri.toString() } : { kind: 'folder', uri: folder };
}

async function compare(
  { server, changes }: Pick<Services, 'server' | 'changes'>,
  request: DifferenceRequest,
): Promise<void> {
  const answer = await server.request(methods.comparison, request);
  if (changesAnswer(answer)) {
    await changes.show(answer.title, answer.markdown);
    return;
  }
  const problem = comparisonProblem(answer) ? answer : undefined;
  const next = problem?.choice && (await withEnvironment(request, problem.problem, problem.choice));
  if (next !== undefined) await compare({ server, changes }, next);
  else if (problem?.choice === undefined) {
    void window.showInformationMessage(problem?.problem ?? l10n.t('These could not be compared.'));
  }
}

/** Asks which environment of a folder is meant. */
async function withEnvironment(
  { before, after }: DifferenceRequest,
  title: string,
  { folder, environments }: NonNullable<ComparisonProblem['choice']>,
): Promise<DifferenceRequest | undefined> {
  const environment = await window.showQuickPick([...environments], {
    title,
    placeHolder: l10n.t('Which is meant?'),
  });
  if (environment === undefined) return undefined;
  const named = <State extends ComparedState>(state: State): State | FolderState =>
    state.kind === 'folder' && Uri.parse(state.uri).toString() === Uri.parse(folder).toString()
      ? { ...state, environment }
      : state;
  return { before: named(before), after: named(after) };
}
