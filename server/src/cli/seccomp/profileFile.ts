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
import { shownPath, uriOfPath } from '../files/paths.ts';
import { readTextFile } from '../files/readText.ts';
import { Failure, type Terminal } from '../terminal.ts';
import { FilesBeside } from './baseProfiles.ts';

/** A profile that was named on the command line. */
export interface ProfileFile {
  readonly source: ProfileSource;
  /** As it is written, where that is not the same: an object without the rules of its base profiles. */
  readonly written: RawProfile;
  /** The name of a base profile that is not known, so that its rules are missing. */
  readonly unknownBase: string | undefined;
  /** The file that an element stands in, where that is another one. */
  readonly fileOf: (origin: Origin) => string | undefined;
  /** The zero-based line on which an element begins. */
  readonly lineOf: (origin: Origin) => number | undefined;
}

/**
 * Reads the profile in a file: the first that is recognised, which is said where there are more, or else the whole file,
 * for whoever names a file as a profile means it.
 * @throws Failure where it can't be read
 */
export function readProfileFile(path: string, terminal: Terminal): ProfileFile {
  const whole = resolve(terminal.cwd, path);
  const read = readTextFile(whole, defaultSettings.largeFileLimit);
  if (read.kind === 'declined') throw new Failure(`${path} can’t be read: ${read.note}.`);
  const { text } = read;
  const language = /\.jsonc?$/.test(path) || /^\s*[[{]/.test(text) ? 'json' : 'yaml';
  const file = finish(readFile({ uri: uriOfPath(whole), language, version: 0, text }));
  return recognised(file, text, path, whole, terminal) ?? anything(file, text, path, language);
}

function recognised(
  file: WorkspaceFile,
  text: string,
  path: string,
  whole: string,
  { cwd, error }: Terminal,
): ProfileFile | undefined {
  const [model, ...others] = file.documents
    .flatMap(({ manifests }) => manifests)
    .flatMap((manifest) => (manifest.model.kind === 'SeccompProfile' ? [manifest.model] : []));
  if (model === undefined) return undefined;
  if (others.length > 0) {
    error(`policy-lens: ${path} holds ${others.length + 1} profiles; the first is taken.\n`);
  }
  const beside = new FilesBeside(whole, file);
  const merged = beside.merge(model);
  if (merged.kind === 'endless') {
    throw new Failure(`The base profiles of ${path} have no end: the operator writes no file.`);
  }
  return {
    source: { profile: merged.profile, text: model.form === 'profile' ? text : undefined, path },
    written: model,
    unknownBase: merged.kind === 'partly' ? merged.unknownBase : undefined,
    lineOf: (origin) => beside.placeOf(origin)?.line,
    fileOf: (origin) => {
      const at = beside.placeOf(origin)?.path;
      return at === undefined || at === whole ? undefined : shownPath(cwd, at);
    },
  };
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
    written: profile,
    unknownBase: undefined,
    fileOf: () => undefined,
    lineOf: ({ path: at }) => root && lineAt(file.lines, document?.start ?? 0, locate(root, at)),
  };
}

function lineAt(lines: Lines, start: number, element: ElementRange | undefined): number | undefined {
  return element && lines.positionAt(start + element.key.start).line;
}

/** Says that an answer is one without the rules of a base profile. */
export function tellUnknownBase(name: string, { error }: Terminal): void {
  error(
    `policy-lens: The base profile ${name} is not in this folder: its rules are missing in the answer.\n`,
  );
}
