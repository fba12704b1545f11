import { randomBytes } from 'node:crypto';
import { commands, Disposable, env, l10n, Uri, type WebviewPanel } from 'vscode';
import type { SubscribeMatrix } from '../../../server/src/protocol/matrix.ts';
import { methods } from '../../../server/src/protocol/methods.ts';
import type { SubscribePreview, UnsubscribePreview } from '../../../server/src/protocol/preview.ts';
import type { ConnectionQuestion } from '../../../server/src/protocol/walk.ts';
import type { PanelBaseline } from '../compare/keptState.ts';
import { filledState } from '../compare/revisionState.ts';
import { exportView } from '../export/exportView.ts';
import { formats } from '../export/formats.ts';
import { matrixFormats } from '../export/matrix/formats.ts';
import { pairTitle } from '../export/walk/facts.ts';
import { walkFormats } from '../export/walk/formats.ts';
import type { PolicyServer } from '../server/policyServer.ts';
import { pageHtml } from './html.ts';
import type { LineHighlight } from './lineHighlight.ts';
import { type HostMessage, type Intent, intent, type PanelState } from './messages.ts';
import { openSource } from './openSource.ts';
import { PreviewSession } from './previewSession.ts';
import type { TriedConnections } from './triedConnections.ts';
import { endsAnswer } from './walkShape.ts';

/** Lets the user choose what the environment of a file is compared with; undefined where nothing is chosen. */
export type ChooseBaseline = (uri: Uri) => Promise<PanelBaseline | 'none' | undefined>;

/** A panel in VS Code and its session. */
export class PreviewPanel implements Disposable {
  readonly session: PreviewSession;
  readonly #disposables: Disposable[] = [];
  /** How often the panel has subscribed or left: what is read for one time must not come after the next. */
  #subscribed = 0;

