import type { Intent, PanelState } from '../src/panels/messages.ts';
import { panelState } from '../src/panels/messages.ts';
import { record } from '../src/shape.ts';
import { emptyLayout, type Layout, layoutShape } from './state/layout.ts';

/** What VS Code gives to the script of a webview. */
interface VsCodeApi {
  postMessage(message: Intent): void;
  getState(): unknown;
  setState(state: Stored): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

/** What survives hiding and reload; `panel` is also read by the extension when it restores the panel. */
interface Stored {
  readonly panel: PanelState;
  readonly layout: Layout;
}

const storedShape = record<Stored>({ panel: panelState, layout: layoutShape });

const api = acquireVsCodeApi();

export function send(wish: Intent): void {
  api.postMessage(wish);
}

export function restore(): Stored {
  const stored = api.getState();
  return storedShape(stored) ? stored : { panel: { focus: undefined, pinned: false }, layout: emptyLayout };
}

export function store(stored: Stored): void {
  api.setState(stored);
}
