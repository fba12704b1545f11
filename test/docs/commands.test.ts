import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { runCli } from '../cli/support/runCli.ts';
import { checkout } from '../support/checkout.ts';

const page = readFileSync(`${checkout}/docs/cli.md`, 'utf8');

/** The section of a command, without the next one. */
function sectionOf(command: string): string {
  const [, section = ''] = page.split(new RegExp(`^## ${command}$`, 'm'));
  return section.split(/^## /m)[0] ?? '';
}

/** The commands of seccomp whose flags on the place are those of `evaluate`, as their sections say. */
const likeEvaluate = ['risk', 'diff', 'convert'];

describe('the page on the command line', () => {
  it.each(['evaluate', 'risk', 'effective', 'diff', 'convert'])(
    'has each flag of seccomp %s',
    async (name) => {
      const command = `seccomp ${name}`;
      const { code, out } = await runCli('.', [...command.split(' '), '--help']);
      expect(code).toBe(0);
      const flags = [...out.matchAll(/^ {2}(?:-\w, )?(--[\w-]+)/gm)].map(([, flag = '']) => flag);
      expect(flags.length).toBeGreaterThan(3);
      const said = likeEvaluate.includes(name)
        ? sectionOf(command) + sectionOf('seccomp evaluate')
        : sectionOf(command);
      expect(flags.filter((flag) => flag !== '--help' && !said.includes(flag))).toEqual([]);
    },
  );

  it('says so of the commands that are like evaluate', () => {
    for (const name of likeEvaluate) expect(sectionOf(`seccomp ${name}`)).toContain('`seccomp evaluate`');
  });
});
