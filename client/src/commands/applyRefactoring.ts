import { l10n, window, workspace } from 'vscode';
import type { Services } from '../services.ts';
import { listOf, record, text } from '../shape.ts';

interface Refactoring {
  readonly title: string;
  readonly consequences: readonly string[];
}

const refactoring = record<Refactoring>({ title: text, consequences: listOf(text) });

/** Tells what a refactoring brings with it, and applies its edit where that is wanted; what a code action leads to. */
export async function applyRefactoring({ server }: Services, told: unknown, edit: unknown): Promise<void> {
  if (!refactoring(told)) return;
  const [apply, show] = ['Apply', 'Show Changes'];
  const detail = told.consequences.map((sentence) => `• ${sentence}`).join('\n');
  const taken = await window.showWarningMessage(
    l10n.t('{0}?', told.title),
    { modal: true, detail },
    apply,
    show,
  );
  if (taken === undefined) return;
  const wanted = await server.workspaceEdit(edit, taken === show);
  if (wanted !== undefined) await workspace.applyEdit(wanted, { isRefactoring: true });
}
