import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { finish } from '../../../server/src/base/steps.ts';
import { walkOf } from '../../../server/src/features/walk/walkAt.ts';
import { caseEnvironment } from '../../support/caseWorld.ts';
import { linker } from '../preview/linker.ts';
import { renderWalk } from './render.ts';

/**
 * Each case is one YAML file beside this test; its first lines name the connections (`# walk: shop/web => shop/db : 5432`,
 * `# plugin: cilium`), and the golden file has the walk of each as text. `npx vitest run -u` writes them anew: read the
 * difference.
 */
const folder = fileURLToPath(new URL('cases/', import.meta.url));

describe('the walk of a decision says', () => {
  const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  it.each(files)('%s', async (name) => {
    const text = readFileSync(join(folder, name), 'utf8');
    const { manifests, view } = caseEnvironment(name, text);
    const link = linker(name, text, manifests);
    const questions = [...text.matchAll(/^# walk: (.+?) => (.+?)(?: : (.+))?$/gm)];
    expect(questions.length).toBeGreaterThan(0);
    const walks = questions.map(([line, from = '', to = '', port]) => {
      const answer = finish(walkOf(view, { from, to, port }, link));
      return `${line}\n${renderWalk(answer)}`;
    });
    await expect(walks.join('\n')).toMatchFileSnapshot(join(folder, `${basename(name, '.yaml')}.txt`));
  });
});
