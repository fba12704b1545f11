import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { finish } from '../../../server/src/base/steps.ts';
import { noPlaces } from '../../../server/src/features/preview/links.ts';
import { previewModel } from '../../../server/src/features/preview/previewModel.ts';
import { targetAt } from '../../../server/src/features/preview/targetAt.ts';
import { caseEnvironment } from '../../support/caseWorld.ts';
import { linker } from './linker.ts';
import { renderModel } from './render.ts';

/**
 * Each case is one YAML file beside this test; its first lines name the subjects (`# subject: Kind/namespace/name`, with
 * `#path` behind it an element of the object, `# plugin: cilium`), and the golden file has the model of each as text. `npx vitest run -u` writes them anew: read the difference.
 */
const folder = fileURLToPath(new URL('cases/', import.meta.url));

describe('the traffic preview says', () => {
  const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  it.each(files)('%s', async (name) => {
    const text = readFileSync(join(folder, name), 'utf8');
    const { manifests, view } = caseEnvironment(name, text);
    const link = linker(name, text, manifests);
    const subjects = [...text.matchAll(/^# subject: (\S+)$/gm)].map((match) => match[1]);
    expect(subjects.length).toBeGreaterThan(0);
    const models = subjects.map((id) => {
      const [object, path = ''] = (id ?? '').split('#');
      const found = manifests.find((manifest) => manifest.id === `${name}#${object}`);
      const target = found && targetAt(view.world, found.model, path, undefined);
      const model = target && finish(previewModel(view, target, { ...noPlaces, link }));
      if (model === undefined) throw new Error(`${name} has no subject ${id}`);
      return renderModel(model);
    });
    await expect(models.join('\n')).toMatchFileSnapshot(join(folder, `${basename(name, '.yaml')}.txt`));
  });
});
