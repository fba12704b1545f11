import { readFileSync } from 'node:fs';
import { inRoot } from './checkout.mjs';

/** The packaged extension of this version, whether or not it has been built. */
export function vsixFile() {
  const { name, version } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));
  return inRoot(`dist/${name}-${version}.vsix`);
}
