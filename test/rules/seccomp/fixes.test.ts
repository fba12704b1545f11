import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { byPlace } from '../../../server/src/cli/check/checkFiles.ts';
import { changesBy } from '../../support/fixes.ts';
import { filesOfCase, sourceOf } from '../../support/marked.ts';
import { findingsOf, root, workbenchOf } from '../../support/workbench.ts';

const folder = new URL('../cases/', import.meta.url);
const names = readdirSync(folder).filter((name) => name.startsWith('seccomp-'));

// `npx vitest run -u` writes the golden files anew: read the difference.
it.each(names)('the fixes of %s do what they say', async (name) => {
  const shown = [...filesOfCase(readFileSync(new URL(name, folder), 'utf8'))].flatMap(([file, marks]) => {
    const text = sourceOf(file, marks)
      .split('\n')
      .filter((line) => !/^\s*# \^/.test(line))
      .join('\n');
    const workbench = workbenchOf(new Map([[file, text]]));
    return findingsOf(workbench)
      .toSorted(byPlace)
      .flatMap(({ rule, fixes }) =>
        fixes.map((fix) => {
          const safety = fix.safe ? 'safe' : 'to be looked at';
          return `${file} ${rule}: ${fix.title} (${safety})\n${changesBy(fix, `${root}/${file}`, text)}\n`;
        }),
      );
  });
  await expect(shown.join('\n')).toMatchFileSnapshot(`golden/${name.replace('.case', '.txt')}`);
});
