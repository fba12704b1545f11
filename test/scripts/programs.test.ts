import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { transform } from 'esbuild';
import { afterAll, describe, expect, it } from 'vitest';
import { inRoot } from '../../scripts/support/checkout.mjs';
import { freePort } from '../../scripts/support/port.mjs';
import { type RunOptions, type RunResult, run, runNode } from '../../scripts/support/run.mjs';

interface Manifest {
  readonly scripts: Readonly<Record<string, string>>;
}

const module = (name: string): string =>
  JSON.stringify(new URL(`../../scripts/support/${name}`, import.meta.url).href);

const runCode = (code: string, options?: RunOptions): Promise<RunResult> =>
  run(process.execPath, ['-e', code], { output: 'keep', ...options });

describe('running a program', () => {
  it('answers its exit code and what it printed', async () => {
    const { code, output } = await runCode("console.log('out'); console.error('err'); process.exitCode = 3");
    expect([code, output.split('\n').sort().join('')]).toEqual([3, 'errout']);
  });

  it('ends it at the time limit, with all that it started', async () => {
    const sleeper =
      "require('node:child_process').spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60_000)'])";
    const { code, output } = await runCode(`console.log(${sleeper}.pid)`, { minutes: 0.05 });
    expect(code).toBe(124);
    expect(await hasEnded(Number(output.split('\n')[0]))).toBe(true);
  });

  it('says which program is not there', async () => {
    await expect(run('no-such-program', [])).rejects.toThrow('no-such-program');
  });

  it('leaves nothing behind when it is interrupted', async () => {
    const sleeper = 'console.log(process.pid); setTimeout(() => {}, 60_000)';
    const script = `import { run } from ${module('run.mjs')}; await run(process.execPath, ['-e', '${sleeper}']);`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    child.kill('SIGINT');
    expect(await endOf(child)).toBe('SIGINT');
    expect(await hasEnded(Number(line.toString()))).toBe(true);
  });

  it('can take the interruption for a request to end in good order', async () => {
    const script = `import { untilInterrupted } from ${module('interrupt.mjs')};
      setInterval(() => {}, 1000); const asked = untilInterrupted(); console.log('waiting');
      await asked; console.log('in order'); process.exit(0);`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');
    child.kill('SIGINT');
    expect(((await once(child.stdout, 'data')) as [Buffer])[0].toString()).toBe('in order\n');
    expect(await endOf(child)).toBe(0);
  });
});

describe('a port', () => {
  it('that is in use is refused with a reason', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = address !== null && typeof address === 'object' ? address.port : 0;
    await expect(freePort(port)).rejects.toThrow(`Port ${port} can't be had: it is in use.`);
    server.close();
  });
});

describe('a command that can not go on says why', () => {
  const folder = mkdtempSync(join(tmpdir(), 'older-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const older = join(folder, 'node-18.cjs');
  writeFileSync(older, "Object.defineProperty(process, 'versions', { value: { node: '18.20.0' } });");
  const check = inRoot('scripts/support/require-node.cjs');

  it.each([
    ...['start.mjs', 'test.mjs', 'build.mjs', 'package.mjs'].map((name) => [inRoot('scripts', name)]),
    // Preceded by the check, as npm calls it, also what an old Node can't read.
    ['-r', check, '--input-type=module', '-e', '?!'],
  ])('%s with too old a Node', async (...words) => {
    const { code, output } = await run(process.execPath, ['-r', older, ...words], { output: 'keep' });
    expect(output).toContain('Node 20.19 or newer is needed; this is Node 18.20.0');
    expect(code).toBe(2);
  });

  it('the check of Node is in words that an old one understands', async () => {
    const text = readFileSync(check, 'utf8');
    const [old, plain] = await Promise.all([transform(text, { target: 'es2015' }), transform(text)]);
    expect(old.code).toBe(plain.code);
  });

  it('every script that npm runs is preceded by it', () => {
    const { scripts } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8')) as Manifest;
    const lines = Object.values(scripts).filter((line) => line.includes('scripts/'));
    expect(lines.length).toBeGreaterThan(5);
    for (const line of lines)
      expect(line).toMatch(/^node -r \.\/scripts\/support\/require-node\.cjs scripts\//);
  });

  it.each([
    ['test.mjs', ['--only', 'nonsense'], /There is no lane "nonsense".\nThe lanes are typecheck, /],
    ['test.mjs', ['--only'], /argument missing\.\nUsage: npm test /],
    ['start.mjs', ['--port', 'http'], /--port http is no port number/],
    ['start.mjs', ['--bogus'], /Unknown option '--bogus'\.\nUsage: npm start /],
    ['build.mjs', ['sources'], /Unexpected argument 'sources'.*\.\nUsage: npm run build /],
  ] as const)('%s %j', async (name, args, reason) => {
    const { code, output } = await runNode(inRoot('scripts', name), args, { output: 'keep' });
    expect(output).toMatch(reason);
    expect(output).not.toContain('    at ');
    expect(code).toBe(2);
  });
});

async function endOf(child: ChildProcess): Promise<number | string | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode ?? child.signalCode;
  const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
  return code ?? signal;
}

/** A killed process stays visible, as a zombie, until whoever adopted it has looked at it. */
async function hasEnded(pid: number): Promise<boolean> {
  expect(pid).toBeGreaterThan(1);
  for (let attempt = 0; attempt < 100; attempt += 1) {
    if (!isAlive(pid)) return true;
    await pause(50);
  }
  return false;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !(existsSync('/proc/self/stat') && / Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8')));
  } catch {
    return false;
  }
}
