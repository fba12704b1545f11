import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { buildFolder, objectsOf } from '../../support/kustomize/files.ts';
import { mistakes } from '../../support/kustomize/mistakes.ts';
import { askKustomize, withFolder } from '../../support/kustomize/oracle.ts';
import { randomTree } from '../../support/kustomize/randomTree.ts';
import { seeded } from '../../support/random.ts';
import { describeShared } from '../../support/shared.ts';

const program = process.env['KUSTOMIZE'] ?? '';
const count = Number(process.env['KUSTOMIZE_TREES'] ?? 250);
const seed = Number(process.env['KUSTOMIZE_SEED'] ?? 1);

interface Comparison {
  readonly differences: readonly string[];
  /** Objects that both build; undefined where kustomize refuses. */
  readonly built: number | undefined;
}

/** @param directory where the files lie on disk */
async function compare(
  files: ReadonlyMap<string, string>,
  folder: string,
  directory: string,
): Promise<Comparison> {
  const theirs = await askKustomize(program, join(directory, folder));
  const ours = buildFolder(files, folder);
  const said = ours.problems.map(({ message }) => message).join(' | ');
  if ('error' in theirs) {
    // it has crashed, which is no answer
    if (/^panic: /m.test(theirs.error)) return { differences: [], built: undefined };
    const isRefused = said !== '' || isRemoteRefusal(theirs.error, ours.unknowns.length);
    return { differences: isRefused ? [] : [`kustomize refuses: ${theirs.error}`], built: undefined };
  }
  if (said !== '') return { differences: [`we refuse: ${said}`], built: undefined };
  const mine = sorted(objectsOf(ours));
  const differences = sorted(theirs.objects).flatMap((object, index) =>
    isDeepStrictEqual(object, mine[index])
      ? []
      : [`theirs ${JSON.stringify(object)}\nours   ${JSON.stringify(mine[index])}`],
  );
  if (mine.length !== theirs.objects.length) {
    differences.unshift(`${mine.length} objects, not ${theirs.objects.length}`);
  }
  return { differences, built: mine.length };
}

/** kustomize fetches what lies elsewhere, which to us is unknown. */
function isRemoteRefusal(error: string, unknowns: number): boolean {
  return unknowns > 0 && /git|http|Get "|lookup|dial/i.test(error);
}

/** kustomize writes some kinds before others. */
function sorted(objects: readonly unknown[]): readonly unknown[] {
  return objects.toSorted((left, right) => (identity(left) < identity(right) ? -1 : 1));
}

function identity(object: unknown): string {
  const { apiVersion, kind, metadata } = object as {
    apiVersion: string;
    kind: string;
    metadata: { name: string; namespace?: string };
  };
  return [apiVersion, kind, metadata.name, metadata.namespace ?? ''].join('\n');
}

describe('random trees', () => {
  it(
    'are built as kustomize builds them, and refused where it refuses them',
    async () => {
      const differences: string[] = [];
      let built = 0;
      for (let index = 0; index < count; index++) {
        const at = seed * 100_000 + index;
        const { files, folders } = randomTree(seeded(at));
        const folder = folders.at(-1) ?? '';
        const found = await withFolder(files, (directory) => compare(files, folder, directory));
        differences.push(...found.differences.map((what) => `seed ${at}: ${what}`));
        if (found.built !== undefined) built++;
      }
      expect(differences.slice(0, 3).join('\n\n'), `${differences.length} differences`).toBe('');
      // A generator of trees that kustomize refuses would prove nothing.
      expect(built).toBeGreaterThan(count / 3);
    },
    60_000 + count * 2_000,
  );
});

describe('mistakes', () => {
  it.each(mistakes)(
    '$name: is refused where kustomize refuses it, at a line',
    async ({ files }) => {
      const { differences } = await withFolder(files, (directory) => compare(files, 'top', directory));
      expect(differences.join('\n\n')).toBe('');
      for (const { place } of buildFolder(files, 'top').problems) {
        const text = files.get(place.source.uri.slice('file:///'.length));
        expect(text, place.source.uri).toBeDefined();
        expect(place.value.start).toBeLessThanOrEqual(text?.length ?? 0);
      }
    },
    60_000,
  );
});

describeShared('real kustomizations', 'cases/networkpolicies', (root) => {
  const paths = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) =>
    statSync(join(root, path)).isFile(),
  );
  const files = new Map(paths.map((path) => [path, readFileSync(join(root, path), 'utf8')]));
  const folders = paths.filter((path) => /kustomization\.ya?ml$/i.test(path)).map((path) => dirname(path));

  it('are there', () => {
    expect(folders.length).toBeGreaterThanOrEqual(12);
  });

  it.each(folders.map((folder) => relative('.', folder)))(
    '%s',
    async (folder) => {
      const { differences } = await compare(files, folder, root);
      expect(differences.join('\n\n')).toBe('');
    },
    120_000,
  );
});
