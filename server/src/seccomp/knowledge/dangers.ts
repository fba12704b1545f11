import { once } from '../../base/once.ts';
import { optional, rowsOf, wordsOf } from './rows.ts';
import { combinationRows, dangerReferenceRows, dangerRows } from './tables/dangers.ts';

/** What an open system call gives an attacker. The level is our own judgement. */
export interface Danger {
  readonly call: string;
  readonly level: 'high' | 'medium' | 'low';
  readonly category: string;
  readonly why: string;
  readonly cves: readonly Cve[];
  /** Where it is told. */
  readonly references: readonly string[];
}

export interface Cve {
  /** `CVE-2022-0185` */
  readonly id: string;
  /** Whether a document on this call was read that names it, an independent text ties it to the call, or it is public record. */
  readonly evidence: 'read' | 'confirmed' | 'record';
}

/** Calls that defeat a profile together. */
export interface Combination {
  readonly id: string;
  /** All of them are needed. */
  readonly allOf: readonly string[];
  /** One of them is enough. */
  readonly oneOf: readonly string[];
  /** Further ways in words. */
  readonly also: string | undefined;
  readonly capabilities: readonly string[];
  readonly why: string;
}

const levels = { h: 'high', m: 'medium', l: 'low' } as const;

const table = once(() => {
  const references = dangerReferenceRows.trim().split('\n');
  return new Map(
    rowsOf(dangerRows).map((row): [string, Danger] => {
      const level = row(1);
      return [
        row(0),
        {
          call: row(0),
          level: level === 'h' || level === 'm' ? levels[level] : levels.l,
          category: row(2),
          why: row(3),
          cves: wordsOf(row(4)).map(cveOf),
          references: [...row(5)].flatMap((letter) => references[letter.charCodeAt(0) - 97] ?? []),
        },
      ];
    }),
  );
});

const combinations = once(() =>
  rowsOf(combinationRows).map(
    (row): Combination => ({
      id: row(0),
      allOf: wordsOf(row(1)),
      oneOf: wordsOf(row(2)),
      also: optional(row(3)),
      capabilities: wordsOf(row(4)),
      why: row(5),
    }),
  ),
);

export function dangerOf(call: string): Danger | undefined {
  return table().get(call);
}

/** Those of all calls, in the order of the table. */
export function allDangers(): readonly Danger[] {
  return [...table().values()];
}

export function dangerousCombinations(): readonly Combination[] {
  return combinations();
}

function cveOf(text: string): Cve {
  const evidence = text.endsWith('+') ? 'read' : text.endsWith('~') ? 'confirmed' : 'record';
  return { id: `CVE-${text.replace(/[+~]$/, '')}`, evidence };
}
