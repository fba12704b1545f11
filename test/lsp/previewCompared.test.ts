import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ComparedState } from '../../server/src/protocol/difference.ts';
import { methods } from '../../server/src/protocol/methods.ts';
import type { PreviewChanged, PreviewModel } from '../../server/src/protocol/preview.ts';
import { broken, useScene, workload } from './robustness/scene.ts';

const scene = useScene();
const open = broken.replace('tcp', 'TCP');
const closed = open.slice(0, open.indexOf('    - ports')).replace('ingress:', 'ingress: []');
const position = { line: 1, character: 0 };

async function start() {
  writeFileSync(join(scene.folder(), 'pod.yaml'), workload);
  writeFileSync(join(scene.folder(), 'policy.yaml'), closed);
  const client = await scene.start();
  const shown: PreviewChanged['change'][] = [];
  client.connection.onNotification(methods.previewChanged, ({ change }: PreviewChanged) => {
    shown.push(change);
  });
  await client.indexed();
  const uri = scene.uri('policy.yaml');
  await client.open(uri, closed);
  const subscribe = (before: ComparedState | undefined) =>
    client.connection.sendRequest(methods.previewSubscribe, {
      subscription: 's',
      focus: { uri, position },
      before,
    });
  return { client, uri, shown, subscribe };
}

const titlesOf = (model: PreviewModel | undefined) =>
  model?.lanes.flatMap(({ groups }) => groups.map(({ title }) => title));

describe('a panel that is compared', () => {
  it('shows what is otherwise alone, follows the text, and shows all again', async () => {
    const { client, uri, shown, subscribe } = await start();
    await subscribe({ kind: 'opened' });
    const first = shown.at(-1);
    expect(first?.kind === 'whole' ? titlesOf(first.model) : undefined).toEqual([]);
    await client.change(uri, open);
    await expect
      .poll(() => JSON.stringify(shown.at(-1)))
      .toContain('1 connection gained against the text at opening.');
    await subscribe(undefined);
    expect(JSON.stringify(shown.at(-1))).toContain('"title":"Traffic"');
  });

  it('says that there is no commit, and is drawn once there is one', async () => {
    const { client, uri, shown, subscribe } = await start();
    await subscribe({ kind: 'commit' });
    expect(shown.at(-1)).toEqual({
      kind: 'nothing',
      message: 'There is no commit to compare with. Choose another state to compare with.',
    });
    const files = [{ uri, text: open }];
    await client.connection.sendNotification(methods.baseline, { name: 'HEAD', files });
    await expect.poll(() => JSON.stringify(shown.at(-1))).toContain('1 connection lost against HEAD.');
  });
});
