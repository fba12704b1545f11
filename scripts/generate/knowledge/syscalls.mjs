import { constantSetOf } from './constants.mjs';
import { corrections } from './corrections.mjs';
import { readData } from './data.mjs';
import { columnCodes, columns, differences, groupBy, lineCode, require, row, tableModule } from './text.mjs';

/**
 * @typedef {{ name: string, type: string, kind: string, bits: number, pointer: boolean, signed: boolean,
 *   constants: string | null, effectiveBits?: number, wide?: boolean }} Argument
 * @typedef {{ name: string, summary: string, numbers: Record<string, number | null>, pseudo?: number,
 *   muxed?: { call: string, sub: number, pseudo: number, archs: string[] }, args: Argument[] | null,
 *   abi?: Record<string, string[]>, sinceKernel: string | null, sinceStatus: string,
 *   sinceKernelByArch?: Record<string, string>, removedKernel: string | null, libseccompSince: string,
 *   libseccompGaps?: Record<string, string>, groups: string[], manSection: string | null, manVia?: string,
 *   family: string[], companions?: string[], time64Of?: string,
 *   variantOf?: { name: string, why: string } }} Syscall
 */

/** Every system call: numbers, arguments, versions, groups. */
export function syscallTables() {
  const data = readData('syscalls');
  /** @type {Syscall[]} */
  const calls = data.syscalls;
  /** @type {string[]} */
  const groups = data.groups.map((/** @type {{ name: string }} */ { name }) => name);
  const types = argumentTypes(calls);
  const signatures = signaturesOf(calls, types);
  const reasons = [...new Set(calls.flatMap(({ variantOf }) => (variantOf ? [variantOf.why] : [])))];
  const bases = Object.fromEntries(
    data.architectures.map((/** @type {{ token: string, numberBase: number }} */ one) => [
      one.token,
      one.numberBase,
    ]),
  );
  require(groups.length <= 52, 'more groups than letters');
  return [
    tableModule('syscalls', [
      {
        name: 'syscallRows',
        says: [
          'A line for every system call, in alphabetical order of the names. Its fields: name; what it does (empty: the same',
          'as the call that it is a variant of with that difference, or nothing, as a reserved number); numbers by column',
          '(without the base of the column, `-` where there is none; behind each a letter that tells of how many columns it',
          'is: a one, b two; the last one is of all that are left); pseudo number (without a sign: that far below -10000), and',
          'sub-call of socketcall (`s`) or ipc (`i`); arguments (`?` where not known, `=` and a call with the same ones);',
          'history; groups (a letter each); manual page (empty: of its own name, in section 2; `-`: none); call that it is a',
          'variant of, and how (line of `variantReasonRows`).',
          'History: `k` kernel that brought it (absent: before 2.6, `never`: none), `r` kernel that dropped it, `l` libseccomp',
          'that brought it (absent: 2.0.0); with `@` those that brought it to some columns, where later.',
          'An argument is the number of its type (two digits to the base of 36), its name, and the line of its set of',
          'constants.',
        ],
        rows: calls.map((call) => syscallRow(call, { bases, groups, reasons, signatures })),
      },
      {
        name: 'argumentTypeRows',
        says: [
          'Types of arguments: how C writes it; kind (empty: pointer); width in bits that the kernel looks at on 64-bit',
          'architectures (empty: 64); `s` where signed, `w` where a 64-bit value that takes two argument places on most 32-bit',
          'architectures; width in bits of the type itself where it is smaller.',
        ],
        rows: [...types.keys()],
      },
      {
        name: 'variantReasonRows',
        says: ['How a call differs from the one that it is a variant of.'],
        rows: reasons,
      },
      {
        name: 'abiRows',
        says: [
          'Architectures whose argument list has another length, order or shape: call; columns; arguments as C writes them.',
        ],
        rows: calls.flatMap(abiRows),
      },
    ]),
    tableModule('groups', [
      {
        name: 'groupRows',
        says: [
          'Sets of system calls of systemd (`@`) and strace (`%`): name; description; sets that it includes. The first has the',
          'letter a in `syscallRows`, the 27th A.',
        ],
        rows: data.groups.map(
          (/** @type {{ name: string, description: string, includes: string[] }} */ group) =>
            row(group.name, group.description.replace(/^strace: /, ''), group.includes.join(' ')),
        ),
      },
      {
        name: 'familyRows',
        says: [
          'Calls that do the same, older ones first: name of the family; numbers of their lines in `syscallRows`.',
        ],
        rows: data.families.map(memberRow),
      },
      {
        name: 'companionRows',
        says: ['Calls that are of use together only: name; numbers of their lines.'],
        rows: data.companions.map(memberRow),
      },
    ]),
  ];
}

/** @param {{ id: string, members: string[] }} set */
const memberRow = ({ id, members }) => row(id, syscallCodes(members));

/** What most calls do that Linux has a number for and nothing more. */
const reservedNumber = 'Reserved number, not implemented by Linux';

/**
 * @param {Syscall} call
 * @param {{ bases: Record<string, number>, groups: string[], reasons: string[],
 *   signatures: Map<string, string> }} tables
 */
