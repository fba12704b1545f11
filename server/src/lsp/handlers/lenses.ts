import {
  type CodeLens,
  type CodeLensParams,
  CodeLensRefreshRequest,
  type Location,
} from 'vscode-languageserver';
import { resolveOrigin } from '../../assembly/resolveOrigin.ts';
import { isSameList } from '../../base/equality.ts';
import type { Origin } from '../../base/origin.ts';
import { normalizeUri } from '../../base/uri.ts';
import { changesPage } from '../../features/lens/changesPage.ts';
import type { Lens } from '../../features/lens/lens.ts';
import { lensesOf } from '../../features/lens/lenses.ts';
import { defaultPage } from '../../features/seccomp/lens/defaultPage.ts';
import { profileAt } from '../../features/seccomp/lens/profileAt.ts';
import { riskPage } from '../../features/seccomp/risk/riskPage.ts';
import type { BaselineChanged } from '../../protocol/baseline.ts';
import type { ChangesAnswer, ChangesRequest, RiskRequest } from '../../protocol/lenses.ts';
import { methods } from '../../protocol/methods.ts';
import type { Workbench } from '../../rules/workbench.ts';
import { fileOf } from '../../workspace/snapshot.ts';
import type { BaselineState } from '../baseline.ts';
import type { ServerContext } from '../context.ts';
import { runInSlices } from '../slices.ts';
import { handler } from '../wrap.ts';

/** What our own client does where a lens is clicked. */
const commands: Readonly<Record<NonNullable<Lens['action']>, string>> = {
  reach: 'policyLens.showReach',
  pods: 'policyLens.showPods',
  changes: 'policyLens.showChanges',
  risk: 'policyLens.showRisk',
  try: 'policyLens.tryCall',
  open: 'policyLens.openPlace',
};

/** More places than these are not listed at a lens. */
const mostPlaces = 200;

/** Where objects are written, as a list of places to go to. */
function locationsOf(workbench: Workbench, origins: readonly Origin[]): readonly Location[] {
  return origins.flatMap((origin) => {
    const [found] = resolveOrigin(workbench, { ...origin, path: 'metadata.name' });
    const [whole] = found === undefined ? resolveOrigin(workbench, origin) : [];
    const place = found ?? whole;
    return place === undefined
      ? []
      : [
          {
            uri: place.uri,
            range: found === undefined ? { start: place.key.start, end: place.key.start } : place.value,
          },
        ];
  });
}

/** How long changes are gathered, in milliseconds, before the client is asked to fetch lenses anew. */
const refreshDelay = 150;

/** Answers with lenses above policies, workloads and profiles; their commands are our own client's, so that others get none. */
export function registerLenses(context: ServerContext, baseline: BaselineState): void {
  const { connection, documents, state, host, log } = context;
  connection.onCodeLens(
    handler<CodeLensParams, CodeLens[]>(context, 'lenses', [], async ({ textDocument }, isCancelled) => {
      if (context.client.options.understandsPanels !== true) return [];
      const uri = normalizeUri(textDocument.uri);
      await documents.settled(uri);
      const before = await baseline.nearest();
      const { workbench } = state;
      const file = fileOf(workbench.snapshot, uri);
      if (file === undefined || isCancelled()) return [];
      const lenses = await runInSlices(lensesOf(workbench, uri, before), host, isCancelled);
      return (lenses ?? []).map(({ range: offsets, title, action, target, places }) => {
        const range = file.lines.rangeOf(offsets);
        if (places !== undefined) {
          const command = 'policyLens.showPods';
          const found = locationsOf(workbench, places.slice(0, mostPlaces));
          return { range, command: { title, command, arguments: [uri, range.start, found] } };
        }
        const [at, position] =
          target === undefined ? [uri, range.start] : [target.uri, { line: target.line, character: 0 }];
        const command = action === undefined ? '' : commands[action];
        return { range, command: { title, command, arguments: [at, position] } };
      });
    }),
  );
  connection.onRequest(
    methods.changes,
    handler<ChangesRequest, ChangesAnswer | null>(
      context,
      'changes',
      null,
      async ({ uri: given, position }, isCancelled) => {
        const uri = normalizeUri(given);
        await documents.settled(uri);
        const before = await baseline.nearest();
        const { workbench } = state;
        const file = fileOf(workbench.snapshot, uri);
        if (file === undefined) return null;
        const offset = position && file.lines.offsetAt(position);
        const profile = offset === undefined ? undefined : profileAt(workbench, uri, offset);
        const steps =
          profile === undefined
            ? changesPage(workbench, uri, offset, before)
            : defaultPage(workbench, uri, profile);
        return (await runInSlices(steps, host, isCancelled)) ?? null;
      },
    ),
  );
  connection.onRequest(
    methods.risk,
    handler<RiskRequest, ChangesAnswer | null>(
      context,
      'risk',
      null,
      async ({ uri: given, position }, isCancelled) => {
        const uri = normalizeUri(given);
        const file = await documents.settled(uri);
        const { workbench } = state;
        const profile = file && profileAt(workbench, uri, file.lines.offsetAt(position));
        if (profile === undefined) return null;
        return (await runInSlices(riskPage(workbench, uri, profile), host, isCancelled)) ?? null;
      },
    ),
  );
  let timer: ReturnType<typeof setTimeout> | undefined;
  let shown: readonly unknown[] = [];
  const refresh = (): void => {
    if (context.client.capabilities.workspace?.codeLens?.refreshSupport !== true) return;
    clearTimeout(timer);
    timer = setTimeout(async () => {
      await state.assembled(host);
      const { assembly, snapshot } = state.workbench;
      const now = [assembly, snapshot.environmentInUse];
      if (isSameList(now, shown)) return;
      shown = now;
      connection.sendRequest(CodeLensRefreshRequest.type).catch(() => undefined);
    }, refreshDelay);
  };
  state.onChange(refresh);
  connection.onNotification(methods.baseline, (message: BaselineChanged) => {
    baseline
      .tell(message)
      .then(() => {
        shown = [];
        refresh();
      })
      .catch((error: unknown) => log.error(`The newest commit could not be read: ${String(error)}`));
  });
}
