import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach } from 'vitest';
import type { ClientCapabilities, Diagnostic } from 'vscode-languageserver-protocol';
import { type ClientOptions, LspClient, pulling } from '../../support/lspClient.ts';

/** A folder and a server for one test. */
export interface Scene {
  readonly client: () => LspClient;
  readonly folder: () => string;
  readonly uri: (name: string) => string;
  readonly start: (options?: ClientOptions) => Promise<LspClient>;
}

export function useScene(): Scene {
  let folder = '';
  let client: LspClient | undefined;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'policy-lens-'));
  });
  afterEach(async () => {
    if (client?.process.exitCode === null) await client.stop();
    client = undefined;
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    client: () => {
      if (client === undefined) throw new Error('the server was not started');
      return client;
    },
    folder: () => folder,
    uri: (name) => pathToFileURL(join(folder, name)).href,
    start: async (options = {}) => {
      client = await LspClient.start({
        folders: [pathToFileURL(folder).href],
        capabilities: pulling,
        initializationOptions: { understandsPanels: true },
        ...options,
      });
      return client;
    },
  };
}

/** Pulls, and can be asked for its settings. */
export const configurable: ClientCapabilities = {
  ...pulling,
  workspace: { ...pulling.workspace, configuration: true },
};

/** One finding: the protocol of its port. */
export const broken = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: web
  namespace: shop
spec:
  podSelector:
    matchLabels:
      app: web
  ingress:
    - ports:
        - protocol: tcp
          port: 80
`;

export const workload = `apiVersion: v1
kind: Pod
metadata:
  name: web
  namespace: shop
  labels:
    app: web
spec:
  containers:
    - name: main
      image: example/web:1
      ports:
        - containerPort: 8080
`;

export const codes = (diagnostics: readonly Diagnostic[]): readonly unknown[] =>
  diagnostics.map(({ code }) => code);
