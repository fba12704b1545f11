import { commands, env, l10n, type QuickPickItem, QuickPickItemKind, Uri, window, workspace } from 'vscode';
import { fileNameFor } from './fileName.ts';
import type { Format } from './formats.ts';

/** A view that is taken along. */
export interface ExportedView<T> {
  /** `Traffic` */
  readonly title: string;
  /** `payments/api` */
  readonly subject: string;
  readonly content: T;
}

interface Choice extends QuickPickItem {
  readonly act: (() => Thenable<void>) | undefined;
}

/** Asks in which form a view is to be taken along, and whether into the clipboard or into a file. */
export async function exportView<T>(view: ExportedView<T>, formats: readonly Format<T>[]): Promise<void> {
  const choices: readonly Choice[] = [
    { label: l10n.t('Copy'), kind: QuickPickItemKind.Separator, act: undefined },
    ...formats.map((format) => ({
      label: `$(copy) ${l10n.t('Copy as {0}', format.name)}`,
      description: format.purpose(),
      act: () => copy(format, view),
    })),
    { label: l10n.t('Save'), kind: QuickPickItemKind.Separator, act: undefined },
    ...formats.map((format) => ({
      label: `$(save-as) ${l10n.t('Save as {0}…', format.name)}`,
      description: format.purpose(),
      act: () => save(format, view),
    })),
  ];
  const chosen = await window.showQuickPick(choices, {
    title: l10n.t('Take along: {0}', view.subject),
    placeHolder: l10n.t('As what?'),
    matchOnDescription: true,
  });
  await chosen?.act?.();
}

async function copy<T>({ name, write }: Format<T>, { content }: ExportedView<T>): Promise<void> {
  await env.clipboard.writeText(write(content));
  window.setStatusBarMessage(l10n.t('Preview copied as {0}', name), 3000);
}

async function save<T>(
  { name, extension, write }: Format<T>,
  { title, subject, content }: ExportedView<T>,
): Promise<void> {
  const [folder] = workspace.workspaceFolders ?? [];
  const file = fileNameFor(title, subject, extension);
  const target = await window.showSaveDialog({
    ...(folder === undefined ? {} : { defaultUri: Uri.joinPath(folder.uri, file) }),
    filters: { [name]: [extension] },
    title: l10n.t('Save the preview as {0}', name),
  });
  if (target === undefined) return;
  try {
    await workspace.fs.writeFile(target, new TextEncoder().encode(write(content)));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    void window.showErrorMessage(l10n.t('The preview could not be saved: {0}', reason));
    return;
  }
  const open = l10n.t('Open');
  if (
    (await window.showInformationMessage(
      l10n.t('Preview saved as {0}.', target.path.slice(target.path.lastIndexOf('/') + 1)),
      open,
    )) === open
  ) {
    await commands.executeCommand('vscode.open', target);
  }
}
