import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { syscallNamed } from '../../server/src/seccomp/knowledge/syscallTable.ts';
import { namespaces, withBrowserAddition } from '../features/refactorings/browserSandbox.ts';
import { writeBundle } from '../support/containers/bundle.ts';
import { probeProgram } from '../support/containers/probe.ts';
import { findRuntimes, runContainer } from '../support/containers/runtimes.ts';

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'browser-'));
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const call = (name: string, argument: bigint) => ({
  number: syscallNamed(name)?.numbers.get('x86_64') ?? 0,
  args: [argument, 0n, 0n, 0n, 0n, 0n],
});

/** In a user namespace of its own a process may all that a filter lets it; at no path `chroot` fails with EFAULT. */
const calls = [call('unshare', namespaces.user), call('chroot', 0n), call('unshare', namespaces.mount)];

it.each(findRuntimes().map((runtime) => [`${runtime.name} ${runtime.version}`, runtime] as const))(
  'under %s a browser’s sandbox gets its user namespace by the addition alone',
  async (_, runtime) => {
    const { before, after } = withBrowserAddition();
    const returned: bigint[][] = [];
    for (const [index, profile] of [before, after].entries()) {
      const id = `browser-${process.pid}-${runtime.name}-${index}`;
      writeBundle(join(folder, id), probeProgram(calls), profile);
      const { code, out, error } = await runContainer(runtime, join(folder, id), join(folder, 'state'), id);
      expect({ code, error: code === 0 ? '' : error }).toEqual({ code: 0, error: '' });
      returned.push(calls.map((_, at) => out.readBigInt64LE(at * 8)));
    }
    // youki swaps mask and value, and the addition's condition on unshare then holds for other namespaces too.
    const mountNamespace = runtime.name === 'youki' ? 0n : -1n;
    expect(returned).toEqual([
      [-1n, expect.anything(), -1n],
      [0n, -14n, mountNamespace],
    ]);
  },
  60_000,
);
