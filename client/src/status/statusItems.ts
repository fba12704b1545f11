import {
  commands,
  Disposable,
  type LanguageStatusItem,
  LanguageStatusSeverity,
  l10n,
  languages,
  type TextEditor,
  window,
} from 'vscode';
import type { DocumentStatus } from '../../../server/src/protocol/session.ts';
import { onlyNew } from '../onlyNew.ts';
import { documentSelector } from '../server/documents.ts';
import type { PolicyServer, ServerState } from '../server/policyServer.ts';
import type { StatusFeed } from './statusFeed.ts';

/** What the items tell of. */
interface Shown {
  readonly status: DocumentStatus | undefined;
  readonly isBusy: boolean;
  readonly state: ServerState;
}

/**
 * What VS Code shows beside the language's name for the document in front: environment and Kubernetes version, a note
 * where the document is not looked at as usual, and whether the server works or has stopped. Also keeps the context key
 * `policyLens.documentRecognised`, on which the button in the editor's title depends.
 */
export function showStatus(server: PolicyServer, statuses: StatusFeed): Disposable {
  const items = new Map<string, LanguageStatusItem>();
  let busy = false;
  let front: TextEditor | undefined;

  const place = (id: string, fill: ((item: LanguageStatusItem) => void) | undefined) => {
    let item = items.get(id);
    if (fill === undefined) {
      item?.dispose();
      items.delete(id);
      return;
    }
    if (item === undefined) {
      item = languages.createLanguageStatusItem(`policyLens.${id}`, [...documentSelector]);
      item.name = 'Policy Lens';
      items.set(id, item);
    }
    fill(item);
  };

  const show = onlyNew(({ status, isBusy, state }: Shown) => {
    void commands.executeCommand('setContext', 'policyLens.documentRecognised', status?.recognised === true);
    place('environment', environmentItem(status, isBusy));
    place('note', noteItem(status));
    place('server', serverItem(state));
  });
  const update = () => {
    // While a panel has the keyboard no editor is active; the document beside it is still the one in question.
    front = window.activeTextEditor ?? window.visibleTextEditors.find((editor) => editor === front);
    show({ status: statuses.get(front?.document.uri.toString()), isBusy: busy, state: server.state });
  };

  update();
  return Disposable.from(
    statuses.onChange(update),
    server.onBusy((isBusy) => {
      busy = isBusy;
      update();
    }),
    server.onState(update),
    window.onDidChangeActiveTextEditor(update),
    { dispose: () => Disposable.from(...items.values()).dispose() },
  );
}

function environmentItem(status: DocumentStatus | undefined, busy: boolean) {
  const environment = status?.environment;
  if (environment === undefined || status?.recognised !== true) return undefined;
  return (item: LanguageStatusItem) => {
    item.text = `${environment.name} · Kubernetes ${environment.kubernetesVersion}`;
    item.detail = busy ? l10n.t('Policy Lens: reading the workspace') : l10n.t('Policy Lens environment');
    item.busy = busy;
    item.command = { title: l10n.t('Change version'), command: 'policyLens.selectKubernetesVersion' };
  };
}

function noteItem(status: DocumentStatus | undefined) {
  const note = status?.note;
  if (note === undefined) return undefined;
  return (item: LanguageStatusItem) => {
    item.text = note;
    item.severity = LanguageStatusSeverity.Warning;
    item.command = {
      title: l10n.t('Settings'),
      command: 'workbench.action.openSettings',
      arguments: ['policyLens'],
    };
  };
}

function serverItem(state: ServerState) {
  if (state !== 'stopped') return undefined;
  return (item: LanguageStatusItem) => {
    item.text = l10n.t('Policy Lens has stopped');
    item.severity = LanguageStatusSeverity.Error;
    item.command = { title: l10n.t('Restart'), command: 'policyLens.restartServer' };
  };
}
