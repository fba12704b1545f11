import { chmodSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nodeAsPlainUser } from '../../isolation/commands.ts';
import { broken, codes, useScene, workload } from './scene.ts';

const scene = useScene();
const policy = broken.replace('tcp', 'TCP');

/** The policy names a port that the workload on disk has not: found only where the disk was read. */
async function expectDiskIsKnown(): Promise<void> {
  const client = scene.client();
  await client.open(scene.uri('open.yaml'), policy);
  await client.indexed();
  expect(codes(await client.pull(scene.uri('open.yaml')))).toEqual(['port-not-listened-on']);
}

describe('a workspace that is not as it should be', () => {
  it('has links that lead in a circle, nowhere, to a folder above, and to what has no end', async () => {
    const { folder } = scene;
    writeFileSync(join(folder(), 'pod.yaml'), workload);
    mkdirSync(join(folder(), 'deep'));
    symlinkSync(folder(), join(folder(), 'deep', 'up'));
    symlinkSync(folder(), join(folder(), 'deep', 'up.yaml'));
    symlinkSync(join(folder(), 'b.yaml'), join(folder(), 'a.yaml'));
    symlinkSync(join(folder(), 'a.yaml'), join(folder(), 'b.yaml'));
    symlinkSync('/nowhere/at/all.yaml', join(folder(), 'dangling.yaml'));
    symlinkSync('/dev/zero', join(folder(), 'endless.yaml'));
    await scene.start();
    await expectDiskIsKnown();
  });

  it('holds binary files, empty files, and names that look like files', async () => {
    const { folder } = scene;
    writeFileSync(join(folder(), 'pod.yaml'), workload);
    writeFileSync(join(folder(), 'binary.yaml'), Buffer.from([0, 255, 254, 0, 1, 2, 3]));
    writeFileSync(join(folder(), 'not-utf8.yaml'), Buffer.from([0xff, 0xfe, 0x80, 0x81]));
    writeFileSync(join(folder(), 'utf16.yaml'), Buffer.from('\uFEFFa: b\n', 'utf16le'));
    writeFileSync(join(folder(), 'empty.yaml'), '');
    writeFileSync(join(folder(), '% #?ü 100%25.yaml'), workload.replaceAll('web', 'odd'));
    mkdirSync(join(folder(), 'folder.yaml'));
    await scene.start();
    await expectDiskIsKnown();
  });

  it('holds files and folders that may not be read', async () => {
    const { folder } = scene;
    writeFileSync(join(folder(), 'pod.yaml'), workload);
    writeFileSync(join(folder(), 'closed.yaml'), workload);
    mkdirSync(join(folder(), 'closed'));
    writeFileSync(join(folder(), 'closed', 'pod.yaml'), workload);
    chmodSync(join(folder(), 'closed.yaml'), 0o000);
    chmodSync(join(folder(), 'closed'), 0o000);
    chmodSync(folder(), 0o755);
    await scene.start({ node: nodeAsPlainUser(), copyServerTo: folder() });
    await expectDiskIsKnown();
    chmodSync(join(folder(), 'closed'), 0o755);
  });

  it('vanishes while it is read', async () => {
    const { folder } = scene;
    const many = join(folder(), 'many');
    mkdirSync(many);
    for (let number = 0; number < 500; number++) {
      writeFileSync(join(many, `pod-${number}.yaml`), workload.replaceAll('web', `web-${number}`));
    }
    writeFileSync(join(folder(), 'pod.yaml'), workload);
    const client = await scene.start();
    await new Promise((resolve) => setTimeout(resolve, 50));
    rmSync(many, { recursive: true });
    const changes = [{ uri: scene.uri('many'), type: 3 }];
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
    await expectDiskIsKnown();
  });

  it('changes while it is read: the newest text counts', async () => {
    const { folder } = scene;
    for (let number = 0; number < 300; number++) {
      writeFileSync(join(folder(), `pod-${number}.yaml`), workload.replaceAll('web', `web-${number}`));
    }
    writeFileSync(join(folder(), 'pod.yaml'), workload);
    const client = await scene.start();
    const text = workload.replace('8080', '80');
    for (let round = 0; round < 20; round++) {
      writeFileSync(join(folder(), 'pod.yaml'), round === 19 ? text : workload);
      const changes = [{ uri: scene.uri('pod.yaml'), type: 2 }];
      await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
    }
    await client.indexed();
    await client.open(scene.uri('open.yaml'), policy);
    await expect.poll(() => client.pull(scene.uri('open.yaml'))).toEqual([]);
  });
});
