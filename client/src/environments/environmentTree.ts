import {
  Disposable,
  type Event,
  l10n,
  Range,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  TreeItemCollapsibleState,
  Uri,
  window,
  workspace,
} from 'vscode';
import type {
  EnvironmentDetail,
  EnvironmentNote,
  EnvironmentSummary,
} from '../../../server/src/protocol/environments.ts';
import { ageWords } from './age.ts';
import type { EnvironmentFeed } from './environmentFeed.ts';

type Element =
  | { readonly kind: 'environment'; readonly environment: EnvironmentSummary }
  | { readonly kind: 'note'; readonly note: EnvironmentNote }
  | { readonly kind: 'detail'; readonly detail: EnvironmentDetail }
  | { readonly kind: 'files'; readonly environment: EnvironmentSummary }
  | { readonly kind: 'file'; readonly uri: Uri };

/** Shows the environments in the explorer: what is complete in them and why, and their files. */
export function showEnvironments(feed: EnvironmentFeed): Disposable {
  const provider = new EnvironmentTree(feed);
  const view = window.createTreeView('policyLens.environments', {
    treeDataProvider: provider,
    showCollapseAll: true,
  });
  const describe = () => {
    view.description = feed.inUse === undefined ? '' : `${feed.inUse.name} in use`;
  };
  describe();
  return Disposable.from(view, feed.onChange(describe));
}

class EnvironmentTree implements TreeDataProvider<Element> {
  readonly #feed: EnvironmentFeed;

  constructor(feed: EnvironmentFeed) {
    this.#feed = feed;
  }

  get onDidChangeTreeData(): Event<void> {
    return this.#feed.onChange;
  }

  getChildren(element?: Element): Element[] {
    if (element === undefined) {
      return this.#feed.environments.map((environment) => ({ kind: 'environment', environment }));
    }
    if (element.kind === 'environment') {
      const { environment } = element;
      return [
        ...environment.notes.map((note): Element => ({ kind: 'note', note })),
        { kind: 'files', environment },
      ];
    }
    if (element.kind === 'note') {
      return (element.note.details ?? []).map((detail) => ({ kind: 'detail', detail }));
    }
    if (element.kind !== 'files') return [];
    return element.environment.files.map((uri) => ({ kind: 'file', uri: Uri.parse(uri) }));
  }

  getTreeItem(element: Element): TreeItem {
    switch (element.kind) {
      case 'environment':
        return this.#environmentItem(element.environment);
      case 'note':
        return noteItem(element.note);
      case 'detail':
        return placedItem(element.detail, TreeItemCollapsibleState.None);
      case 'files': {
        const { files } = element.environment;
        return new TreeItem(
          files.length === 1 ? '1 file' : `${files.length} files`,
          TreeItemCollapsibleState.Collapsed,
        );
      }
      case 'file':
        return fileItem(element.uri);
    }
  }

  #environmentItem({ id, name, holds, kubernetesVersion }: EnvironmentSummary): TreeItem {
    const isInUse = this.#feed.inUse?.id === id;
    const item = new TreeItem(name, TreeItemCollapsibleState.Collapsed);
    item.id = id;
    // What "Complete This Environment" stands at.
    item.contextValue = 'environment';
    item.description = isInUse ? `in use · ${holds}` : holds;
    item.tooltip = `${name}: ${holds}, Kubernetes ${kubernetesVersion}`;
    item.iconPath = new ThemeIcon(isInUse ? 'check' : 'server-environment');
    return item;
  }
}

function noteItem(note: EnvironmentNote): TreeItem {
  const { uri, isFact = uri === undefined, takenSince, details = [] } = note;
  const { None, Collapsed } = TreeItemCollapsibleState;
  const item = placedItem(note, details.length === 0 ? None : Collapsed);
  item.iconPath = new ThemeIcon(isFact ? 'info' : 'warning');
  if (takenSince !== undefined && uri !== undefined) {
    // What a narrow view shows of it: the sentence is longer.
    item.label = `${Uri.parse(uri).path.split('/').at(-1)}: ${ageWords(takenSince, Date.now())}`;
    item.description = note.text;
  }
  return item;
}

function placedItem(
  { text, uri, line = 0 }: EnvironmentDetail,
  collapsed: TreeItemCollapsibleState,
): TreeItem {
  const item = new TreeItem(text, collapsed);
  item.tooltip = text;
  if (uri !== undefined) {
    item.command = {
      title: l10n.t('Open'),
      command: 'vscode.open',
      arguments: [Uri.parse(uri), { selection: new Range(line, 0, line, 0) }],
    };
  }
  return item;
}

function fileItem(uri: Uri): TreeItem {
  const item = new TreeItem(workspace.asRelativePath(uri));
  item.resourceUri = uri;
  item.iconPath = ThemeIcon.File;
  item.command = { title: l10n.t('Open'), command: 'vscode.open', arguments: [uri] };
  return item;
}
