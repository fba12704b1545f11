import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build } from 'esbuild';
import type { Browser, Locator, Page } from 'playwright-core';
import { pageHtml } from '../../../client/src/panels/html.ts';
import type { HostMessage, Intent, PanelState } from '../../../client/src/panels/messages.ts';
import type { Language } from '../../../client/src/words/language.ts';
import { bundles } from '../../../scripts/bundles.mjs';
import { launchChromium } from '../../vscode/workbench/chromium.ts';
import { type ThemeName, themes } from './themes.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const shots = `${root}test-results/webview`;
const origin = 'http://panel.test';

export const unpinned: PanelState = {
  focus: { uri: 'file:///workspace/shop/api.yaml', position: { line: 0, character: 0 } },
  pinned: false,
};

/** The panel's script, style and font, bundled as for the extension. */
async function bundle(inject: string[]): Promise<ReadonlyMap<string, Buffer>> {
  const options = bundles({ development: false }).find(({ entryPoints }) => isWebview(entryPoints));
  const { outputFiles = [] } = await build({
    ...options,
    inject,
    write: false,
    metafile: false,
    logLevel: 'error',
  });
  return new Map(outputFiles.map((file) => [file.path.replace(/^.*[\\/]/, ''), Buffer.from(file.contents)]));
}

function isWebview(entryPoints: BuildOptions['entryPoints']): boolean {
  return typeof entryPoints === 'object' && 'webview' in entryPoints;
}

export interface PageOptions {
  readonly theme?: ThemeName;
  readonly width?: number;
  readonly height?: number;
  readonly reducedMotion?: boolean;
  readonly forcedColors?: boolean;
  /** What the panel stored before it was hidden. */
  readonly stored?: unknown;
  /** English where it is not given. */
  readonly language?: Language;
}

/** A browser with the panel's page in it, as VS Code would show it. */
export class PanelBrowser {
  private constructor(
    private readonly browser: Browser,
    private readonly files: ReadonlyMap<string, Buffer>,
  ) {}

  /**
   * Fails with what to install where there is no Chromium; the lane of these tests looks for it first.
   * @param inject modules that run before the panel's script, in one bundle with it
   */
  static async start(inject: string[] = []): Promise<PanelBrowser> {
    return new PanelBrowser(await launchChromium(), await bundle(inject));
  }

  async open(options: PageOptions = {}): Promise<PanelPage> {
    const { theme = 'dark', width = 1000, height = 800 } = options;
    const context = await this.browser.newContext({
      viewport: { width, height },
      reducedMotion: options.reducedMotion === true ? 'reduce' : 'no-preference',
      forcedColors: options.forcedColors === true ? 'active' : 'none',
    });
    const page = await context.newPage();
    page.setDefaultTimeout(5000);
    const troubles: string[] = [];
    page.on('pageerror', (error) => troubles.push(error.message));
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) troubles.push(message.text());
    });
    await page.route('**/*', (route) => {
      const name = new URL(route.request().url()).pathname.slice(1);
      const file = this.files.get(name);
      if (name === '') return route.fulfill({ contentType: 'text/html', body: panelHtml(options.language) });
      if (name === 'favicon.ico') return route.fulfill({ status: 204 });
      if (file === undefined) {
        troubles.push(`asked for ${route.request().url()}`);
        return route.abort();
      }
      return route.fulfill({
        body: file,
        contentType: contentTypes[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream',
      });
    });
    await page.addInitScript(fakeEditor, { stored: options.stored, ...themes[theme] });
    await page.goto(`${origin}/`);
    await page.waitForFunction('window.sent.length > 0');
    return new PanelPage(page, troubles);
  }

  stop(): Promise<void> {
    return this.browser.close();
  }
}

const contentTypes: Readonly<Record<string, string>> = {
  js: 'text/javascript',
  css: 'text/css',
  ttf: 'font/ttf',
};

function panelHtml(language: Language = { name: 'en', texts: {} }): string {
  return pageHtml({
    script: `${origin}/webview.js`,
    style: `${origin}/webview.css`,
    cspSource: origin,
    nonce: 'c29tZXRoaW5n',
    language,
  });
}

interface FakeEditorOptions {
  readonly stored: unknown;
  readonly kind: string;
  readonly variables: Readonly<Record<string, string>>;
}

/** Runs in the page before its own script: VS Code's interface for webviews, and the theme. */
function fakeEditor({ stored, kind, variables }: FakeEditorOptions): void {
  let state = stored;
  const sent: unknown[] = [];
  Object.assign(window, {
    sent,
    storedState: () => state,
    acquireVsCodeApi: () => ({
      postMessage: (message: unknown) => sent.push(message),
      getState: () => state,
      setState: (next: unknown) => {
        state = next;
      },
    }),
  });
  document.addEventListener('DOMContentLoaded', () => {
    document.body.className = kind;
    for (const [name, value] of Object.entries(variables)) {
      document.documentElement.style.setProperty(`--vscode-${name}`, value);
    }
  });
}

/** One open panel. */
export class PanelPage {
  constructor(
    readonly page: Page,
    /** Errors, refused resources and requests to elsewhere. */
    readonly troubles: readonly string[],
  ) {}

  /**
   * Sends what the extension would send, and waits until it is drawn.
   * @returns milliseconds that the page took for it
   */
  async post(...messages: readonly HostMessage[]): Promise<number> {
    return await this.page.evaluate((all) => {
      const begin = performance.now();
      for (const message of all) window.postMessage(message, '*');
      return new Promise<number>((resolve) => {
        setTimeout(() => requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - begin))));
      });
    }, messages);
  }

  /** The line with this id, `ingress:checkout/worker`. */
  line(id: string): Locator {
    return this.page.locator(`[data-line="${id}"]`);
  }

  /** What the panel asked of the extension, oldest first. */
  sent(): Promise<readonly Intent[]> {
    return this.page.evaluate('window.sent');
  }

  stored(): Promise<unknown> {
    return this.page.evaluate('window.storedState()');
  }

  /** The id of the line that has the keyboard. */
  activeLine(): Promise<string | undefined> {
    return this.page.evaluate(
      () => document.activeElement?.closest('[data-line]')?.getAttribute('data-line') ?? undefined,
    );
  }

  async shot(name: string, fullPage = true): Promise<void> {
    mkdirSync(shots, { recursive: true });
    await this.page.screenshot({ path: `${shots}/${name}.png`, fullPage });
  }

  close(): Promise<void> {
    return this.page.context().close();
  }
}
