import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root folder, without a trailing slash. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

/** @param {...string} parts a path inside the repository */
export const inRoot = (...parts) => join(root, ...parts);

/**
 * The path as a person would type it in the repository's root.
 * @param {string} path
 */
export const shown = (path) => relative(root, path) || '.';

/** Results of tests that are too large for the terminal: logs, screenshots, reports. Ignored by Git. */
export const resultsFolder = inRoot('test-results');
