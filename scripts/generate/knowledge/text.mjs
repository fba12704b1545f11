import { Stop } from '../../support/stop.mjs';

/**
 * The columns of the system call table, in the order of the tables: related ones stand side by side, because their
 * numbers are often equal. server/src/seccomp/knowledge/columns.ts has the same list.
 */
export const columns = [
  'arm',
  'sh',
  'x86',
  'ppc',
  'ppc64',
  's390x',
  's390',
  'm68k',
  'mips',
  'parisc',
  'parisc64',
  'loongarch64',
  'riscv64',
  'aarch64',
  'x32',
  'x86_64',
  'mips64',
  'mips64n32',
];

/**
 * Columns as one character each, in the order of the list.
 * @param {readonly string[]} names
 */
export function columnCodes(names) {
  for (const name of names) require(columns.includes(name), `unknown column ${name}`);
  return columns.flatMap((name, index) => (names.includes(name) ? [index.toString(36)] : [])).join('');
}

/**
 * What differs by column, as `value@codes value@codes`.
 * @param {Record<string, string | number> | undefined} byColumn
 */
export function differences(byColumn) {
  const groups = groupBy(Object.entries(byColumn ?? {}), ([, value]) => value);
  return [...groups]
    .map(([value, entries]) => `${value}@${columnCodes(entries.map(([column]) => column))}`)
    .join(' ');
}

/**
 * One line of a table: its fields, without the empty ones at the end.
 * @param {...(string | number | undefined | null)} fields
 */
export function row(...fields) {
  const texts = fields.map((field) => String(field ?? ''));
  for (const text of texts) require(!/[|\n`\\]|\$\{/.test(text), `a field can't hold ${text}`);
  return texts.join('|').replace(/\|+$/, '');
}

/** @param {number} index of a line, written with two digits to the base of 36 */
export function lineCode(index) {
  require(index < 36 * 36, 'a table has too many lines');
  return index.toString(36).padStart(2, '0');
}

/**
 * A module that holds tables as texts.
 * @param {string} name of the module, without its ending
 * @param {readonly { name: string, says: readonly string[], rows: readonly string[] }[]} tables
 * @returns {[path: string, text: string]}
 */
export function tableModule(name, tables) {
  const parts = tables.map(({ name, says, rows }) =>
    [
      '/**',
      ...says.map((line) => ` * ${line}`),
      ' */',
      `export const ${name} = \`${rows.map((line) => `\n${line}`).join('')}\n\`;`,
    ].join('\n'),
  );
  const header =
    '// Made by scripts/generate.mjs, do not edit. ../SOURCES.md tells where the facts are from.';
  return [`server/src/seccomp/knowledge/tables/${name}.ts`, `${header}\n\n${parts.join('\n\n')}\n`];
}

/**
 * Facts that the encoding of a table relies on.
 * @param {unknown} condition
 * @param {string} message
 */
export function require(condition, message) {
  if (!condition) throw new Stop(`The tables of seccomp facts can't be made: ${message}`);
}

/**
 * @template T
 * @param {readonly T[]} items
 * @param {(item: T) => unknown} keyOf
 * @returns {Map<unknown, T[]>} the items by their key, in order
 */
export function groupBy(items, keyOf) {
  const groups = new Map();
  for (const item of items) {
    const key = keyOf(item);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return groups;
}
