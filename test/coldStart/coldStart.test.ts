import { expect, it } from 'vitest';
import { previewAt } from '../../server/src/features/preview/previewAt.ts';
import { OpenDocuments } from '../../server/src/lsp/documents.ts';
import { Indexer } from '../../server/src/lsp/indexer.ts';
import { ServerState } from '../../server/src/lsp/state.ts';
import { reportFile } from '../../server/src/rules/report.ts';
import { finish } from '../../server/src/workspace/file.ts';
import { defaultSettings } from '../../server/src/workspace/settings.ts';
import { withFolders, withSettings } from '../../server/src/workspace/snapshot.ts';
import { memoryHost } from '../support/memoryHost.ts';
import { seeded } from '../support/random.ts';
import { after, type Event, type Outside, randomEvent } from './events.ts';
import { startingFiles } from './texts.ts';

const quiet = { report: () => undefined, declined: () => undefined, isCancelled: () => false };
const folders = [{ uri: 'file:///workspace', name: 'workspace' }];

/** A server's inside, without a connection: what the handlers drive. */
class RunningServer {
  readonly state = new ServerState();
  readonly indexer: Indexer;
  readonly documents: OpenDocuments;
  outside: Outside;
  #version = 0;

  constructor(outside: Outside) {
    this.outside = outside;
    const host = memoryHost(() => this.outside.disk);
    this.indexer = new Indexer(this.state, host);
    this.documents = new OpenDocuments(this.state, host, (uri) => !this.indexer.isMember(uri));
  }

  async start(): Promise<void> {
    this.state.update((snapshot) => withFolders(withSettings(snapshot, this.outside.settings), folders));
    await this.indexer.indexAll(folders, () => [], quiet);
    for (const [uri, text] of this.outside.open) await this.hear({ kind: 'open', uri, text });
  }

  async hear(event: Event): Promise<void> {
    this.#version++;
    const version = this.#version;
    switch (event.kind) {
      case 'open': {
        const languageId = event.uri.endsWith('.json') ? 'json' : 'yaml';
        this.documents.open({ textDocument: { uri: event.uri, languageId, version, text: event.text } });
        break;
      }
      case 'edit':
        this.documents.change({
          textDocument: { uri: event.uri, version },
          contentChanges: [{ text: event.text }],
        });
        break;
      case 'close':
        this.documents.close({ textDocument: { uri: event.uri } });
        break;
      case 'write':
      case 'delete':
        await this.indexer.refresh([event.uri]);
        break;
      case 'settings':
        this.state.update((snapshot) => withSettings(snapshot, event.settings));
        break;
    }
    if ('uri' in event) await this.documents.settled(event.uri);
  }

  /**
   * All that a user can see, as plain text.
   * @param panels of which files the traffic previews are looked at, too
   */
  answers(panels: readonly string[]): string {
    const workbench = this.state.workbench;
    const open = [...workbench.snapshot.open.values()].sort((left, right) => (left.uri < right.uri ? -1 : 1));
    const findings = open.map((file) => ({ uri: file.uri, findings: finish(reportFile(workbench, file)) }));
    const environments = workbench.assembly.environments.map(({ world: _, completeness, ...rest }) => ({
      ...rest,
      completeness: {
        ...completeness,
        workloads: plain(completeness.workloads),
        policies: plain(completeness.policies),
      },
    }));
    const previews = open
      .filter((file) => panels.includes(file.uri))
      .flatMap((file) =>
        file.documents.flatMap(({ start, manifests }) =>
          manifests.map((manifest) => {
            const offset = start + (manifest.locate('')?.value.start ?? 0);
            return previewAt(workbench, { uri: file.uri, position: file.lines.positionAt(offset) });
          }),
        ),
      );
    return JSON.stringify({ findings, environments, previews }, bigIntsAsText, 1);
  }
}

function plain(namespaces: ReadonlySet<string> | 'all'): unknown {
  return namespaces === 'all' ? namespaces : [...namespaces].sort();
}

function bigIntsAsText(_: string, value: unknown): unknown {
  if (value instanceof Map) return [...value];
  return typeof value === 'bigint' ? String(value) : value;
}

async function coldStart(outside: Outside, panels: readonly string[]): Promise<string> {
  const server = new RunningServer(outside);
  await server.start();
  return server.answers(panels);
}

// 10,000 events in CI; a taste of them at a desk.
const runs = process.env['CI'] ? 50 : 8;
const eventsPerRun = 200;

it(`answers as after a cold start, after each of ${runs * eventsPerRun} random events`, {
  timeout: 900_000,
}, async () => {
  let spoken = 0;
  let spokenOfProfiles = 0;
  for (let seed = 1; seed <= runs; seed++) {
    const random = seeded(seed);
    const begin: Outside = { disk: startingFiles, open: new Map(), settings: defaultSettings };
    const server = new RunningServer(begin);
    await server.start();
    const history: Event[] = [];
    for (let step = 0; step < eventsPerRun; step++) {
      const event = randomEvent(random, server.outside);
      history.push(event);
      server.outside = after(server.outside, event);
      await server.hear(event);
      // One panel's file in each step; now and then all of them.
      const panels =
        step % 20 === 0 ? [...server.outside.open.keys()] : [random.pick([...startingFiles.keys()])];
      const answers = server.answers(panels);
      if (answers.includes('selector-matches-nothing') && answers.includes('port-not-listened-on')) spoken++;
      if (answers.includes('seccomp-unknown-syscall')) spokenOfProfiles++;
      const cold = await coldStart(server.outside, panels);
      if (answers !== cold)
        expect({ seed, step, event, answers }).toEqual({ seed, step, event, answers: cold });
    }
  }
  expect(spoken).toBeGreaterThan(runs);
  expect(spokenOfProfiles).toBeGreaterThan(runs);
});
