import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { RuntimeName } from '../../../server/src/seccomp/target.ts';
import { checkout } from '../checkout.ts';

/** A runtime that can be run here. */
export interface Runtime {
  readonly name: RuntimeName;
  readonly version: string;
  readonly program: string;
}

/** Where `scripts/runtimes.mjs` keeps what it has built. */
const built = join(checkout, '.cache/runtimes');

/** A container that ends at all ends sooner. */
const timeLimit = 20_000;

/** Those that are installed, and those that were built: folders such as `runc-1.4.2`. */
export function findRuntimes(): readonly Runtime[] {
  const installed = (['runc', 'crun'] as const).flatMap((name) => {
    const { stdout } = spawnSync(name, ['--version'], { encoding: 'utf8' });
    const version = /version (\d+\.\d+\.\d+)/.exec(stdout ?? '')?.[1];
    return version === undefined ? [] : [{ name, version, program: name }];
  });
  const folders = existsSync(built) ? readdirSync(built) : [];
  const others = folders.flatMap((folder): readonly Runtime[] => {
    const [, name, version = ''] = /^(runc|youki)-(.+)$/.exec(folder) ?? [];
    const program = join(built, folder, name === 'youki' ? 'bin/youki' : 'runc');
    return name === undefined || !existsSync(program)
      ? []
      : [{ name: name as RuntimeName, version, program }];
  });
  return [...installed, ...others];
}

export interface RunOutcome {
  /** 124 where it was ended at the time limit. */
  readonly code: number;
  readonly out: Buffer;
  readonly error: string;
}

/**
 * Runs a bundle in a container.
 * @param state a folder of the runtime's own
 */
export function runContainer(
  runtime: Runtime,
  bundle: string,
  state: string,
  id: string,
): Promise<RunOutcome> {
  const [file, ...words] = commandOf(runtime, ['run', ...bundleFlags(runtime, bundle), id], state);
  return run(file, words).then(async (outcome) => {
    const [deleting, ...rest] = commandOf(runtime, ['delete', '--force', id], state);
    if (outcome.code === 124) await run(deleting, rest);
    return outcome;
  });
}

function bundleFlags({ name }: Runtime, bundle: string): readonly string[] {
  return name === 'youki' ? ['-b', bundle] : ['--bundle', bundle];
}

/** crun and youki want a cgroup of the second version to themselves, so they get one in a mount namespace of their own. */
function commandOf(
  { name, program }: Runtime,
  words: readonly string[],
  state: string,
): readonly [string, ...string[]] {
  if (name === 'runc') return [program, '--root', state, ...words];
  const flags = name === 'crun' ? ['--cgroup-manager=disabled', '--root', state] : ['--root', state];
  const prepare = [
    'mount --make-rprivate /',
    'umount -R /sys/fs/cgroup',
    'mount -t cgroup2 none /sys/fs/cgroup',
    'exec "$@"',
  ].join(' && ');
  return ['unshare', '-m', 'sh', '-c', prepare, 'sh', program, ...flags, ...words];
}

/** Each has a process group of its own, which is ended as a whole; a runtime can go round in circles under a tight filter. */
function run(file: string, words: readonly string[]): Promise<RunOutcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, words, { detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    const out: Buffer[] = [];
    let error = '';
    let ended = false;
    const timer = setTimeout(() => {
      ended = true;
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    }, timeLimit);
    child.stdout.on('data', (data: Buffer) => out.push(data));
    child.stderr.on('data', (data: Buffer) => {
      if (error.length < 100_000) error += data.toString();
    });
    child.on('error', reject);
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      const number = ended ? 124 : (code ?? (signal === 'SIGSYS' ? 159 : 137));
      resolve({ code: number, out: Buffer.concat(out), error });
    });
  });
}
