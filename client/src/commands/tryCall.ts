import { l10n, window } from 'vscode';
import { methods } from '../../../server/src/protocol/methods.ts';
import type { PreviewFocus } from '../../../server/src/protocol/preview.ts';
import type { CallChoice, CallChoices } from '../../../server/src/protocol/tryCall.ts';
import { previewFocus } from '../panels/modelShape.ts';
import { sourceLink } from '../panels/phraseShape.ts';
import type { Services } from '../services.ts';
import { either, listOf, optional, record, text } from '../shape.ts';
import { openPlace } from './openPlace.ts';

const callChoices = record<CallChoices>({
  target: text,
  architectures: listOf(text),
  calls: listOf(record<CallChoice>({ name: text, summary: text, parameters: text })),
});

const answer = either(
  record<{ readonly problem: string }>({ problem: text }),
  record({ verdict: text, explanation: text, place: optional(sourceLink) }),
);

/** Asks for a call, its architecture and its arguments, and says what the profile at a place does with it. */
export async function tryCall(services: Services, uri: unknown, position: unknown): Promise<void> {
  const { server } = services;
  const place = { uri, position };
  if (!previewFocus(place)) return;
  const choices = await server.request(methods.callChoices, place);
  if (!callChoices(choices)) {
    void window.showInformationMessage(l10n.t('There is no seccomp profile here that can be asked.'));
    return;
  }
  const call = await chooseCall(choices);
  const architecture = call && (await chooseArchitecture(choices));
  if (call === undefined || architecture === undefined) return;
  await askForArguments(services, place, call, architecture);
}

async function chooseCall({ calls, target }: CallChoices): Promise<CallChoice | undefined> {
  const items = calls.map((call) => ({ label: call.name, detail: call.summary, call }));
  const chosen = await window.showQuickPick(items, {
    title: l10n.t('Try a call on {0}', target),
    placeHolder: l10n.t('A system call'),
    matchOnDetail: true,
  });
  return chosen?.call;
}

/** Where the filter is for one alone, nobody is asked. */
async function chooseArchitecture({ architectures }: CallChoices): Promise<string | undefined> {
  if (architectures.length < 2) return architectures[0];
  return window.showQuickPick(architectures, { title: l10n.t('By programs of which architecture') });
}

async function askForArguments(
  services: Services,
  place: PreviewFocus,
  { name, parameters }: CallChoice,
  architecture: string,
): Promise<void> {
  const args =
    parameters === ''
      ? ''
      : await window.showInputBox({
          title: `${name}(${parameters})`,
          prompt: l10n.t(
            'Numbers or constants in their order, such as AF_INET SOCK_STREAM|SOCK_CLOEXEC; what is left out is 0',
          ),
          ignoreFocusOut: true,
        });
  if (args === undefined) return;
  const found = await services.server.request(methods.tryCall, { ...place, call: name, architecture, args });
  if (!answer(found)) return;
  if ('problem' in found) {
    void window.showWarningMessage(found.problem);
    return;
  }
  const { verdict, explanation, place: decided } = found;
  const open = decided && l10n.t('Open {0}', decided.text);
  // With buttons the message is shown whole.
  const taken = await window.showInformationMessage(
    `${verdict} ${explanation}`,
    ...(open === undefined ? [] : [open]),
    another,
  );
  if (taken === another) await tryCall(services, place.uri, place.position);
  else if (taken !== undefined && decided !== undefined) {
    await openPlace(services, decided.uri, decided.range.start);
  }
}

const another = l10n.t('Try Another Call');
