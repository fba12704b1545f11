import { nameOf } from '../base/uri.ts';
import type { Language } from './file.ts';
import { isKustomizationFile } from './kustomizationFile.ts';

/** Whether a file may hold manifests, by its name. */
export function isCandidate(uri: string): boolean {
  return /\.(ya?ml|jsonc?)$/i.test(nameOf(uri)) || isKustomizationFile(uri);
}

/** The format of a file that no editor has given a language. */
export function languageByName(uri: string): Language {
  return /\.jsonc?$/i.test(uri) ? 'json' : 'yaml';
}
