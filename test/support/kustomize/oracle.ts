import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { parseAllDocuments } from 'yaml';

const run = promisify(execFile);

export type Answer = { readonly objects: readonly unknown[] } | { readonly error: string };

/** Asks kustomize itself. */
export async function askKustomize(program: string, directory: string): Promise<Answer> {
  try {
    const { stdout } = await run(program, ['build', directory], { timeout: 60_000, maxBuffer: 100_000_000 });
    const documents = parseAllDocuments(stdout, { version: '1.1', schema: 'core', uniqueKeys: false });
    const objects = Array.isArray(documents) ? documents.map((document): unknown => document.toJS()) : [];
    return { objects: objects.filter((object) => object !== null) };
  } catch (error) {
    return { error: error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error) };
  }
}

/** Writes files into a new folder, which is taken away afterwards. */
export async function withFolder<T>(
  files: ReadonlyMap<string, string>,
  use: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'policy-lens-kustomize-'));
  try {
    for (const [path, text] of files) {
      const file = join(folder, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
