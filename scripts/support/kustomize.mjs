import { existsSync, mkdirSync } from 'node:fs';
import { inRoot } from './checkout.mjs';
import { findProgram } from './findProgram.mjs';
import { run } from './run.mjs';
import { MissingPackage, Stop } from './stop.mjs';

const version = '5.7.1';

/** Kept between runs. */
const folder = inRoot(`.cache/kustomize-${version}`);

/**
 * Builds kustomize from its Go module where it is not there already.
 * @returns {Promise<string>} the program's path
 */
export async function buildKustomize() {
  const program = `${folder}/kustomize`;
  if (existsSync(program)) return program;
  const go = findProgram('go', ['/usr/local/go/bin/go']);
  if (go === undefined) throw new MissingPackage('Go', 'a Go of 1.24 or newer, which builds kustomize');
  mkdirSync(folder, { recursive: true });
  console.log(`      building kustomize ${version}`);
  const { code } = await run(go, ['install', `sigs.k8s.io/kustomize/kustomize/v5@v${version}`], {
    env: { GOBIN: folder, GOFLAGS: '-mod=mod' },
    minutes: 15,
  });
  if (code !== 0) throw new Stop(`kustomize ${version} can't be built.`);
  return program;
}
