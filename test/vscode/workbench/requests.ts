import type { BrowserContext } from 'playwright-core';

/** A webview's resources have this made-up host; VS Code's service worker answers them and no name is looked up. */
const webviewResources = /^https:\/\/vscode-remote\+[^/]+\.vscode-resource\.vscode-cdn\.net\//;

/**
 * Watches every request of every page.
 * @param base the workbench's own origin
 * @returns the addresses elsewhere, which grows as they are asked for
 */
export function watchRequests(context: BrowserContext, base: string): readonly string[] {
  const outside: string[] = [];
  context.on('request', (request) => {
    const address = request.url();
    const network = /^(https?|wss?):/.test(address);
    if (network && !address.startsWith(base) && !webviewResources.test(address)) outside.push(address);
  });
  context.on('page', (page) =>
    page.on('websocket', (socket) => {
      if (!socket.url().startsWith(base.replace(/^http/, 'ws'))) outside.push(socket.url());
    }),
  );
  return outside;
}
