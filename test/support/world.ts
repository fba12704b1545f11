import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { type Manifest, manifestsOf } from '../../server/src/manifests/manifest.ts';
import { buildWorld, closed, type World, type WorldOptions } from '../../server/src/network/world.ts';
import { parseText } from '../../server/src/syntax/parse.ts';

export interface TextFile {
  readonly uri: string;
  readonly text: string;
}

/** All objects of some files that policies are about. */
export function manifestsIn(files: readonly TextFile[]): readonly Manifest[] {
  return files.flatMap(({ uri, text }) => {
    const seen = new Map<string, number>();
    const language = uri.endsWith('.json') ? 'json' : 'yaml';
    return parseText(language, text).slices.flatMap(({ document }) => manifestsOf(document, uri, seen));
  });
}

/** A world from texts; closed, unless the options say otherwise. */
export function worldOf(files: readonly TextFile[] | string, options: Partial<WorldOptions> = {}): World {
  const list = typeof files === 'string' ? [{ uri: 'file:///test.yaml', text: files }] : files;
  const objects = manifestsIn(list).map((manifest) => manifest.model);
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

/**
 * A file's objects, one a JSON file, with what is left out in some of the reference cases: the kind of the items of
 * typed lists (`kind: PodList`), which a server's output does not repeat, and the kind of an owner.
 */
export function separated({ uri, text }: TextFile): readonly TextFile[] {
  const roots = parseAllDocuments(text).map((document) => document.toJS() as unknown);
  return roots.flatMap(flatten).map((object, index) => ({
    uri: `${uri}.${index}.json`,
    text: JSON.stringify(object),
  }));
}

function flatten(object: unknown): readonly unknown[] {
  if (typeof object !== 'object' || object === null) return [];
  if (!('kind' in object) || !('items' in object)) return [withOwnerKinds(object)];
  const { kind, items } = object;
  if (typeof kind !== 'string' || !kind.endsWith('List') || !Array.isArray(items)) return [object];
  const typed =
    kind === 'List'
      ? {}
      : { apiVersion: 'apiVersion' in object ? object.apiVersion : '', kind: kind.slice(0, -4) };
  return items.flatMap((item: unknown) => flatten({ ...typed, ...(item ?? {}) }));
}

function withOwnerKinds(object: object): object {
  const metadata = 'metadata' in object ? object.metadata : undefined;
  if (typeof metadata !== 'object' || metadata === null || !('ownerReferences' in metadata)) return object;
  const { ownerReferences } = metadata;
  if (!Array.isArray(ownerReferences)) return object;
  const owners = ownerReferences.map((owner: object) => ({ kind: 'Pod', ...owner }));
  return { ...object, metadata: { ...metadata, ownerReferences: owners } };
}
