import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { finish } from '../../../server/src/base/steps.ts';
import { definitionsAt } from '../../../server/src/features/names/definitionsAt.ts';
import { namedAt } from '../../../server/src/features/names/namedAt.ts';
import { type OccurrencePlace, placeOf } from '../../../server/src/features/names/occurrence.ts';
import { referencesOf } from '../../../server/src/features/names/references.ts';
import { textOf } from '../../../server/src/workspace/snapshot.ts';
import { root } from '../../support/workbench.ts';
import { type FileCase, fileCases } from './fileCases.ts';

const cases = new URL('cases/shop.txt', import.meta.url);

describe('what a word leads to, and what is about it', () => {
  it('is found by selectors, ports and names', async () => {
    const answers = fileCases(readFileSync(cases, 'utf8')).map(answer);
    await expect(answers.join('\n')).toMatchFileSnapshot(`${fileURLToPath(cases)}.expected.md`);
  });
});

function answer({ title, uri, offset, workbench }: FileCase): string {
  const named = namedAt(workbench, uri, offset);
  const places = (found: readonly (OccurrencePlace | undefined)[]): string => {
    const lines = [...new Set(found.map((place) => `- ${place === undefined ? 'nowhere' : shown(place)}`))];
    return lines.length === 0 ? '- nothing' : lines.join('\n');
  };
  const shown = ({ uri: at, range, offsets }: OccurrencePlace): string => {
    const text = textOf(workbench.snapshot, at)?.slice(offsets.start, offsets.end) ?? '';
    return `${at.slice(root.length + 1)}:${range.start.line + 1} \`${text.replace(/\s+/g, ' ').trim()}\``;
  };
  const definitions = definitionsAt(workbench, uri, offset).map((one) => placeOf(workbench, one));
  const references = named === undefined ? [] : finish(referencesOf(workbench, named));
  const [own, uses] = [true, false].map((isDefinition) =>
    references.filter((one) => one.isDefinition === isDefinition).map((one) => placeOf(workbench, one)),
  );
  return [
    `## ${title}`,
    'leads to',
    places(definitions),
    'is',
    places(own ?? []),
    'used by',
    places(uses ?? []),
    '',
  ].join('\n\n');
}
