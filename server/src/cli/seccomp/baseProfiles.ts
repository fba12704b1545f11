import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Origin } from '../../base/origin.ts';
import { finish } from '../../base/steps.ts';
import { type MergedProfile, mergeBases } from '../../seccomp/operator/merged.ts';
import type { RawProfile } from '../../seccomp/rawProfile.ts';
import { isCandidate, languageByName } from '../../workspace/candidates.ts';
import { readFile, type WorkspaceFile } from '../../workspace/file.ts';
import { defaultSettings } from '../../workspace/settings.ts';
import { uriOfPath } from '../files/paths.ts';
import { readTextFile } from '../files/readText.ts';

/** The objects of the Security Profiles Operator in a file and in those beside it, which are read when they are needed. */
export class FilesBeside {
  readonly #path: string;
  readonly #own: WorkspaceFile;
  #beside: readonly ReadFile[] | undefined;

  /** @param path of the file, absolute */
  constructor(path: string, own: WorkspaceFile) {
    this.#path = path;
    this.#own = own;
  }

  /** A profile with the rules of its bases, as far as they are in these files. */
  merge(profile: RawProfile): MergedProfile {
    return mergeBases(profile, (name) => {
      for (const { file } of this.#files()) {
        for (const { model } of file.documents.flatMap(({ manifests }) => manifests)) {
          if (model.kind === 'SeccompProfile' && model.form === 'spo' && model.name === name) return model;
        }
      }
      return undefined;
    });
  }

  /** Where an element stands; undefined where it is in none of the files that were read. */
  placeOf({ object, path }: Origin): { readonly path: string; readonly line: number } | undefined {
    const read = [{ path: this.#path, file: this.#own }, ...(this.#beside ?? [])];
    for (const { path: at, file } of read) {
      for (const { start, manifests } of file.documents) {
        const element = manifests.find(({ id }) => id === object)?.locate(path);
        if (element !== undefined) {
          return { path: at, line: file.lines.positionAt(start + element.key.start).line };
        }
      }
    }
    return undefined;
  }

  *#files(): Generator<ReadFile> {
    yield { path: this.#path, file: this.#own };
    this.#beside ??= readBeside(this.#path);
    yield* this.#beside;
  }
}

interface ReadFile {
  readonly path: string;
  readonly file: WorkspaceFile;
}

/** Other manifests of the same folder, in the order of their names. */
function readBeside(path: string): readonly ReadFile[] {
  const folder = dirname(path);
  return readdirSync(folder)
    .map((name) => join(folder, name))
    .filter((other) => other !== path && isCandidate(uriOfPath(other)))
    .sort()
    .flatMap((other) => {
      const read = readTextFile(other, defaultSettings.largeFileLimit);
      if (read.kind === 'declined') return [];
      const uri = uriOfPath(other);
      const text = { uri, language: languageByName(uri), version: 0, text: read.text };
      return [{ path: other, file: finish(readFile(text)) }];
    });
}
