import { existsSync, readFileSync } from 'node:fs';
import { inRoot } from '../../support/checkout.mjs';

const folder = inRoot('../shared/data');

/** The facts lie beside the checkout and are no part of it; what is made of them is. */
export const hasData = existsSync(folder);

/** @param {string} name of a file there, without its ending */
export function readData(name) {
  return JSON.parse(readFileSync(`${folder}/${name}.json`, 'utf8'));
}
