import { hostCorrections } from './corrections.mjs';
import { readData } from './data.mjs';
import { columns, differences, require, row, tableModule } from './text.mjs';

/**
 * @typedef {{ name: string, value: number, precedence: number, sinceKernel: string, sinceLibseccomp: string,
 *   sinceRunc: string, sinceCrun: string, sinceOciSpec: string, usesErrnoRet: boolean,
 *   logged: 'always' | 'with the log flag' | 'never', callRuns: boolean, acceptedBy: string[], does: string,
 *   sameAs?: string, notes?: string[] }} Action
 * @typedef {{ name: string, means: string, usesValueTwo: boolean, caution?: string,
 *   bypassableWithHighBits: { whenAllowing: boolean, whenDenying: boolean } }} Operator
 * @typedef {{ name: string, bit: number, sinceKernel: string, sinceLibseccomp: string | null,
 *   sinceRunc: string | null, sinceCrun: string | null, does: string }} Flag
 * @typedef {{ name: string, table: string | null, kernelName: string | null, goarch: string | null,
 *   libseccompName: string, bits: number | null, endian: string | null, libseccompToken: number,
 *   auditArch: number | null, dockerIncludeSpelling: string | null, podmanIncludeSpelling?: string, dockerArchMapHost: string | null,
 *   podmanArchMapHost: string | null, subArchitectures: string[], multiplexed: boolean, sinceLibseccomp: string,
 *   sinceRunc: string | null, ociSchema: boolean, sinceOciSpec: string | null, crun: boolean, youki: boolean,
 *   spoCrd: boolean, notes?: string[] }} Architecture
 * @typedef {{ name: string, value: number | null, archDifferences?: Record<string, number>, aliasOf?: string,
 *   meaning: string }} Errno
 * @typedef {{ name: string, sinceKernel: string, inDockerDefaultSet: boolean, means: string }} Capability
 */

/** What the words of a profile mean: actions, operators, flags, architectures, error numbers, capabilities. */
export function wordTables() {
  return [
    tableModule('words', [
      {
        name: 'actionRows',
        says: [
          'Actions, without SCMP_ACT_: value in the kernel (hexadecimal); precedence (1 wins where several filters are stacked);',
          'first kernel, libseccomp, runc, crun, OCI specification; `e` where errnoRet is used, `l` where it is always logged, `f`',
          'where it is logged with the log flag, `r` where the call runs; name that it is another name of; what it does; notes.',
        ],
        rows: readData('actions').actions.map(actionRow),
      },
      {
        name: 'operatorRows',
        says: [
          'Operators, without SCMP_CMP_: what must hold; `2` where valueTwo is used, `a` where high bits get past a rule that',
          'allows, `d` past one that denies; caution.',
        ],
        rows: readData('operators').operators.map(operatorRow),
      },
      {
        name: 'filterFlagRows',
        says: [
          'Flags, without SECCOMP_FILTER_FLAG_: bit; first kernel, libseccomp, runc, crun (empty: not in a profile); what it does.',
        ],
        rows: readData('flags').flags.map(flagRow),
      },
      {
        name: 'architectureRows',
        says: [
          'Architectures, without SCMP_ARCH_: column of the system call table; name in the kernel; GOARCH; name in libseccomp;',
          'bits; `l`ittle or `b`ig endian; token of libseccomp (hexadecimal); AUDIT_ARCH value, where another one; name in',
          "Docker's includes, and in Podman's where another one; host that Docker looks up in archMap; the same for Podman;",
          'sub-architectures; first libseccomp; first runc; first OCI specification; `m` where socketcall and ipc exist beside',
          'the direct calls, `s` where the Security Profiles Operator takes the name, `c` crun, `y` youki; notes, or after `=` whose they are.',
        ],
        rows: readData('architectures').architectures.map(architectureRow),
      },
      {
        name: 'errnoRows',
        says: ['Error numbers: name; number; other numbers by column; name that it is the same as; meaning.'],
        rows: readData('errno').errnos.flatMap(errnoRow),
      },
      {
        name: 'capabilityRows',
        says: [
          'Capabilities, without CAP_, in the order of their numbers: first kernel; `d` where Docker gives it by default; meaning.',
        ],
        rows: readData('capabilities').capabilities.map(capabilityRow),
      },
    ]),
  ];
}

