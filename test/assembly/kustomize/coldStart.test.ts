import { expect, it } from 'vitest';
import { assembleWith, nothingMore } from '../../../server/src/assembly/assembleWith.ts';
import type { Moment } from '../../../server/src/assembly/resolveOrigin.ts';
import { finish } from '../../../server/src/base/steps.ts';
import { reportFile } from '../../../server/src/rules/report.ts';
import { readFile } from '../../../server/src/workspace/file.ts';
import {
  emptySnapshot,
  type Snapshot,
  withClosedFile,
  withFolders,
  withOpenFile,
  withTexts,
} from '../../../server/src/workspace/snapshot.ts';
import { randomTree } from '../../support/kustomize/randomTree.ts';
import { type Random, seeded } from '../../support/random.ts';
import { refusedIn } from '../../support/workbench.ts';

const root = 'file:///';

function opened(snapshot: Snapshot, name: string, text: string): Snapshot {
  const uri = `${root}${name}`;
  const input = { uri, language: 'yaml', version: 1, text } as const;
  return withOpenFile(snapshot, finish(readFile(input, snapshot.open.get(uri))), false);
}

const start = withFolders(emptySnapshot, [{ uri: 'file://', name: 'workspace' }]);

function cold(files: ReadonlyMap<string, string>): Moment {
  let snapshot = start;
  for (const [name, text] of files) snapshot = opened(snapshot, name, text);
  return assembleWith(snapshot, nothingMore);
}

/** What the environments hold and what is found in them, by name. */
function answers({ snapshot, assembly }: Moment): unknown {
  const environments = assembly.environments.map(({ world: _, refusals: __, ...environment }) => ({
    ...environment,
    refused: refusedIn(assembly.environments.find(({ id }) => id === environment.id)),
  }));
  const findings = [...snapshot.open.keys()].sort().map((uri) => {
    const file = snapshot.open.get(uri);
    return [uri, file && finish(reportFile({ snapshot, assembly }, file))];
  });
  return { environments, findings };
}

/** A change as people and their tools make it: of a line, of a word, or of a whole file. */
function randomEdit(random: Random, files: Map<string, string>, others: ReadonlyMap<string, string>): string {
  const name = random.pick([...files.keys()]);
  const text = files.get(name) ?? '';
  const lines = text.split('\n');
  const at = random.below(lines.length);
  const line = lines[at] ?? '';
  switch (random.below(7)) {
    case 0:
      lines.splice(at, 1);
      break;
    case 1:
      lines.splice(at, 0, line);
      break;
    case 2:
      lines[at] = line.replace(/web|api|shop|dev/, random.pick(['web', 'api', 'db', 'back']));
      break;
    case 3:
      lines.unshift('# moved');
      break;
    case 4:
      lines[at] = line.slice(0, random.below(line.length + 1));
      break;
    case 5:
      files.set(name, others.get(name) ?? text);
      return name;
    default:
      if (files.size > 1) files.delete(name);
      return name;
  }
  files.set(name, lines.join('\n'));
  return name;
}

it('answers after random edits of random trees as after a cold start, environment by environment', () => {
  let built = 0;
  for (let seed = 1; seed <= 12; seed++) {
    const random = seeded(seed);
    const others = randomTree(random).files;
    const files = new Map(randomTree(random).files);
    let warm = cold(files);
    for (let step = 0; step < 25; step++) {
      const name = randomEdit(random, files, others);
      const text = files.get(name);
      const changed =
        text === undefined
          ? withClosedFile(warm.snapshot, `${root}${name}`)
          : opened(warm.snapshot, name, text);
      // what is there again is known no more to be absent
      const snapshot = withTexts(changed, [[`${root}${name}`, undefined]]);
      warm = assembleWith(snapshot, nothingMore, warm.assembly);
      const fresh = cold(files);
      expect({ seed, step, name, ...(answers(warm) as object) }).toEqual({
        seed,
        step,
        name,
        ...(answers(fresh) as object),
      });
      built += fresh.assembly.environments.filter(({ objects }) => objects.length > 0).length;
    }
  }
  expect(built).toBeGreaterThan(300);
}, 240_000);
