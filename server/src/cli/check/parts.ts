import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parentPort, Worker, workerData } from 'node:worker_threads';
import { configurationsAbove } from '../files/configurations.ts';
import { findFiles } from '../files/findFiles.ts';
import { type CheckCommand, type Checked, checkHere } from './checkHere.ts';

/** A thread that checks fewer different texts saves no time: it has to start, and to find out again what others know. */
const fewFiles = 100;

/** More threads wait for each other's memory. */
const mostParts = 4;

/**
 * Checks the files of a command, on several threads where each file can be checked by itself and there are many.
 * @param folder that holds the built programs
 * @throws Failure where it can't be done
 */
export async function checkInParts(command: CheckCommand, cwd: string, folder: string): Promise<Checked> {
  const program = join(folder, 'cli.cjs');
  const [own, ...others] = existsSync(program) ? partsOf(command, cwd) : [command];
  if (own === undefined || others.length === 0) return checkHere(command, cwd);
  const answers = others.map((part) => answerOf(new Worker(program, { workerData: { part, cwd } })));
  const parts = [checkHere(own, cwd), ...(await Promise.all(answers))];
  return {
    findings: parts.flatMap(({ findings }) => findings),
    checked: parts.flatMap(({ checked }) => checked),
    count: parts.reduce((sum, { count }) => sum + count, 0),
    unread: parts.flatMap(({ unread }) => unread),
  };
}

/** What a thread that `checkInParts` has started does. */
export function checkPart(): void {
  const { part, cwd }: { readonly part: CheckCommand; readonly cwd: string } = workerData;
  parentPort?.postMessage(checkHere(part, cwd));
}

function answerOf(worker: Worker): Promise<Checked> {
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}

/**
 * The command for parts of its files, where none of them concerns another one: profiles of engines, which are JSON and no
 * objects of Kubernetes, without a configuration. Copies of one profile lie beside each other, so parts are not mixed.
 */
function partsOf(command: CheckCommand, cwd: string): readonly CheckCommand[] {
  const { paths, configuration, environment, snapshots } = command;
  if (environment !== undefined || snapshots.length > 0 || typeof configuration === 'object')
    return [command];
  const found = findFiles(paths, cwd);
  const files = found.files.map(({ path }) => path);
  const most = Math.min(mostParts, availableParallelism());
  if (most < 2 || files.length < 2 * fewFiles || found.unread.length > 0) return [command];
  if (configuration === 'found' && configurationsAbove(found).length > 0) return [command];
  const count = Math.min(most, Math.floor((profileTexts(files)?.size ?? 0) / fewFiles));
  if (count < 2) return [command];
  const length = Math.ceil(files.length / count);
  return Array.from({ length: count }, (_, index) => ({
    ...command,
    paths: files.slice(index * length, (index + 1) * length),
  }));
}

/** What stands in the files, each text once; undefined where one may hold an object of Kubernetes, or can't be read. */
function profileTexts(files: readonly string[]): ReadonlySet<string> | undefined {
  const texts = new Set<string>();
  for (const path of files) {
    const text = path.endsWith('.json') ? textIn(path) : undefined;
    if (text === undefined || /apiVersion|\\u|\0/i.test(text)) return undefined;
    texts.add(text);
  }
  return texts;
}

/** Bytes are enough to tell texts apart, and to find words of ASCII in them. */
function textIn(path: string): string | undefined {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return undefined;
  }
}
