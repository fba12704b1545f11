import { build } from './build.mjs';
import { lint } from './lint.mjs';
import { typecheck } from './typecheck.mjs';
import { unit } from './unit.mjs';

/** @type {readonly import('../support/lane.mjs').Lane[]} in the order in which they run: what fails fast comes first */
export const lanes = [typecheck, lint, build, unit];
