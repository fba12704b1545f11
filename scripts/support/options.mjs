import { parseArgs } from 'node:util';
import { Stop } from './stop.mjs';

/**
 * The options that a script was called with.
 * @template {import('node:util').ParseArgsConfig} const Config
 * @param {string} usage one line, for whoever names one that there is not
 * @param {Config} config
 * @returns {ReturnType<typeof parseArgs<Config>>['values']}
 * @throws {Stop}
 */
export function readOptions(usage, config) {
  try {
    return parseArgs(config).values;
  } catch (error) {
    const [reason = ''] = String(error instanceof Error ? error.message : error).split('. ');
    throw new Stop(`${reason.replace(/\.$/, '')}.`, `Usage: ${usage}`);
  }
}
