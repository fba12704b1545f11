import { describe, expect, it } from 'vitest';
import {
  type Diagnostic,
  DidChangeTextDocumentNotification,
  type Range,
} from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { LspClient } from '../../support/lspClient.ts';
import { type Random, seeded } from '../../support/random.ts';
import { broken, useScene, workload } from './scene.ts';

const scene = useScene();

const policyObject = {
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { name: 'web', namespace: 'shop' },
  spec: {
    podSelector: { matchLabels: { app: 'wbe' } },
    ingress: [{ from: [{ ipBlock: { cidr: '10.0.0.1/8' } }], ports: [{ port: 80, protocol: 'TCP' }] }],
  },
};

const formats: Readonly<Record<string, { readonly text: string; readonly fragments: readonly string[] }>> = {
  yaml: {
    text: `${broken}---\n${workload}---\n${broken.replace('app: web', 'app: wbe')}`,
    fragments: [
      'x',
      '-',
      ' ',
      '\n',
      '---\n',
      '"',
      ':',
      '\t',
      '#',
      '{',
      ']',
      '\r\n',
      '80',
      'app: web\n',
      '&a ',
      '*a',
      '\uD83D',
    ],
  },
  json: {
    text: JSON.stringify(
      { apiVersion: 'v1', kind: 'List', items: [policyObject, policyObject] },
      undefined,
      2,
    ),
    fragments: [
      'x',
      '"',
      ',',
      ':',
      '{',
      '}',
      '[',
      ']',
      '\n',
      '0',
      'null',
      '"port": 80,',
      '//',
      '/*',
      '\\',
      '\uD83D',
    ],
  },
};

/** A range of a few characters, now and then of many, now and then beyond the end. */
function randomRange(random: Random, document: TextDocument): Range {
  const length = document.getText().length;
  const start = random.below(length + 1);
  const size = random.chance(0.9) ? random.below(6) : random.below(200);
  if (random.chance(0.02))
    return { start: { line: 1_000_000, character: 7 }, end: { line: 1_000_001, character: 0 } };
  return {
    start: document.positionAt(start),
    end: document.positionAt(random.chance(0.5) ? start : start + size),
  };
}

async function settled(client: LspClient, uri: string): Promise<readonly Diagnostic[]> {
  const found = await client.pull(uri);
  expect(client.process.exitCode).toBeNull();
  return found;
}

describe.each(Object.entries(formats))('300 random edits of %s', (language, { text, fragments }) => {
  it('are survived, and answered as by a fresh server', { timeout: 120_000 }, async () => {
    const random = seeded(language.length);
    const uri = scene.uri(`edited.${language}`);
    const client = await scene.start();
    const document = TextDocument.create(uri, language, 0, text);
    await client.open(uri, text, language);
    for (let version = 2; version <= 301; version++) {
      // Now and then everything is typed anew, so that the text does not only get worse.
      const changes = random.chance(0.02)
        ? [{ text }]
        : Array.from({ length: 1 + random.below(3) }, () => {
            const range = randomRange(random, document);
            const typed = random.chance(0.7) ? random.pick(fragments) : '';
            TextDocument.update(document, [{ range, text: typed }], version);
            return { range, text: typed };
          });
      const [first] = changes;
      if (first !== undefined && !('range' in first)) TextDocument.update(document, [first], version);
      await client.connection.sendNotification(DidChangeTextDocumentNotification.type, {
        textDocument: { uri, version },
        contentChanges: changes,
      });
      if (random.chance(0.5)) continue;
      await settled(client, uri);
    }
    const found = await settled(client, uri);
    await client.stop();
    const fresh = await scene.start();
    await fresh.open(uri, document.getText(), language);
    expect(found).toEqual(await fresh.pull(uri));
  });
});
