import { describe, expect, it } from 'vitest';
import { finish } from '../../../../server/src/base/steps.ts';
import { namedAt } from '../../../../server/src/features/names/namedAt.ts';
import { provenRenaming } from '../../../../server/src/features/rename/names/provenRenaming.ts';
import { seeded } from '../../../support/random.ts';
import { addresses, ports, protocols, randomManifests } from '../../../support/randomManifests.ts';
import { type SlowManifest, slowAllowed } from '../../../support/slowReachability.ts';
import { withEdits } from '../../../support/textEdits.ts';
import { workloadsIn } from '../../../support/twinWorld.ts';
import { root, workbenchOf } from '../../../support/workbench.ts';

const seeds = 30;

describe('after a label or a port has got another name', () => {
  it('every connection is as before, by the slow twin, or it was refused', () => {
    const outcomes = { renamed: 0, refused: 0, several: 0 };
    for (let seed = 1; seed <= seeds; seed++) {
      const random = seeded(seed);
      const manifests = randomManifests(random);
      const files = new Map(
        manifests.map((one, index) => [`${index}.json`, JSON.stringify(one, undefined, 1)]),
      );
      const workbench = workbenchOf(files);
      const before = connections(manifests);
      for (const { uri, offset } of words(files)) {
        const place = namedAt(workbench, uri, offset);
        if (place === undefined || (place.named.kind !== 'label' && place.named.kind !== 'port')) continue;
        const name = random.pick(['1', '2', 'x', 'y', 'new', 'http', 'dns', 'metrics']);
        const renaming = finish(provenRenaming(workbench, place, name));
        if (renaming.kind === 'refused') {
          outcomes.refused++;
          continue;
        }
        outcomes.renamed++;
        if (new Set(renaming.edits.map((edit) => edit.uri)).size > 1) outcomes.several++;
        const after = [...files].map(([file, text]): SlowManifest => {
          const edits = renaming.edits.filter((edit) => edit.uri === `${root}/${file}`);
          return JSON.parse(withEdits(text, edits));
        });
        expect(connections(after), `seed ${seed}: ${JSON.stringify(place.named)} to ${name}`).toBe(before);
      }
    }
    // Silence proves nothing.
    expect(outcomes.renamed).toBeGreaterThan(100);
    expect(outcomes.several).toBeGreaterThan(30);
    expect(outcomes.refused).toBeGreaterThan(100);
  }, 240_000);
});

/** Every letter at which a text in quotes begins. */
function words(
  files: ReadonlyMap<string, string>,
): readonly { readonly uri: string; readonly offset: number }[] {
  return [...files].flatMap(([file, text]) =>
    [...text.matchAll(/"[^"]+"/g)].map(({ index }) => ({ uri: `${root}/${file}`, offset: index + 1 })),
  );
}

/** Who reaches whom where, as a text to compare. */
function connections(manifests: readonly SlowManifest[]): string {
  const pods = workloadsIn(manifests);
  const [outside] = addresses;
  const allowed: string[] = [];
  for (const [from, source] of pods.entries()) {
    for (const [to, destination] of [...pods, ...(outside === undefined ? [] : [outside])].entries()) {
      for (const protocol of protocols) {
        for (const port of ports) {
          if (slowAllowed(manifests, { source, destination, protocol, port })) {
            allowed.push(`${from} ${to} ${protocol} ${port}`);
          }
        }
      }
    }
  }
  return allowed.join('\n');
}
