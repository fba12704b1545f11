import { basename, resolve } from 'node:path';
import type { Lines } from '../../base/lines.ts';
import type { ElementRange, Origin } from '../../base/origin.ts';
import { finish } from '../../base/steps.ts';
import { locate } from '../../manifests/locate.ts';
import { lowerValue } from '../../manifests/seccomp/lowerValue.ts';
import type { RawProfile } from '../../seccomp/rawProfile.ts';
import type { ProfileSource } from '../../seccomp/source.ts';
import { readFile, type WorkspaceFile } from '../../workspace/file.ts';
import { defaultSettings } from '../../workspace/settings.ts';
import { uriOfPath } from '../files/paths.ts';
import { readTextFile } from '../files/readText.ts';
import { Failure } from '../terminal.ts';

/** A profile that was named on the command line. */
export interface ProfileFile {
  readonly source: ProfileSource;
  /** The zero-based line on which an element begins. */
  readonly lineOf: (origin: Origin) => number | undefined;
}

/**
 * Reads the profile in a file: the first that is recognised, or else the whole file, for whoever names a file as a profile
 * means it.
 * @throws Failure where it can't be read
 */
export function readProfileFile(path: string, cwd: string): ProfileFile {
  const whole = resolve(cwd, path);
  const read = readTextFile(whole, defaultSettings.largeFileLimit);
  if (read.kind === 'declined') throw new Failure(`${path} can’t be read: ${read.note}.`);
  const { text } = read;
  const language = /\.jsonc?$/.test(path) || /^\s*[[{]/.test(text) ? 'json' : 'yaml';
  const file = finish(readFile({ uri: uriOfPath(whole), language, version: 0, text }));
  return recognised(file, text, path) ?? anything(file, text, path, language);
}

function recognised(file: WorkspaceFile, text: string, path: string): ProfileFile | undefined {
  for (const document of file.documents) {
    for (const { model, locate: find } of document.manifests) {
      if (model.kind !== 'SeccompProfile') continue;
      const isWhole = model.form === 'profile';
      return {
        source: { profile: model, text: isWhole ? text : undefined, path },
        lineOf: (origin) => lineAt(file.lines, document.start, find(origin.path)),
      };
    }
  }
  return undefined;
}

function anything(file: WorkspaceFile, text: string, path: string, language: 'json' | 'yaml'): ProfileFile {
  const [document] = file.documents;
  const root = document?.syntax?.root;
  const object = `${file.uri}#${basename(path)}`;
  const origin: Origin = { object, path: '' };
  const body =
    root === undefined
      ? ({ kind: 'null', origin } as const)
      : lowerValue(object, root, '', { key: root.range, value: root.range });
  const profile: RawProfile = {
    kind: 'SeccompProfile',
    form: 'profile',
    language,
    apiVersion: undefined,
    namespace: undefined,
    name: undefined,
    body,
    origin,
  };
  return {
    source: { profile, text, path },
    lineOf: ({ path: at }) => root && lineAt(file.lines, document?.start ?? 0, locate(root, at)),
  };
}

function lineAt(lines: Lines, start: number, element: ElementRange | undefined): number | undefined {
  return element && lines.positionAt(start + element.key.start).line;
}
