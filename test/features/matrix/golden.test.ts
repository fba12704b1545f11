import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { finish } from '../../../server/src/base/steps.ts';
import { matrixModel } from '../../../server/src/features/matrix/matrixModel.ts';
import { caseEnvironment } from '../../support/caseWorld.ts';
import { renderMatrix } from './render.ts';

/**
 * Each case is one YAML file beside this test, and the golden file has its matrix as text. `npx vitest run -u` writes them
 * anew: read the difference.
 */
const folder = fileURLToPath(new URL('cases/', import.meta.url));

describe('the matrix says', () => {
  const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  it.each(files)('%s', async (name) => {
    const text = readFileSync(join(folder, name), 'utf8');
    const { view } = caseEnvironment(name, text);
    const model = finish(matrixModel(view, undefined, undefined, () => undefined));
    await expect(renderMatrix(model)).toMatchFileSnapshot(join(folder, `${basename(name, '.yaml')}.txt`));
  });
});
