import { dangerCorrections } from './corrections.mjs';
import { readData } from './data.mjs';
import { require, row, tableModule } from './text.mjs';

/**
 * @typedef {{ syscall: string, level: string, category: string, why: string,
 *   cves: { id: string, evidence: string }[], references: string[] }} Danger
 * @typedef {{ id: string, all?: string[], any?: string[], also?: string[], with?: string[], why: string }} Combination
 */

/** Calls that give an attacker something, and calls that defeat a profile together. */
export function dangerTables() {
  const data = readData('dangerous');
  /** @type {Danger[]} */
  const dangers = data.syscalls.map(corrected);
  const references = [...new Set(dangers.flatMap(({ references }) => references))];
  require(references.length <= 26, 'more references than letters');
  return [
    tableModule('dangers', [
      {
        name: 'dangerRows',
        says: [
          'Calls that give an attacker something: name; `h`igh, `m`edium or `l`ow; category; why; CVE numbers (`+` where the number',
          'was read in a document on this call, `~` where an independent text ties it to the call or subsystem); letters of',
          'the lines of `dangerReferenceRows`.',
        ],
        rows: dangers.map(({ syscall, level, category, why, cves, references: own }) =>
          row(
            syscall,
            level[0],
            category,
            why,
            cves.map(cveText).join(' '),
            own.map((reference) => String.fromCharCode(97 + references.indexOf(reference))).join(''),
          ),
        ),
      },
      {
        name: 'dangerReferenceRows',
        says: ['Where it is told; the first has the letter a.'],
        rows: references,
      },
      {
        name: 'combinationRows',
        says: [
          'Calls that defeat a profile: id; calls that are all needed; calls one of which is enough; further ways in words;',
          'capabilities; why.',
        ],
        rows: data.combinations.map((/** @type {Combination} */ { id, all, any, also, with: caps, why }) =>
          row(
            id,
            (all ?? []).join(' '),
            (any ?? []).join(' '),
            (also ?? []).join(', '),
            (caps ?? []).join(' '),
            why,
          ),
        ),
      },
    ]),
  ];
}

/** @param {Danger} danger @returns {Danger} */
function corrected(danger) {
  const correction = dangerCorrections.get(danger.syscall);
  if (correction === undefined) return danger;
  const { why, notCves = [] } = correction;
  return { ...danger, why, cves: danger.cves.filter(({ id }) => !notCves.includes(id)) };
}

/** @param {{ id: string, evidence: string }} cve */
function cveText({ id, evidence }) {
  const mark = {
    'read in source': '+',
    'public record, subject confirmed': '~',
    'public record': '',
  }[evidence];
  require(mark !== undefined, `${id}: evidence`);
  return `${id.replace('CVE-', '')}${mark}`;
}
