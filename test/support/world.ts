import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { finish } from '../../server/src/base/steps.ts';
import type { Manifest } from '../../server/src/manifests/manifest.ts';
import { isKubernetesObject } from '../../server/src/manifests/model.ts';
import { buildWorld, closed, type World, type WorldOptions } from '../../server/src/network/world.ts';
import { readFile } from '../../server/src/workspace/file.ts';

export interface TextFile {
  readonly uri: string;
  readonly text: string;
}

/** All objects of some files that policies are about, read as the workspace reads them. */
export function manifestsIn(files: readonly TextFile[]): readonly Manifest[] {
  return files.flatMap(({ uri, text }) => {
    const language = uri.endsWith('.json') ? 'json' : 'yaml';
    const { documents } = finish(readFile({ uri, language, version: 1, text }));
    return documents.flatMap(({ manifests }) => manifests);
  });
}

/** A world from texts; closed, unless the options say otherwise. */
export function worldOf(files: readonly TextFile[] | string, options: Partial<WorldOptions> = {}): World {
  const list = typeof files === 'string' ? [{ uri: 'file:///test.yaml', text: files }] : files;
  const objects = manifestsIn(list)
    .map((manifest) => manifest.model)
    .filter(isKubernetesObject);
  return buildWorld(objects, { defaultNamespace: 'default', completeness: closed, ...options });
}

/** The YAML and JSON files below a folder, in the order of their names. */
export function filesBelow(folder: string): readonly TextFile[] {
  return readdirSync(folder)
    .sort()
    .flatMap((name) => {
      const path = join(folder, name);
      if (statSync(path).isDirectory()) return filesBelow(path);
      return /\.(ya?ml|json)$/.test(name)
        ? [{ uri: `file://${path}`, text: readFileSync(path, 'utf8') }]
        : [];
    });
}