function syscallRow(call, { bases, groups, reasons, signatures }) {
  const { name, muxed, variantOf } = call;
  const isTime64 = variantOf?.why === '64-bit time on 32-bit architectures';
  require(isTime64 === (call.time64Of !== undefined), `${name}: time64Of and variantOf differ`);
  require(!muxed || muxed.pseudo === call.pseudo, `${name}: two pseudo numbers`);
  const correction = corrections.get(name);
  const summary = correction?.summary ?? call.summary;
  const byDefault = variantOf ? `${variantOf.name} with ${variantOf.why}` : reservedNumber;
  return row(
    name,
    summary === byDefault ? '' : summary,
    numbers(call, bases),
    [pseudoNumber(call), muxed && `${muxed.call === 'socketcall' ? 's' : 'i'}${muxed.sub}`]
      .filter(Boolean)
      .join(' '),
    signatures.get(name),
    history({ ...call, ...historyOf(correction) }),
    call.groups.map((group) => letter(groups.indexOf(group))).join(''),
    manualPage(call),
    variantOf && `${variantOf.name} ${reasons.indexOf(variantOf.why)}`,
  );
}

/** @param {Syscall} call */
function pseudoNumber({ pseudo }) {
  return pseudo !== undefined && pseudo < -10000 ? -10000 - pseudo : pseudo;
}

/**
 * The kernels that had a call, where they were found to be others.
 * @param {{ sinceKernel?: string, removedKernel?: string } | undefined} correction
 */
function historyOf({ sinceKernel, removedKernel } = {}) {
  return sinceKernel === undefined
    ? {}
    : { sinceStatus: 'known', sinceKernel, removedKernel: removedKernel ?? null };
}

/** @param {Syscall} call */
function history(call) {
  const since =
    call.sinceStatus === 'known'
      ? call.sinceKernel
      : call.sinceStatus.replace('pre-2.6', '').replace('never-implemented', 'never');
  return [
    since && `k${since}`,
    ...byColumn('k', call.sinceKernelByArch),
    call.removedKernel && `r${call.removedKernel}`,
    call.libseccompSince !== '2.0.0' && `l${call.libseccompSince}`,
    ...byColumn('l', call.libseccompGaps),
  ]
    .filter(Boolean)
    .join(' ');
}

/**
 * @param {string} mark
 * @param {Record<string, string> | undefined} versions
 */
function byColumn(mark, versions) {
  const text = differences(versions);
  return text === '' ? [] : text.split(' ').map((one) => `${mark}${one}`);
}

/** @param {Syscall} call */
function manualPage({ name, manSection, manVia }) {
  return manSection === `${name}(2)` ? '' : (manSection ?? manVia ?? '-');
}

/** @param {number} index */
function letter(index) {
  return String.fromCharCode(index < 26 ? 97 + index : 65 + index - 26);
}

/**
 * @param {Syscall} call
 * @param {Record<string, number>} bases
 */
function numbers({ numbers }, bases) {
  const texts = columns.map((column) => {
    const number = numbers[column] ?? null;
    return number === null ? '-' : String(number - (bases[column] ?? 0));
  });
  const starts = texts.flatMap((text, index) => (text === texts[index - 1] ? [] : [index]));
  return starts
    .map((start, run) => {
      const end = starts[run + 1];
      return `${texts[start]}${end === undefined ? '' : letter(end - start - 1)}`;
    })
    .join('');
}

/**
 * The lines of the types, with their codes.
 * @param {readonly Syscall[]} calls
 */
function argumentTypes(calls) {
  const uses = groupBy(calls.flatMap(({ args }) => args ?? []).map(typeRow), (text) => text);
  const ordered = [...uses].sort(([, one], [, other]) => other.length - one.length);
  return new Map(ordered.map(([text], index) => [String(text), lineCode(index)]));
}

/** @param {Argument} argument */
function typeRow({ type, kind, bits, pointer, signed, effectiveBits, wide }) {
  require(pointer === kind.startsWith('pointer'), `${type}: pointer that is none`);
  return row(
    type,
    kind === 'pointer' ? '' : kind,
    bits === 64 ? '' : bits,
    `${signed ? 's' : ''}${wide ? 'w' : ''}`,
    effectiveBits,
  );
}

/**
 * The arguments of each call as one text; of those that an earlier call has too, its name.
 * @param {readonly Syscall[]} calls
 * @param {Map<string, string>} types
 */
function signaturesOf(calls, types) {
  const { setOf, codeOf } = constantSetOf();
  /** @type {Map<string, string>} */
  const firsts = new Map();
  return new Map(
    calls.map(({ name, args }) => {
      if (args === null) return [name, '?'];
      const text = args
        .map((argument, index) => {
          const set = setOf(name, index);
          require((argument.constants ?? set) === set, `${name}: constants of ${argument.name}`);
          return `${types.get(typeRow(argument))}${argument.name}${set === undefined ? '' : `:${codeOf(set)}`}`;
        })
        .join(' ');
      const first = firsts.get(text) ?? name;
      firsts.set(text, first);
      return [name, first === name || text.length < first.length ? text : `=${first}`];
    }),
  );
}

/** @param {Syscall} call */
function abiRows({ name, abi }) {
  const groups = groupBy(Object.entries(abi ?? {}), ([, list]) => list.join(','));
  return [...groups].map(([list, entries]) =>
    row(name, columnCodes(entries.map(([column]) => column)), String(list)),
  );
}

/**
 * Calls as the numbers of their lines in the table.
 * @param {readonly string[]} names
 */
export function syscallCodes(names) {
  allNames ??= readData('syscalls').syscalls.map((/** @type {Syscall} */ { name }) => name);
  return names.map((name) => lineCode(/** @type {string[]} */ (allNames).indexOf(name))).join('');
}

/** @type {string[] | undefined} */
let allNames;
