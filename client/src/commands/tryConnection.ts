import { l10n, type QuickPickItem, window } from 'vscode';
import { methods } from '../../../server/src/protocol/methods.ts';
import type { EndsRequest } from '../../../server/src/protocol/walk.ts';
import { focusOf } from '../panels/cursor.ts';
import { endsAnswer } from '../panels/walkShape.ts';
import type { Services } from '../services.ts';
import { questionLabel } from '../words/endWords.ts';
import { pickWhileTyping } from './pickWhileTyping.ts';

interface EndItem extends QuickPickItem {
  /** Undefined: it can't be taken. */
  readonly end: string | undefined;
}

const icons = {
  workload: 'package',
  namespace: 'symbol-namespace',
  service: 'globe',
  addresses: 'radio-tower',
};

/** Asks for both ends and the port, one after the other, and shows in the preview whether and why they connect. */
export async function tryConnection(services: Services): Promise<void> {
  const { previews, tried } = services;
  const last = tried.list;
  if (last.length > 0) {
    const other = { label: `$(add) ${l10n.t('Another connection…')}`, question: undefined };
    const again = await window.showQuickPick(
      [...last.map((question) => ({ label: questionLabel(question), question })), other],
      {
        title: l10n.t('Try a Connection'),
        placeHolder: l10n.t('Try one of the last ones again, or another'),
      },
    );
    if (again === undefined) return;
    if (again.question !== undefined) return previews.tryConnection(again.question);
  }
  const from = await pickEnd(
    services,
    'from',
    l10n.t('Where does it come from? A workload, or an address outside'),
  );
  if (from === undefined) return;
  const to = await pickEnd(
    services,
    'to',
    l10n.t('Where does it lead? A workload, a Service, or an address outside'),
  );
  if (to === undefined) return;
  const port = await window.showInputBox({
    title: l10n.t('Try a Connection: Port'),
    prompt: l10n.t(
      'A number, a number with its protocol such as 53/UDP, or the name of a port. Empty: every port.',
    ),
    validateInput: (text) =>
      /^\s*([a-z0-9-]+(\/(tcp|udp|sctp))?)?\s*$/i.test(text)
        ? undefined
        : l10n.t('Write a port as 8080, 53/UDP or http.'),
  });
  if (port !== undefined)
    previews.tryConnection({ from, to, ...(port.trim() === '' ? {} : { port: port.trim() }) });
}

function pickEnd(
  { server }: Services,
  role: EndsRequest['role'],
  placeholder: string,
): Promise<string | undefined> {
  const uri = focusOf(window.activeTextEditor)?.uri;
  return pickWhileTyping<EndItem, string>({
    title: role === 'from' ? l10n.t('Try a Connection: From') : l10n.t('Try a Connection: To'),
    placeholder,
    itemsFor: async (text) => {
      const answer = await server.request(methods.ends, {
        role,
        text,
        ...(uri === undefined ? {} : { uri }),
      });
      if (!endsAnswer(answer)) return [];
      const items = answer.offers.map(
        ({ end, label, detail, kind }): EndItem => ({
          label: `$(${icons[kind]}) ${label}`,
          description: detail,
          alwaysShow: true,
          end,
        }),
      );
      return items.length > 0
        ? items
        : [
            {
              label: answer.problem ?? l10n.t('Nothing is known here yet.'),
              alwaysShow: true,
              end: undefined,
            },
          ];
    },
    taken: ({ end }) => end,
  });
}
