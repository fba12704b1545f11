import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { assemble } from '../../server/src/assembly/assemble.ts';
import { finish } from '../../server/src/base/steps.ts';
import type { Workbench } from '../../server/src/rules/workbench.ts';
import { readFile } from '../../server/src/workspace/file.ts';
import { withOpenFile } from '../../server/src/workspace/snapshot.ts';
import { root, workbenchOf } from '../support/workbench.ts';

const shop = readFileSync(new URL('workspace/shop.yaml', import.meta.url), 'utf8');

/** A text with a cursor, in a workspace of its own. */
export interface CursorCase {
  readonly title: string;
  readonly uri: string;
  readonly text: string;
  /** Where `$0` stood. */
  readonly offset: number;
  readonly workbench: Workbench;
}

/** The files of a folder of cases, with the place of what is expected of each. */
export function caseFiles(folder: URL): readonly { name: string; text: string; expected: string }[] {
  return readdirSync(folder)
    .filter((name) => /\.(ya?ml|jsonc?)$/.test(name))
    .sort()
    .map((name) => ({
      name,
      text: readFileSync(new URL(name, folder), 'utf8'),
      expected: fileURLToPath(new URL(`${name}.expected.md`, folder)),
    }));
}

/**
 * The cases of a file: each begins at a line `=== title`, which may name the file in brackets: `=== title [a.json]`.
 * `<policy>` on a line of its own stands for the head of a policy of namespace shop, up to `spec:`.
 */
export function cursorCases(text: string, withShop = true): readonly CursorCase[] {
  return text
    .split(/^=== /m)
    .slice(1)
    .map((part) => {
      const end = part.indexOf('\n');
      const [, title = '', file = 'policy.yaml'] = /^(.*?)(?: \[(.*)\])?$/.exec(part.slice(0, end)) ?? [];
      return caseAt(title, file, part.slice(end + 1).replace(/^<policy>$/m, head), withShop);
    });
}

const head = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: web
  namespace: shop
spec:`;

function caseAt(title: string, file: string, marked: string, withShop: boolean): CursorCase {
  const offset = marked.indexOf('$0');
  if (offset < 0) throw new Error(`the case "${title}" has no cursor`);
  const text = marked.replace('$0', '');
  const files = new Map(withShop ? [['shop.yaml', shop]] : []);
  return { title, uri: `${root}/${file}`, text, offset, workbench: workbenchOf(files.set(file, text)) };
}

const shopAlone = workbenchOf(new Map([['shop.yaml', shop]]));

/** The workspace of the cases, with one more file. */
export function shopWith(file: string, text: string): Workbench {
  const uri = `${root}/${file}`;
  const language = file.endsWith('.json') ? 'json' : 'yaml';
  const read = finish(readFile({ uri, language, version: 1, text }));
  const snapshot = withOpenFile(shopAlone.snapshot, read, false);
  return { snapshot, assembly: assemble(snapshot, shopAlone.assembly) };
}
