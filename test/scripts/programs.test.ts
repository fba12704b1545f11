import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { inRoot } from '../../scripts/support/checkout.mjs';
import { freePort } from '../../scripts/support/port.mjs';
import { run, runNode } from '../../scripts/support/run.mjs';

const module = (name: string): string =>
  JSON.stringify(new URL(`../../scripts/support/${name}`, import.meta.url).href);

describe('running a program', () => {
  it('answers its exit code and what it printed', async () => {
    const { code, output } = await run('sh', ['-c', 'echo out; echo err >&2; exit 3'], { output: 'keep' });
    expect([code, output.split('\n').sort().join('')]).toEqual([3, 'errout']);
  });

  it('ends it at the time limit, with all that it started', async () => {
    const { code, output } = await run('sh', ['-c', 'sleep 60 & echo $!; wait'], {
      output: 'keep',
      minutes: 0.01,
    });
    expect(code).toBe(124);
    expect(await hasEnded(Number(output.split('\n')[0]))).toBe(true);
  });

  it('says which program is not there', async () => {
    await expect(run('no-such-program', [])).rejects.toThrow('no-such-program');
  });

  it('leaves nothing behind when it is interrupted', async () => {
    const script = `import { run } from ${module('run.mjs')}; await run('sh', ['-c', 'echo $$; sleep 60']);`;
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
  const older = "data:text/javascript,Object.defineProperty(process,'versions',{value:{node:'18.20.0'}})";

  it.each(['start.mjs', 'test.mjs', 'build.mjs', 'package.mjs'])('%s with too old a Node', async (name) => {
    const { code, output } = await run(process.execPath, ['--import', older, inRoot('scripts', name)], {
      output: 'keep',
    });
    expect(output).toContain('Node 20.19 or newer is needed; this is Node 18.20.0');
    expect(code).toBe(2);
  });

  it.each([
    ['test.mjs', ['--only', 'nonsense'], /There is no lane "nonsense".\nThe lanes are typecheck, /],
    ['start.mjs', ['--port', 'http'], /--port http is no port number/],
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
