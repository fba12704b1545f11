import { commands, l10n, Range, TabInputText, Uri, ViewColumn, window } from 'vscode';
import type { SourceLink } from '../../../server/src/protocol/preview.ts';
import type { LineHighlight } from './lineHighlight.ts';

/**
 * Opens the line that a link names, beside the panel and never in its place: where the document already shows, else in
 * the group that the user last wrote in. Works for every kind of address, saved or not. The line is highlighted.
 * @param panelColumn where the panel itself is
 */
export async function openSource(
  link: SourceLink,
  panelColumn: ViewColumn | undefined,
  highlight: LineHighlight,
): Promise<void> {
  const { start, end } = link.range;
  const selection = new Range(start.line, start.character, end.line, end.character);
  try {
    const uri = Uri.parse(link.uri, true);
    const viewColumn = columnFor(uri, panelColumn);
    highlight.show(await window.showTextDocument(uri, { selection, viewColumn }), selection);
  } catch {
    const choice = await window.showWarningMessage(
      l10n.t('Policy Lens cannot open {0}. The file may have been moved or deleted.', link.text),
      l10n.t('Show Log'),
    );
    if (choice !== undefined) await commands.executeCommand('policyLens.showLog');
  }
}

function columnFor(uri: Uri, panelColumn: ViewColumn | undefined): ViewColumn {
  const address = uri.toString();
  const others = window.tabGroups.all.filter((group) => group.viewColumn !== panelColumn);
  const showing = others.find((group) =>
    group.tabs.some((tab) => tab.input instanceof TabInputText && tab.input.uri.toString() === address),
  );
  const lastUsed = window.visibleTextEditors.find((editor) =>
    others.some((group) => group.viewColumn === editor.viewColumn),
  );
  return showing?.viewColumn ?? lastUsed?.viewColumn ?? others[0]?.viewColumn ?? ViewColumn.Beside;
}
