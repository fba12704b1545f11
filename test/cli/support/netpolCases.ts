import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { describeShared } from '../../support/shared.ts';
import { runCli } from './runCli.ts';

interface NetpolCases {
  /** The folder of cases, below the reference cases. */
  readonly group: string;
  /** How many there are at least, so that a folder that has moved is noticed. */
  readonly atLeast: number;
  /** The file of a case that holds what netpol-analyzer says. */
  readonly expected: string;
  /** What is asked in the folder of a case. */
  readonly words: readonly string[];
}

/** Tests that a command says of each case what netpol-analyzer says of it. */
export function testNetpolCases(name: string, { group, atLeast, expected, words }: NetpolCases): void {
  describeShared(`${name}, of ${group}`, group, (folder) => {
    const cases = readdirSync(folder).filter((entry) => existsSync(join(folder, entry, expected)));

    it('has cases', () => expect(cases.length).toBeGreaterThanOrEqual(atLeast));

    it.each(cases)(
      '%s',
      async (entry) => {
        const { out, code } = await runCli(join(folder, entry), [...words, '--config', 'none']);
        expect(code).toBe(0);
        expect(linesOf(out)).toEqual(linesOf(readFileSync(join(folder, entry, expected), 'utf8')));
      },
      60_000,
    );
  });
}

/** The lines of a listing, whose order and padding are not compared. */
export function linesOf(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter(Boolean)
    .sort();
}
