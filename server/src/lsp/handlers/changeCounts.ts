import type { Environment } from '../../assembly/environment.ts';
import { environmentFor } from '../../assembly/inUse.ts';
import { isSame } from '../../base/equality.ts';
import { changeCount, isWhole, likeIn } from '../../features/lens/changes.ts';
import type { ChangeCount } from '../../network/changes/countChanges.ts';
import type { ChangeCountMessage } from '../../protocol/lenses.ts';
import { methods } from '../../protocol/methods.ts';
import type { BaselineState } from '../baseline.ts';
import type { ServerContext } from '../context.ts';
import { runInSlices } from '../slices.ts';

/** How long changes are gathered, in milliseconds, before connections are counted anew. */
const delay = 150;

/** Also where it can't be told. */
const none: ChangeCount = { lost: 0, gained: 0 };

/** Tells our own client how many connections the open documents' environments have lost and gained, while they are edited. */
export function registerChangeCounts(context: ServerContext, baseline: BaselineState): void {
  const { connection, state, host, log } = context;
  const sent = new Map<string, ChangeCountMessage>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const count = async (): Promise<void> => {
    const before = await baseline.nearest();
    const { workbench } = state;
    const isOutdated = (): boolean => state.snapshot !== workbench.snapshot;
    const counts = new Map<Environment, ChangeCount>();
    for (const uri of sent.keys()) if (!workbench.snapshot.open.has(uri)) sent.delete(uri);
    for (const uri of workbench.snapshot.open.keys()) {
      const environment = environmentFor(workbench, uri);
      if (environment === undefined) continue;
      const older = isWhole(workbench) ? likeIn(before.workbench, environment) : undefined;
      const found =
        counts.get(environment) ??
        (older && (await runInSlices(changeCount(older, environment), host, isOutdated))) ??
        none;
      // What changed meanwhile has asked to be counted, too.
      if (isOutdated()) return;
      counts.set(environment, found);
      send({ uri, against: before.name, lost: found.lost, gained: found.gained });
    }
  };
  const send = (message: ChangeCountMessage): void => {
    const before = sent.get(message.uri) ?? { ...message, lost: 0, gained: 0 };
    sent.set(message.uri, message);
    if (!isSame(before, message)) void connection.sendNotification(methods.changeCount, message);
  };
  const countSoon = (): void => {
    if (context.client.options.understandsPanels !== true) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      count().catch((error: unknown) => log.error(`Connections could not be counted: ${String(error)}`));
    }, delay);
  };
  state.onChange(countSoon);
  baseline.onChange(countSoon);
}
