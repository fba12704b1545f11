import { build } from './build.mjs';
import { containers } from './containers.mjs';
import { endurance } from './endurance.mjs';
import { grammar } from './grammar.mjs';
import { isolation } from './isolation.mjs';
import { kustomize } from './kustomize.mjs';
import { lint } from './lint.mjs';
import { lsp } from './lsp.mjs';
import { oracles } from './oracles.mjs';
import { packaging } from './package.mjs';
import { panels } from './panels.mjs';
import { typecheck } from './typecheck.mjs';
import { unit } from './unit.mjs';
import { extensionHost, workbench } from './workbench.mjs';

/** @type {readonly import('../support/lane.mjs').Lane[]} in the order in which they run: what fails fast comes first */
export const lanes = [
  typecheck,
  lint,
  unit,
  grammar,
  build,
  packaging,
  lsp,
  isolation,
  endurance,
  oracles,
  kustomize,
  containers,
  panels,
  extensionHost,
  workbench,
];
