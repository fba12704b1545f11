import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { completenessOf } from '../../../server/src/assembly/completeness.ts';
import { finish } from '../../../server/src/base/steps.ts';
import { matrixModel } from '../../../server/src/features/matrix/matrixModel.ts';
import { isKubernetesObject } from '../../../server/src/manifests/model.ts';
import { buildWorld } from '../../../server/src/network/world.ts';
import { manifestsIn } from '../../support/world.ts';
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
    const objects = manifestsIn([{ uri: name, text }])
      .map((manifest) => manifest.model)
      .filter(isKubernetesObject);
    const completeness = completenessOf(objects, 'default', undefined);
    const world = buildWorld(objects, { defaultNamespace: 'default', completeness });
    const model = finish(
      matrixModel(
        { name: 'shop', world, refusals: { isRefused: () => false }, refusedAt: () => [], snapshots: [] },
        undefined,
        undefined,
        () => undefined,
      ),
    );
    await expect(renderMatrix(model)).toMatchFileSnapshot(join(folder, `${basename(name, '.yaml')}.txt`));
  });
});
