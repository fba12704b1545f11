import type { ExecuteCommandParams, TextEdit } from 'vscode-languageserver';
import { resolveOrigin } from '../../assembly/resolveOrigin.ts';
import type { Twin } from '../../features/completion/twin.ts';
import { twinEdits } from '../../features/completion/twinEdits.ts';
import { linesOf } from '../../workspace/snapshot.ts';
import { withClosedTexts } from '../closedTexts.ts';
import type { ServerContext } from '../context.ts';
import { handler } from '../wrap.ts';

/** The command that a completion runs whose rule another policy has to answer. */
export const allowThere = 'policyLens.allowThere';

/** Writes the rule that another policy needs into its file, open or not. */
export function registerAllowThere(context: ServerContext): void {
  const { connection, state, host } = context;
  connection.onExecuteCommand(
    handler<ExecuteCommandParams, null>(
      context,
      'allow on the other side',
      null,
      async ({ command, arguments: [twin] = [] }, isCancelled) => {
        if (command !== allowThere || !isTwin(twin)) return null;
        await state.assembled(host);
        const { workbench } = state;
        const [place] = resolveOrigin(workbench, { object: twin.policy, path: '' });
        const moment = place && (await withClosedTexts(context, workbench, [place.uri], isCancelled));
        const edits = moment && twinEdits(moment, twin);
        if (moment === undefined || edits === undefined) return null;
        const changes: Record<string, TextEdit[]> = {};
        for (const { uri, range, newText } of edits) {
          const lines = linesOf(moment.snapshot, uri);
          if (lines === undefined) return null;
          changes[uri] = [...(changes[uri] ?? []), { range: lines.rangeOf(range), newText }];
        }
        await connection.workspace.applyEdit({
          label: `Allow it in policy ${twin.name} too`,
          edit: { changes },
        });
        return null;
      },
    ),
  );
}

/** What the server has sent along with a completion comes back as it was; of anything else nothing is to be done. */
function isTwin(value: unknown): value is Twin {
  if (typeof value !== 'object' || value === null) return false;
  const { policy, name, direction, subject, ports } = value as Partial<Record<keyof Twin, unknown>>;
  const isDirected = direction === 'ingress' || direction === 'egress';
  const hasSelector =
    typeof subject === 'object' &&
    subject !== null &&
    Array.isArray((subject as { requirements?: unknown }).requirements);
  return (
    typeof policy === 'string' &&
    typeof name === 'string' &&
    isDirected &&
    hasSelector &&
    Array.isArray(ports)
  );
}
