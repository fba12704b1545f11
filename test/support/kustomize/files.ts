import { type Build, build } from '../../../server/src/assembly/kustomize/build/build.ts';
import type { Files } from '../../../server/src/assembly/kustomize/files.ts';
import { loadFile } from '../../../server/src/assembly/kustomize/tree/loadFile.ts';
import { type Plain, plainOf } from '../../../server/src/assembly/kustomize/tree/plain.ts';

/** Files by path, as builds read them. */
function filesOf(texts: ReadonlyMap<string, string>): Files {
  const loaded = new Map(
    [...texts].map(([path, text]) => [`file:///${path}`, loadFile(`file:///${path}`, text)]),
  );
  return {
    fileAt: (uri) => loaded.get(uri) ?? 'absent',
  };
}

export function buildFolder(texts: ReadonlyMap<string, string>, folder: string): Build {
  return build(`file:///${folder}`, filesOf(texts), new Map());
}

export function objectsOf({ objects }: Build): readonly Plain[] {
  return objects.map(plainOf);
}
