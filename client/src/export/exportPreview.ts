import { commands, env, type QuickPickItem, QuickPickItemKind, Uri, window, workspace } from 'vscode';
import type { PreviewModel } from '../../../server/src/protocol/preview.ts';
import { fileNameFor } from './fileName.ts';
import { type Format, formats } from './formats.ts';

interface Choice extends QuickPickItem {
  readonly act: ((model: PreviewModel) => Thenable<void>) | undefined;
}

const choices: readonly Choice[] = [
  { label: 'Copy', kind: QuickPickItemKind.Separator, act: undefined },
  ...formats.map((format) => ({
    label: `$(copy) Copy as ${format.name}`,
    description: format.purpose,
    act: (model: PreviewModel) => copy(format, model),
  })),
  { label: 'Save', kind: QuickPickItemKind.Separator, act: undefined },
  ...formats.map((format) => ({
    label: `$(save-as) Save as ${format.name}…`,
    description: format.purpose,
    act: (model: PreviewModel) => save(format, model),
  })),
];

/** Asks in which form a view is to be taken along, and whether into the clipboard or into a file. */
export async function exportPreview(model: PreviewModel): Promise<void> {
  const chosen = await window.showQuickPick(choices, {
    title: `Take along: ${model.subject.title}`,
    placeHolder: 'As what?',
    matchOnDescription: true,
  });
  await chosen?.act?.(model);
}

async function copy({ name, write }: Format, model: PreviewModel): Promise<void> {
  await env.clipboard.writeText(write(model));
  window.setStatusBarMessage(`Preview copied as ${name}`, 3000);
}

async function save({ name, extension, write }: Format, model: PreviewModel): Promise<void> {
  const [folder] = workspace.workspaceFolders ?? [];
  const file = fileNameFor(model, extension);
  const target = await window.showSaveDialog({
    ...(folder === undefined ? {} : { defaultUri: Uri.joinPath(folder.uri, file) }),
    filters: { [name]: [extension] },
    title: `Save the preview as ${name}`,
  });
  if (target === undefined) return;
  try {
    await workspace.fs.writeFile(target, new TextEncoder().encode(write(model)));
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