/** @param {Action} action */
function actionRow(action) {
  const logged = { always: 'l', 'with the log flag': 'f', never: '' }[action.logged];
  require(logged !== undefined, `${action.name}: logged`);
  require(action.acceptedBy.length === 7, `${action.name}: not accepted by all`);
  return row(
    action.name.replace('SCMP_ACT_', ''),
    action.value.toString(16),
    action.precedence,
    action.sinceKernel,
    action.sinceLibseccomp,
    action.sinceRunc,
    action.sinceCrun,
    action.sinceOciSpec,
    `${action.usesErrnoRet ? 'e' : ''}${logged}${action.callRuns ? 'r' : ''}`,
    action.sameAs?.replace('SCMP_ACT_', ''),
    action.does,
    (action.notes ?? []).filter(isNews).join(' // '),
  );
}

/**
 * What a note says of the log, `logged` says of every action.
 * @param {string} note
 */
const isNews = (note) => !note.includes('actions_logged');

/** @param {Operator} operator */
function operatorRow({ name, means, usesValueTwo, bypassableWithHighBits, caution }) {
  const { whenAllowing, whenDenying } = bypassableWithHighBits;
  return row(
    name.replace('SCMP_CMP_', ''),
    means,
    `${usesValueTwo ? '2' : ''}${whenAllowing ? 'a' : ''}${whenDenying ? 'd' : ''}`,
    caution,
  );
}

/** @param {Flag} flag */
function flagRow({ name, bit, sinceKernel, sinceLibseccomp, sinceRunc, sinceCrun, does }) {
  return row(
    name.replace('SECCOMP_FILTER_FLAG_', ''),
    bit,
    sinceKernel,
    sinceLibseccomp,
    sinceRunc,
    sinceCrun,
    does,
  );
}

/** @param {Architecture} collected */
function architectureRow(collected) {
  const one = { ...collected, ...hostCorrections.get(collected.name) };
  require(one.ociSchema === (one.sinceOciSpec !== null), `${one.name}: OCI specification`);
  return row(
    one.name.replace('SCMP_ARCH_', ''),
    one.table,
    one.kernelName,
    one.goarch,
    one.libseccompName,
    one.bits,
    one.endian?.[0],
    one.libseccompToken.toString(16),
    one.auditArch === one.libseccompToken ? '' : one.auditArch?.toString(16),
    [one.dockerIncludeSpelling, one.podmanIncludeSpelling].filter(Boolean).join(' '),
    one.dockerArchMapHost,
    one.podmanArchMapHost,
    one.subArchitectures.map((name) => name.replace('SCMP_ARCH_', '')).join(' '),
    one.sinceLibseccomp,
    one.sinceRunc,
    one.sinceOciSpec,
    [one.multiplexed && 'm', one.spoCrd && 's', one.crun && 'c', one.youki && 'y'].filter(Boolean).join(''),
    notesOf(one),
  );
}

/** @type {Map<string, string>} */
const namesByNotes = new Map();

/**
 * Notes that are those of another architecture too are told by the name of the first.
 * @param {Architecture} one
 */
function notesOf({ name, notes }) {
  const text = (notes ?? []).join(' // ');
  const first = namesByNotes.get(text);
  if (first !== undefined && text !== '') return `=${first}`;
  namesByNotes.set(text, name.replace('SCMP_ARCH_', ''));
  return text;
}

/**
 * Errors that only architectures beyond the reach of libseccomp know are left out.
 * @param {Errno} errno
 */
function errnoRow({ name, value, archDifferences, aliasOf, meaning }) {
  const known = Object.fromEntries(
    Object.entries(archDifferences ?? {}).filter(([column]) => columns.includes(column)),
  );
  if (value === null && Object.keys(known).length === 0) return [];
  return [row(name, value, differences(known), aliasOf, meaning)];
}

/** @param {Capability} capability */
function capabilityRow({ name, sinceKernel, inDockerDefaultSet, means }) {
  return row(name.replace('CAP_', ''), sinceKernel, inDockerDefaultSet ? 'd' : '', means);
}
