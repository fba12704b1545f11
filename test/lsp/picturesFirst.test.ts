import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import {
  createProtocolConnection,
  DocumentDiagnosticRequest,
  InlayHintRequest,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import type { Host } from '../../server/src/lsp/host.ts';
import { serve } from '../../server/src/lsp/server.ts';
import { methods } from '../../server/src/protocol/methods.ts';
import { memoryHost } from '../support/memoryHost.ts';

const pods = Array.from(
  { length: 300 },
  (_, number) => `apiVersion: v1
kind: Pod
metadata: {name: pod-${number}, namespace: shop, labels: {app: pod-${number}}}
spec: {containers: [{name: one, image: one}]}
---
`,
).join('');
const policy = (port: number) => `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: front, namespace: shop}
spec:
  podSelector: {matchLabels: {app: pod-0}}
  ingress: [{from: [{podSelector: {}}], ports: [{port: ${port}}]}]
`;
const folder = 'file:///workspace';
const uri = `${folder}/policy.yaml`;
const textDocument = { uri };

/**
 * One step a turn of the loop, so that a picture of hundreds of rows takes hundreds of turns; who rests does so until the
 * picture is told.
 */
function patientHost(): Host {
  let now = 0;
  return {
    ...memoryHost(() => new Map([[`${folder}/pods.yaml`, pods]])),
    now: () => (now += 100),
    pause: () => new Promise((resolve) => setImmediate(resolve)),
    rest: () => pictureTold,
  };
}

let client: ProtocolConnection;
let stop: () => void;
/** What the client hears, in order. */
let heard: string[];
let pictureTold: Promise<void>;
let tellPicture: () => void;

beforeEach(async () => {
  const [toServer, toClient] = [new PassThrough(), new PassThrough()];
  const server = createConnection(
    ProposedFeatures.all,
    new StreamMessageReader(toServer),
    new StreamMessageWriter(toClient),
  );
  serve(server, patientHost(), 'test');
  client = createProtocolConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer));
  stop = () => {
    client.dispose();
    server.dispose();
  };
  heard = [];
  pictureTold = Promise.resolve();
  const read = new Promise<void>((resolve) => {
    client.onNotification('window/logMessage', ({ message }: { message: string }) => {
      if (message.startsWith('Read ')) resolve();
    });
  });
  client.onRequest('workspace/diagnostic/refresh', () => null);
  client.onNotification(methods.previewChanged, () => {
    heard.push('picture');
    tellPicture();
  });
  client.listen();
  await client.sendRequest('initialize', {
    processId: null,
    rootUri: null,
    capabilities: { textDocument: { diagnostic: {} } },
    initializationOptions: { understandsPanels: true },
    workspaceFolders: [{ uri: folder, name: 'workspace' }],
  });
  await client.sendNotification('initialized', {});
  await read;
  await client.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId: 'yaml', version: 1, text: policy(80) },
  });
  const focus = { uri, position: { line: 0, character: 0 } };
  await client.sendRequest(methods.previewSubscribe, { subscription: 'panel', focus });
  heard = [];
  pictureTold = new Promise((resolve) => {
    tellPicture = resolve;
  });
});

afterEach(() => stop());

const answers = {
  diagnostics: () => client.sendRequest(DocumentDiagnosticRequest.type, { textDocument }),
  hints: () => {
    const range = { start: { line: 0, character: 0 }, end: { line: 6, character: 0 } };
    return client.sendRequest(InlayHintRequest.type, { textDocument, range });
  },
  environments: () =>
    new Promise<void>((resolve) => {
      client.onNotification(methods.environmentsChanged, () => resolve());
    }),
  'that it is as new as the text': () =>
    client.sendRequest(methods.previewSettled, { subscription: 'panel' }).then((isSettled) => {
      expect(isSettled).toBe(true);
    }),
} as const;

it.each(['diagnostics', 'hints', 'environments', 'that it is as new as the text'] as const)(
  'a panel is told of an edit before %s are answered or told',
  async (name) => {
    await client.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: 2 },
      contentChanges: [{ text: policy(8080) }],
    });
    await Promise.all([answers[name]().then(() => heard.push(name)), pictureTold]);
    expect(heard).toEqual(['picture', name]);
  },
);
