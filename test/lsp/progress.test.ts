import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  WorkDoneProgress,
  WorkDoneProgressCancelNotification,
  WorkDoneProgressCreateRequest,
} from 'vscode-languageserver-protocol/node';
import { useScene, workload } from './robustness/scene.ts';

const scene = useScene();

interface Shown {
  readonly kind: string;
  readonly title?: string;
  readonly message?: string;
  readonly cancellable?: boolean;
}

/** An editor that shows progress. @param isStopped whether its user stops the reading as soon as it is shown */
async function read(files: number, isStopped: boolean) {
  mkdirSync(join(scene.folder(), 'many'));
  for (let number = 0; number < files; number++) {
    writeFileSync(join(scene.folder(), 'many', `${number}.yaml`), workload);
  }
  const shown: Shown[] = [];
  const client = await scene.start({
    capabilities: { window: { workDoneProgress: true } },
    prepare: (connection) => {
      connection.onRequest(WorkDoneProgressCreateRequest.type, ({ token }) => {
        connection.onProgress(WorkDoneProgress.type, token, (value) => {
          shown.push(value);
          if (!isStopped || value.kind !== 'begin') return;
          void connection.sendNotification(WorkDoneProgressCancelNotification.type, { token });
        });
      });
    },
  });
  await client.indexed();
  while (shown.at(-1)?.kind !== 'end') await new Promise((resolve) => setTimeout(resolve, 10));
  return { shown, log: client.log };
}

describe('the reading of the workspace', () => {
  it('is shown, says how far it has come, and ends', async () => {
    const { shown, log } = await read(600, false);
    expect(shown[0]).toMatchObject({ kind: 'begin', message: 'reading manifests', cancellable: true });
    expect(shown.filter(({ kind }) => kind === 'report').map(({ message }) => message)).toContainEqual(
      expect.stringMatching(/^\d+ files read$/),
    );
    expect(shown.at(-1)).toEqual({ kind: 'end' });
    expect(log).toContainEqual(expect.stringMatching(/^Read 600 files in /));
  });

  it('can be stopped, and then nothing counts as absent that was not read', async () => {
    const { shown, log } = await read(600, true);
    expect(shown.at(-1)).toEqual({ kind: 'end' });
    expect(log).not.toContainEqual(expect.stringMatching(/^Read 600 files in /));
    expect(log).toContainEqual(expect.stringMatching(/^The reading was stopped, so nothing/));
  });
});
