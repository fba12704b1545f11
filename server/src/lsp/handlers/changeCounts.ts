import type { Environment } from '../../assembly/environment.ts';
import { environmentFor } from '../../assembly/inUse.ts';
import { isSame } from '../../base/equality.ts';
import { causesIn } from '../../features/lens/causes/causes.ts';
import { changeCount, isWhole, likeIn } from '../../features/lens/changes.ts';
import type { ChangeCount } from '../../network/changes/countChanges.ts';
import type { ChangeCountMessage, ChangeMarksMessage } from '../../protocol/lenses.ts';
import { methods } from '../../protocol/methods.ts';
import type { BaselineState } from '../baseline.ts';
import type { ServerContext } from '../context.ts';
import { behind } from '../questions.ts';
import { runInSlices } from '../slices.ts';

/** How long changes are gathered, in milliseconds, before connections are counted anew. */
const delay = 150;

/** Also where it can't be told. */
const none: ChangeCount = { lost: 0, gained: 0 };

/**
 * Tells our own client how many connections the open documents' environments have lost and gained, while they are edited,
 * and then which of their lines cause that.
 */
export function registerChangeCounts(context: ServerContext, baseline: BaselineState): void {
  const { connection, state, host, log, questions } = context;
  const clock = behind(questions, host);
  const sent = new Map<string, ChangeCountMessage>();
  const marked = new Map<string, ChangeMarksMessage>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const count = async (): Promise<void> => {
    await clock.pause();
    const before = await baseline.nearest();
    const { workbench } = state;
    const isOutdated = (): boolean => state.snapshot !== workbench.snapshot;
    const counts = new Map<Environment, ChangeCount>();
    for (const known of [sent, marked])
      for (const uri of known.keys()) if (!workbench.snapshot.open.has(uri)) known.delete(uri);
    const edited: { readonly uri: string; readonly older: Environment; readonly environment: Environment }[] =
      [];
    for (const uri of workbench.snapshot.open.keys()) {
      const environment = environmentFor(workbench, uri);
      if (environment === undefined) continue;
      const older = isWhole(workbench) ? likeIn(before.workbench, environment) : undefined;
      const found =
        counts.get(environment) ??
        (older && (await runInSlices(changeCount(older, environment), clock, isOutdated))) ??
        none;
      // What changed meanwhile has asked to be counted, too.
      if (isOutdated()) return;
      counts.set(environment, found);
      send({ uri, against: before.name, lost: found.lost, gained: found.gained });
      if (older !== undefined && found.lost + found.gained > 0) edited.push({ uri, older, environment });
      else mark({ uri, against: before.name, marks: [] });
    }
    for (const { uri, older, environment } of edited) {
      const causes = await runInSlices(
        causesIn(workbench, uri, { moment: before.workbench, environment: older }, environment),
        clock,
        isOutdated,
      );
      if (causes === undefined || isOutdated()) return;
      mark({ uri, against: before.name, marks: causes });
    }
  };
  const mark = (message: ChangeMarksMessage): void => {
    const before = marked.get(message.uri) ?? { ...message, marks: [] };
    marked.set(message.uri, message);
    if (!isSame(before, message)) void connection.sendNotification(methods.changeMarks, message);
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
