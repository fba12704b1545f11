import { commands, env, type QuickPickItem, QuickPickItemKind, Uri, window, workspace } from 'vscode';
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
    { label: 'Copy', kind: QuickPickItemKind.Separator, act: undefined },
    ...formats.map((format) => ({
      label: `$(copy) Copy as ${format.name}`,
      description: format.purpose,
      act: () => copy(format, view),
    })),
    { label: 'Save', kind: QuickPickItemKind.Separator, act: undefined },
    ...formats.map((format) => ({
      label: `$(save-as) Save as ${format.name}…`,
      description: format.purpose,
      act: () => save(format, view),
    })),
  ];
  const chosen = await window.showQuickPick(choices, {
    title: `Take along: ${view.subject}`,
    placeHolder: 'As what?',
    matchOnDescription: true,
  });
  await chosen?.act?.();
}

async function copy<T>({ name, write }: Format<T>, { content }: ExportedView<T>): Promise<void> {
  await env.clipboard.writeText(write(content));
  window.setStatusBarMessage(`Preview copied as ${name}`, 3000);
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
    title: `Save the preview as ${name}`,
  });
  if (target === undefined) return;
  try {
    await workspace.fs.writeFile(target, new TextEncoder().encode(write(content)));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    void window.showErrorMessage(`The preview could not be saved: ${reason}`);
    return;
  }
  const open = 'Open';
  if (
    (await window.showInformationMessage(
      `Preview saved as ${target.path.slice(target.path.lastIndexOf('/') + 1)}.`,
      open,
    )) === open
  ) {
    await commands.executeCommand('vscode.open', target);
  }
}
