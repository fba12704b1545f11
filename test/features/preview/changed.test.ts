import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { finish } from '../../../server/src/base/steps.ts';
import { likeIn } from '../../../server/src/features/lens/changes.ts';
import { previewAt } from '../../../server/src/features/preview/previewAt.ts';
import { root, workbenchOf } from '../../support/workbench.ts';
import { renderModel } from './render.ts';

/**
 * Each case is one file with two states, before and after, parted by a line `=====`; `# subject` stands above the objects of
 * the second one that are looked at. The golden file has the model of what is otherwise for each.
 * `npx vitest run -u` writes them anew: read the difference.
 */
const folder = fileURLToPath(new URL('changed/', import.meta.url));

describe('what is otherwise, for', () => {
  const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  it.each(files)('%s', async (name) => {
    const [before = '', after = ''] = readFileSync(join(folder, name), 'utf8').split(/^=====\n/m);
    const now = workbenchOf(new Map([[name, after]]));
    const past = workbenchOf(new Map([[name, before]]));
    const [environment] = now.assembly.environments;
    const old = environment && likeIn(past, environment);
    if (old === undefined) throw new Error('both states are of one environment');
    const lines = after.split('\n');
    const places = lines.flatMap((line, index) => (line === '# subject' ? [index + 2] : []));
    expect(places.length).toBeGreaterThan(0);
    const models = places.map((line) => {
      const focus = { uri: `${root}/${name}`, position: { line, character: 0 } };
      const answer = finish(previewAt(now, focus, { environment: old, name: 'HEAD' }));
      return answer.kind === 'whole' ? renderModel(answer.model) : `${answer.message}\n`;
    });
    await expect(models.join('\n')).toMatchFileSnapshot(join(folder, `${basename(name, '.yaml')}.txt`));
  });
});
