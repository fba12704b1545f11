import { l10n, window } from 'vscode';
import { methods } from '../../../server/src/protocol/methods.ts';
import { previewFocus } from '../panels/modelShape.ts';
import type { Services } from '../services.ts';
import { changesAnswer } from './showChanges.ts';

/** Shows what the seccomp profile at a place leaves to an attacker; what a lens leads to. */
export async function showRisk(
  { server, changes }: Services,
  uri: unknown,
  position: unknown,
): Promise<void> {
  const place = { uri, position };
  if (!previewFocus(place)) return;
  const answer = await server.request(methods.risk, place);
  if (changesAnswer(answer)) await changes.show(answer.title, answer.markdown);
  else
    void window.showInformationMessage(
      l10n.t('No container starts with this profile, so that it leaves nothing open.'),
    );
}
