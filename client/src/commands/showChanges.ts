import { l10n, window } from 'vscode';
import type { ChangesAnswer, ChangesRequest } from '../../../server/src/protocol/lenses.ts';
import { methods } from '../../../server/src/protocol/methods.ts';
import { previewFocus } from '../panels/modelShape.ts';
import type { Services } from '../services.ts';
import { record, text } from '../shape.ts';

export const changesAnswer = record<ChangesAnswer>({ title: text, markdown: text });

/** Shows which connections of the object at a place the newest commit has otherwise; what a lens leads to. */
export async function showChanges(
  { server, changes }: Services,
  uri: unknown,
  position: unknown,
): Promise<void> {
  const place = { uri, position };
  if (!previewFocus(place)) return;
  await showChangesOf({ server, changes }, place);
}

/** Shows the page of what is allowed otherwise, or says that there is none. */
export async function showChangesOf(
  { server, changes }: Pick<Services, 'server' | 'changes'>,
  request: ChangesRequest,
): Promise<void> {
  const answer = await server.request(methods.changes, request);
  if (changesAnswer(answer)) await changes.show(answer.title, answer.markdown);
  else
    void window.showInformationMessage(
      l10n.t('There is no commit to compare with, or nothing here to compare.'),
    );
}
