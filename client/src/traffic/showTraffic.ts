import { commands, Disposable, l10n, window } from 'vscode';
import { methods } from '../../../server/src/protocol/methods.ts';
import { onlyNew } from '../onlyNew.ts';
import { sourceLink } from '../panels/phraseShape.ts';
import type { PreviewPanels } from '../panels/previewPanels.ts';
import type { PolicyServer } from '../server/policyServer.ts';
import type { Traffic, TrafficFeed } from './trafficFeed.ts';
import { openLineCommand, type TrafficElement } from './trafficItems.ts';
import { TrafficTree } from './trafficTree.ts';

/** What the view says beside its rows. */
interface Description {
  readonly description: string;
  readonly message: string;
  readonly isPinned: boolean;
  readonly kind: Traffic['kind'];
}

/** Shows who can reach the object at the cursor, and whom it can reach, in the side bar. */
export function showTraffic(feed: TrafficFeed, server: PolicyServer, previews: PreviewPanels): Disposable {
  const tree = new TrafficTree(feed, server);
  const view = window.createTreeView('policyLens.traffic', { treeDataProvider: tree, showCollapseAll: true });
  const show = onlyNew(({ description, message, isPinned, kind }: Description) => {
    view.description = description;
    view.message = message;
    void commands.executeCommand('setContext', 'policyLens.trafficPinned', isPinned);
    void commands.executeCommand('setContext', 'policyLens.trafficState', kind);
  });
  const describe = () => {
    const { shown, isPinned } = feed;
    const model = shown.kind === 'model' ? shown.model : undefined;
    show({
      description:
        model === undefined ? '' : `${model.subject.title} · ${model.basis.what} ${model.basis.name}`,
      message: shown.kind === 'nothing' ? `${shown.message} ${l10n.t('Choose one of these:')}` : '',
      isPinned,
      kind: shown.kind,
    });
  };
  describe();
  feed.seen(view.visible);
  return Disposable.from(
    view,
    feed.onChange(describe),
    view.onDidChangeVisibility(({ visible }) => feed.seen(visible)),
    commands.registerCommand(openLineCommand, async (link: unknown) => {
      if (!sourceLink(link)) return;
      feed.jumpsTo(link);
      await previews.openLine(link);
    }),
    server.onNotification(methods.environmentsChanged, () => tree.renewWorkloads()),
    commands.registerCommand('policyLens.pinTraffic', () => feed.pin(true)),
    commands.registerCommand('policyLens.unpinTraffic', () => feed.pin(false)),
    commands.registerCommand('policyLens.explainRow', (element: TrafficElement | undefined) => {
      const walk = element?.kind === 'row' ? element.row.walk : undefined;
      if (walk !== undefined) previews.explain(walk);
    }),
  );
}
