import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { filesOfCase, sourceOf } from '../../support/marked.ts';
import { findingsOf, workbenchOf } from '../../support/workbench.ts';

const folder = new URL('./', import.meta.url);
const cases = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.case'),
);

/** A case without each of its objects in turn, the first of which is an object that stands before others in its file. */
function* withoutEach(files: ReadonlyMap<string, string>): Generator<ReadonlyMap<string, string>> {
  for (const [name, text] of files) {
    const objects = text.split(/^---\n/m);
    for (const gone of objects.keys()) {
      yield new Map(files).set(name, objects.filter((_, index) => index !== gone).join('---\n'));
    }
  }
}

it.each(cases)(
  'what is found of %s after an edit is what is found from the start',
  (name) => {
    const marked = filesOfCase(readFileSync(new URL(name, folder), 'utf8'));
    const files = new Map([...marked].map(([file, text]) => [file, sourceOf(file, text)]));
    let workbench = workbenchOf(files);
    findingsOf(workbench);
    for (const edited of withoutEach(files)) {
      workbench = workbenchOf(edited, undefined, workbench);
      expect(findingsOf(workbench)).toEqual(findingsOf(workbenchOf(edited)));
      workbench = workbenchOf(files, undefined, workbench);
      expect(findingsOf(workbench)).toEqual(findingsOf(workbenchOf(files)));
    }
  },
  60_000,
);