  constructor(
    readonly panel: WebviewPanel,
    private readonly distribution: Uri,
    private readonly server: PolicyServer,
    state: PanelState,
    private readonly highlight: LineHighlight,
    private readonly tried: TriedConnections,
    private readonly chooseBaseline: ChooseBaseline,
    closed: (panel: PreviewPanel) => void,
  ) {
    const { webview } = panel;
    this.session = new PreviewSession(
      randomBytes(8).toString('hex'),
      {
        post: (message) => void webview.postMessage(message),
        subscribe: (request, before) => void this.#subscribe(methods.previewSubscribe, request, before),
        unsubscribe: (request) => this.#unsubscribe(methods.previewUnsubscribe, request),
        subscribeMatrix: (request, before) => void this.#subscribe(methods.matrixSubscribe, request, before),
        unsubscribeMatrix: (request) => this.#unsubscribe(methods.matrixUnsubscribe, request),
        askCell: (request) => server.request(methods.matrixCell, request),
        walk: (request) => server.request(methods.walk, request),
        settled: (view, request) =>
          server.request(view === 'matrix' ? methods.matrixSettled : methods.previewSettled, request),
        decided: (request) => server.request(methods.previewDecided, request),
        setTitle: (title) => {
          panel.title = title;
        },
      },
      { ...state, tried: tried.list },
    );
    this.session.serverIs(server.state);
    this.#disposables.push(
      webview.onDidReceiveMessage((message: unknown) => {
        if (intent(message)) void this.#act(message);
      }),
      panel.onDidChangeViewState(() => {
        if (!panel.visible) this.session.hidden();
      }),
      panel.onDidDispose(() => {
        this.dispose();
        closed(this);
      }),
      server.onState((serverState) => this.session.serverIs(serverState)),
      tried.onChange(() => this.session.triedAre(tried.list)),
    );
    webview.options = { enableScripts: true, localResourceRoots: [distribution] };
    panel.iconPath = {
      light: Uri.joinPath(distribution, '..', 'media', 'preview-light.svg'),
      dark: Uri.joinPath(distribution, '..', 'media', 'preview-dark.svg'),
    };
    webview.html = pageHtml({
      script: webview.asWebviewUri(Uri.joinPath(this.distribution, 'webview.js')).toString(),
      style: webview.asWebviewUri(Uri.joinPath(this.distribution, 'webview.css')).toString(),
      cspSource: webview.cspSource,
      nonce: randomBytes(16).toString('hex'),
      language: { name: env.language, texts: l10n.bundle ?? {} },
    });
  }

  /** The webview answers with what it shows. */
  export(): void {
    void this.panel.webview.postMessage({ type: 'exportShown' } satisfies HostMessage);
  }

  /** Shows whether and why a connection comes about, and keeps it among the last ones. */
  tryConnection(question: ConnectionQuestion): void {
    this.tried.add(question);
    this.session.why(question);
  }

  dispose(): void {
    this.session.dispose();
    Disposable.from(...this.#disposables.splice(0)).dispose();
  }

  /** Tells the webview what the user may mean by what is typed. */
  async #complete({ role, text }: Extract<Intent, { readonly type: 'complete' }>): Promise<void> {
    const uri = this.session.state.focus?.uri;
    const request = { role, text, ...(uri === undefined ? {} : { uri }) };
    const answer = await this.server.request(methods.ends, request);
    if (!endsAnswer(answer)) return;
    void this.panel.webview.postMessage({ type: 'offers', role, text, ...answer } satisfies HostMessage);
  }

  async #subscribe(
    method: string,
    request: SubscribePreview | SubscribeMatrix,
    kept: PanelBaseline['state'] | undefined,
  ): Promise<void> {
    this.#subscribed++;
    const own = this.#subscribed;
    if (kept?.kind !== 'revision') {
      await this.server.request(method, { ...request, before: kept });
      return;
    }
    const before = await filledState(kept, Uri.parse(request.focus.uri));
    if (own !== this.#subscribed) return;
    if (before === undefined) this.session.compareWith(undefined);
    else await this.server.request(method, { ...request, before });
  }

  #unsubscribe(method: string, request: UnsubscribePreview): void {
    this.#subscribed++;
    this.server.notify(method, request);
  }

  async #chooseBaseline(): Promise<void> {
    const { focus } = this.session.state;
    const chosen = focus && (await this.chooseBaseline(Uri.parse(focus.uri)));
    if (chosen !== undefined) this.session.compareWith(chosen === 'none' ? undefined : chosen);
  }

  async #act(wish: Intent): Promise<void> {
    switch (wish.type) {
      case 'ready':
        return this.session.webviewReady();
      case 'resync':
        return this.session.resync();
      case 'pin':
        return this.session.pin(wish.pinned);
      case 'whole':
        return this.session.showWhole(wish.whole);
      case 'view':
        return this.session.showView(wish.view);
      case 'chooseBaseline':
        return this.#chooseBaseline();
      case 'why':
        return this.session.why({ from: wish.from, to: wish.to, port: wish.port });
      case 'closeWhy':
        return this.session.closeWhy();
      case 'try':
        return this.tryConnection({ from: wish.from, to: wish.to, port: wish.port });
      case 'complete':
        return this.#complete(wish);
      case 'cell':
        return this.session.askCell({ from: wish.from, to: wish.to });
      case 'open':
        // VS Code puts the cursor at the end of what it selects.
        this.session.jumpsTo({ uri: Uri.parse(wish.link.uri).toString(), position: wish.link.range.end });
        return openSource(wish.link, this.panel.viewColumn, this.highlight);
      case 'export':
        return exportView(
          { title: wish.model.title, subject: wish.model.subject.title, content: wish.model },
          formats,
        );
      case 'exportMatrix':
        return exportView(
          { title: wish.picture.title, subject: wish.picture.basis.name, content: wish.picture },
          matrixFormats,
        );
      case 'exportWalk':
        return exportView(
          { title: l10n.t('Why'), subject: pairTitle(wish.walk), content: wish.walk },
          walkFormats,
        );
      case 'chooseCompleteness':
        await commands.executeCommand('policyLens.showCompleteness');
        return;
      case 'selectEnvironment':
        await commands.executeCommand('policyLens.selectEnvironment');
        return;
      case 'completeEnvironment':
        await commands.executeCommand('policyLens.completeEnvironment', undefined, {
          environment: { name: wish.name },
        });
        return;
      case 'restartServer':
        await commands.executeCommand('policyLens.restartServer');
        return;
      case 'showLog':
        await commands.executeCommand('policyLens.showLog');
    }
  }
}
