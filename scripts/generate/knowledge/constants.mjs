import { correctedSet } from './corrections.mjs';
import { readData } from './data.mjs';
import { columnCodes, differences, lineCode, require, row, tableModule } from './text.mjs';

/**
 * @typedef {{ name: string, value: number, archDifferences?: Record<string, number>, onlyOn?: string[],
 *   absentOn?: string[] }} Constant
 * @typedef {{ name: string, kind: 'enum' | 'flags', description: string, combinesWith?: string[],
 *   members: Constant[] }} ConstantSet
 * @typedef {{ syscall: string, index: number, set: string, indexOn?: Record<string, number>,
 *   notOn?: string[] }} Mapping
 * @typedef {{ syscall: string, index: number, set: string, when: { index: number, setMember: string } }} Dependent
 */

/** Constants by name, and the arguments that take them. */
export function constantTables() {
  const data = readData('constants');
  /** @type {ConstantSet[]} */
  const sets = data.sets.map(correctedSet);
  return [
    tableModule('constants', [
      {
        name: 'constantSetRows',
        says: [
          'Sets of constants: name; `e` for values of which one is taken, `f` for bits; what they are; sets that are OR-ed into',
          'the same argument; prefix of the names; members. A member is the rest of its name, then `=` and its value on x86_64',
          '(hexadecimal; left out where it is the value before plus one, or twice the bit before), `^` where the first two bits',
          'of an ioctl request are written in the other way of MIPS, PowerPC and PA-RISC, `~` and other values by column, `+`',
          'and the only columns that have it, `-` and those that lack it.',
        ],
        rows: sets.map(setRow),
      },
      {
        name: 'movedArgumentRows',
        says: [
          'Constants that stand in another argument on some architectures: call; argument in the main prototype; the one there,',
          'by column; columns that pass a structure instead.',
        ],
        rows: data.arguments
          .filter((/** @type {Mapping} */ { indexOn, notOn }) => indexOn ?? notOn)
          .map((/** @type {Mapping} */ { syscall, index, indexOn, notOn }) =>
            row(syscall, index, differences(indexOn), columnCodes(notOn ?? [])),
          ),
      },
      {
        name: 'dependentArgumentRows',
        says: [
          'Arguments whose constants depend on another argument: call; argument; set; the other argument; its constant.',
        ],
        rows: data.dependentArguments.map((/** @type {Dependent} */ { syscall, index, set, when }) =>
          row(syscall, index, set, when.index, when.setMember),
        ),
      },
    ]),
  ];
}

/** The sets of constants that arguments take, and the numbers of their lines. */
export function constantSetOf() {
  const data = readData('constants');
  /** @type {Mapping[]} */
  const mappings = data.arguments;
  const sets = new Map(mappings.map(({ syscall, index, set }) => [`${syscall} ${index}`, set]));
  require(sets.size === mappings.length, 'two sets of constants for one argument');
  /** @type {string[]} */
  const names = data.sets.map((/** @type {ConstantSet} */ { name }) => name);
  return {
    setOf: (/** @type {string} */ call, /** @type {number} */ index) => sets.get(`${call} ${index}`),
    codeOf: (/** @type {string} */ name) => lineCode(names.indexOf(name)),
  };
}

/** @param {ConstantSet} set */
function setRow({ name, kind, description, combinesWith, members }) {
  const prefix = commonPrefix(members.map(({ name }) => name));
  let expected = 0;
  const texts = members.map((member) => {
    const value = member.value === expected ? '' : `=${member.value.toString(16)}`;
    expected = kind === 'enum' ? member.value + 1 : member.value * 2;
    return `${member.name.slice(prefix.length)}${value}${elsewhere(member)}`;
  });
  return row(
    name,
    kind[0],
    description.replaceAll('|', 'OR'),
    (combinesWith ?? []).join(' '),
    prefix,
    texts.join(','),
  );
}

/** @param {Constant} constant */
function elsewhere({ value, archDifferences = {}, onlyOn, absentOn }) {
  const isRequest = isEncodedRequest(value, archDifferences);
  const values = Object.entries(archDifferences).map(([column, own]) => [column, own.toString(16)]);
  const other = isRequest ? '' : differences(Object.fromEntries(values));
  return [
    isRequest && '^',
    other && `~${other}`,
    onlyOn && `+${columnCodes(onlyOn)}`,
    absentOn && `-${columnCodes(absentOn)}`,
  ]
    .filter(Boolean)
    .join('');
}

/**
 * Whether a constant is an ioctl request whose other values are those of the other layouts, and no more. A request holds
 * a direction in its first bits: two on most architectures (1 to the kernel, 2 from it), the other way round on PA-RISC,
 * three on MIPS and PowerPC (1 none, 2 from the kernel, 4 to it).
 * @param {number} value
 * @param {Record<string, number>} differences
 */
function isEncodedRequest(value, differences) {
  const direction = Math.floor(value / 2 ** 30);
  const rest = value % 2 ** 29;
  const swapped = [0, 2, 1, 3][direction] ?? 0;
  const wide = [1, 4, 2, 6][direction] ?? 0;
  const expected = {
    ...Object.fromEntries(
      ['mips', 'mips64', 'mips64n32', 'ppc', 'ppc64'].map((column) => [column, wide * 2 ** 29 + rest]),
    ),
    ...Object.fromEntries(
      ['parisc', 'parisc64'].map((column) => [column, swapped * 2 ** 30 + (value % 2 ** 30)]),
    ),
  };
  const columns = Object.keys(expected).filter((column) => expected[column] !== value);
  return (
    columns.length > 0 &&
    columns.length === Object.keys(differences).length &&
    columns.every((column) => differences[column] === expected[column])
  );
}

/**
 * What all names begin with, up to an underscore.
 * @param {readonly string[]} names
 */
function commonPrefix(names) {
  const [first = ''] = names;
  const ends = [...first.matchAll(/_/g)].map(({ index }) => first.slice(0, index + 1)).reverse();
  return ends.find((prefix) => names.every((name) => name.startsWith(prefix))) ?? '';
}
