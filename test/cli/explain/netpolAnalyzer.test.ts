import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { describeShared } from '../../support/shared.ts';
import { runCli } from '../support/runCli.ts';

/** What is compared of an explanation: what is allowed, and which policies limit each side. */
interface Reasons {
  readonly allowed: string;
  readonly egress: readonly string[];
  readonly ingress: readonly string[];
}

interface Side {
  readonly policies: readonly { readonly policy: string }[];
}

for (const [group, atLeast] of [
  ['cases/connectivity', 3],
  ['cases/connectivity-ingress', 2],
] as const) {
  describeShared(`connections as netpol-analyzer explains them, of ${group}`, group, (folder) => {
    const cases = readdirSync(folder).flatMap((entry) =>
      ['expected-explain.txt', 'expected-explain-exposure.txt']
        .filter((name) => existsSync(join(folder, entry, name)))
        .map((name) => [entry, name] as const),
    );

    it('has cases', () => expect(cases.length).toBeGreaterThanOrEqual(atLeast));

    describe.each(cases)('%s, %s', (entry, name) => {
      const wanted = reasonsIn(readFileSync(join(folder, entry, name), 'utf8'));

      it('has connections', () => expect(wanted.length).toBeGreaterThan(0));

      it('is explained alike', async () => {
        const found = [];
        for (const [[from, to]] of wanted)
          found.push([[from, to], await explained(join(folder, entry), from, to)]);
        expect(found).toEqual(wanted);
      }, 60_000);
    });
  });
}

async function explained(folder: string, from: string, to: string): Promise<Reasons> {
  const ends = ['--from', endOf(from), '--to', endOf(to)];
  const { out } = await runCli(folder, [
    'explain',
    'manifests',
    ...ends,
    '--config',
    'none',
    '--format',
    'json',
  ]);
  const [answer] = JSON.parse(out).answers;
  const policies = (side: Side | undefined) => (side?.policies ?? []).map(({ policy }) => policy).sort();
  return { allowed: answer.surely, egress: policies(answer.egress), ingress: policies(answer.ingress) };
}

/** A run of addresses, all of which policies treat alike, by its first one. */
function endOf(text: string): string {
  return text.endsWith('[External]') ? (text.split('-')[0] ?? text) : text;
}

/** By pair. The way in through a controller is no question for `explain`, which wants ends that are there. */
function reasonsIn(text: string): readonly (readonly [readonly [string, string], Reasons])[] {
  const [specific = '', open = ''] = text.split(/^# All Connections due to the system default.*$/m);
  const found = specific
    .split(/^Connections between /m)
    .slice(1)
    .map((block) => [pairIn(block.slice(0, block.indexOf(':\n'))), reasons(block)] as const);
  const [list = ''] = open.split('Exposure Analysis Result:');
  const free = list
    .split('\n')
    .filter((line) => line.includes(' => '))
    .map((line) => [pairIn(line), { allowed: 'All Connections', egress: [], ingress: [] }] as const);
  return [...found, ...free].filter(([[from]]) => from !== '{ingress-controller}');
}

function pairIn(line: string): readonly [string, string] {
  const [from = '', to = ''] = line.split(' => ');
  return [from.trim(), to.trim()];
}

function reasons(block: string): Reasons {
  const [, written] = /^\tAllowed (.*) due to the following/m.exec(block) ?? [];
  const named = (direction: string): readonly string[] => {
    const parts = block.split(/^\t\t(?=Egress|Ingress)/m).filter((part) => part.startsWith(`${direction} (`));
    const names = parts.flatMap((part) =>
      [...part.matchAll(/NetworkPolicy '([^']+)'/g)].map(([, name]) => name),
    );
    return [...new Set(names.filter((name) => name !== undefined))].sort();
  };
  return { allowed: portsIn(written), egress: named('Egress'), ingress: named('Ingress') };
}

/** `TCP:[80,443], UDP` as listings write it. */
function portsIn(written: string | undefined): string {
  if (written === undefined) return 'No Connections';
  const protocols = written
    .split(', ')
    .map((part) => part.replace(':[', ' ').replace(']', ''))
    .sort();
  if (protocols.join() === 'SCTP,TCP,UDP') return 'All Connections';
  return protocols.map((part) => (part.includes(' ') ? part : `${part} 1-65535`)).join(',');
}
