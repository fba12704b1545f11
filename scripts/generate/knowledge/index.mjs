import { constantTables } from './constants.mjs';
import { dangerTables } from './dangers.mjs';
import { hasData } from './data.mjs';
import { defaultTables } from './defaults.mjs';
import { runtimeBaseTables } from './runtimeBase.mjs';
import { syscallTables } from './syscalls.mjs';
import { wordTables } from './words.mjs';

/**
 * The tables of facts on seccomp. What they are made of is no part of the checkout: where it is absent they stay as they
 * are.
 * @returns {[path: string, text: string][]}
 */
export function knowledgeTables() {
  if (!hasData) {
    console.log('left as they are: server/src/seccomp/knowledge/tables (../shared/data is absent)');
    return [];
  }
  return [
    ...syscallTables(),
    ...constantTables(),
    ...wordTables(),
    ...defaultTables(),
    ...dangerTables(),
    ...runtimeBaseTables(),
  ];
}
