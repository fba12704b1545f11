import { describe, expect, it } from 'vitest';
import type { Refactoring } from '../../../server/src/features/refactorings/refactoring.ts';
import { refactoringsAt } from '../../../server/src/features/refactorings/refactoringsAt.ts';
import { fileForms, fileText, manifestsOfText } from '../../support/manifestText.ts';
import { type Random, seeded } from '../../support/random.ts';
import { addresses, ports, protocols, randomManifests } from '../../support/randomManifests.ts';
import {
  type SlowEnd,
  type SlowManifest,
  type SlowPolicySpec,
  slowAllowed,
} from '../../support/slowReachability.ts';
import { withEdits } from '../../support/textEdits.ts';
import { workloadsIn } from '../../support/twinWorld.ts';
import { root, workbenchOf } from '../../support/workbench.ts';

/** Together some thousands of refactorings in CI, and a taste of them at a desk. */
const starts = process.env['CI'] === undefined ? 40 : 300;
/** Titles that name no change of what is allowed. */
const isSaidToBeEqual = /^(?:Write|Merge|Remove|Split|Give|Extract)/;
/** Titles of what allows more, or less, and nothing else. */
const isSaidToAllowMore = /^(?:Allow DNS|Name all pods)/;
const isSaidToAllowLess = /^Deny/;
/** Of what names the same pods as before, as far as these files go. */
const isSaidToBeEqualHere = /\(no other pods(?: here)? than before\)$/;
/** Other clusters in which the policies are tried that were rewritten in one. */
const clusters = 3;
const attempts = 60;

describe('refactorings of policies, on random files', () => {
  it('are valid, keep comments, and allow the same in whatever cluster where they say nothing else', () => {
    const seen = new Map<string, number>();
    for (let seed = 1; seed <= starts; seed++) {
      const random = seeded(seed);
      try {
        tryFile(random, seen);
      } catch (error) {
        throw new Error(`seed ${seed}: ${error instanceof Error ? error.message : error}`, { cause: error });
      }
    }
    // Those that no chance has made would not have been tried.
    for (const kind of kinds) expect(seen.get(kind) ?? 0, `${kind} of ${[...seen]}`).toBeGreaterThan(0);
  }, 600_000);
});

/** The words with which titles begin. */
const kinds = [
  ...[
    'Write these labels',
    'Write expressions',
    'Write the',
    'Merge 2 entries',
    'Merge 1 ingress',
    'Merge 1 egress',
  ],
  ...['Remove', 'Split by', 'Give this', 'Extract the', 'One dash', 'Name all pods'],
  ...['Apply this policy', 'Allow DNS', 'Deny', 'of 2 files'],
];

function tryFile(random: Random, seen: Map<string, number>): void {
  const form = random.pick(fileForms);
  const manifests = withLikes(random, randomManifests(random));
  const twin = manifests.find(({ metadata }) => isTwin(metadata.name));
  const isSplit = twin !== undefined && random.chance(0.5);
  const own = isSplit ? manifests.filter(({ metadata }) => !isTwin(metadata.name)) : manifests;
  const text = fileText(random, form, own);
  const name = form === 'json' ? 'a.json' : 'a.yaml';
  const texts = new Map([[name, text]]);
  if (isSplit) {
    const others = manifests.filter((one) => !own.includes(one));
    const other = random.pick(fileForms);
    texts.set(other === 'json' ? 'b.json' : 'b.yaml', fileText(random, other, others));
  }
  const workbench = workbenchOf(texts);
  const tried = new Set<string>();
  for (let place = 0; place < 6; place++) {
    const likely = twin && isSplit ? text.indexOf(twin.metadata.name.slice(0, -twinned.length)) : -1;
    const offset = place === 0 && likely >= 0 ? likely : random.below(text.length);
    for (const offered of refactoringsAt(workbench, `${root}/${name}`, { start: offset, end: offset })) {
      const isWide = offered.elsewhere !== undefined;
      const kind = isWide ? 'of 2 files' : kinds.find((words) => offered.title.startsWith(words));
      const edits = JSON.stringify(offered.edits);
      if (tried.has(edits)) continue;
      tried.add(edits);
      // Of workloads in between other things are offered.
      if (kind === undefined) continue;
      seen.set(kind, (seen.get(kind) ?? 0) + 1);
      check(random, name, texts, manifests, offered);
    }
  }
}

/** How the names of policies end that are like another one. */
const twinned = '-twin';

function isTwin(name: string): boolean {
  return name.endsWith(twinned);
}

/** The same with policies, rules and peers that are like others, so that there is something to merge and to extract. */
function withLikes(random: Random, manifests: readonly SlowManifest[]): readonly SlowManifest[] {
  return manifests.flatMap((manifest): readonly SlowManifest[] => {
    const { kind, spec, metadata } = manifest;
    if (kind !== 'NetworkPolicy' || spec === undefined) return [manifest];
    const ingress = likeRules(random, spec.ingress, 'from');
    const egress = likeRules(random, spec.egress, 'to');
    const like = { ...spec, ...(ingress && { ingress }), ...(egress && { egress }) };
    if (random.chance(0.6)) return [{ ...manifest, spec: like }];
    const [one, other] = ['1', '2'].map((x) => ({ ...like, podSelector: { matchLabels: { x } } }));
    const twin = { ...manifest, metadata: { ...metadata, name: `${metadata.name}${twinned}` } };
    return [
      { ...manifest, ...(one && { spec: one }) },
      { ...twin, ...(other && { spec: other }) },
    ];
  });
}

function likeRules(
  random: Random,
  rules: SlowPolicySpec['ingress'],
  key: 'from' | 'to',
): SlowPolicySpec['ingress'] {
  return rules?.flatMap((rule) => {
    const peers = rule?.[key] ?? [];
    const like = peers.flatMap(({ podSelector, ...peer }) =>
      podSelector == null || random.chance(0.5)
        ? []
        : [
            { ...peer, podSelector: { matchLabels: { x: '1' } } },
            { ...peer, podSelector: { matchExpressions: [{ key: 'x', operator: 'In', values: ['2'] }] } },
          ],
    );
    const more = { ...rule, ...(like.length === 0 ? {} : { [key]: [...peers, ...like] }) };
    return random.chance(0.6) ? [more] : [more, { ...rule, ports: [{ port: random.pick(ports) }] }];
  });
}

function check(
  random: Random,
  name: string,
  texts: ReadonlyMap<string, string>,
  manifests: readonly SlowManifest[],
  { title, edits, elsewhere = [] }: Refactoring,
): void {
  const changes = new Map(elsewhere.map((one) => [one.uri, one.edits])).set(`${root}/${name}`, edits);
  const fresh = [...texts].map(([file, old]) => withEdits(old, changes.get(`${root}/${file}`) ?? []));
  const text = [...texts.values()].join('\n=====\n');
  const after = fresh.join('\n=====\n');
  const next = fresh.flatMap((one) => manifestsOfText(one));
  const wrong = (): string => `${title}\n${text}\n=>\n${after}`;
  for (const [remark] of text.matchAll(/# \d+/g))
    if (!after.includes(remark)) throw new Error(`${remark} is gone: ${wrong()}`);
  const others = (all: readonly SlowManifest[]) => all.filter(({ kind }) => kind !== 'NetworkPolicy');
  expect(others(next), title).toEqual(others([...texts.values()].flatMap((one) => manifestsOfText(one))));
  const isEqual = isSaidToBeEqual.test(title);
  const isEqualHere = isEqual || isSaidToBeEqualHere.test(title);
  const mayAllow = !isSaidToAllowLess.test(title);
  const mayDeny = !isSaidToAllowMore.test(title);
  const policies = (all: readonly SlowManifest[]) => all.filter(({ kind }) => kind === 'NetworkPolicy');
  for (let cluster = 0; cluster < clusters; cluster++) {
    const around = cluster === 0 ? others(manifests) : others(randomManifests(random));
    const [old, fresh] = [
      [...around, ...policies(manifests)],
      [...around, ...policies(next)],
    ];
    const ends: readonly SlowEnd[] = [...workloadsIn(around), ...addresses];
    for (let attempt = 0; attempt < attempts; attempt++) {
      const source = random.pick(ends);
      const destination = attempt % 2 === 0 ? random.pick(workloadsIn(around)) : random.pick(ends);
      const connection = { source, destination, protocol: random.pick(protocols), port: random.pick(ports) };
      const [before, then] = [slowAllowed(old, connection), slowAllowed(fresh, connection)];
      const isSaid = (cluster === 0 ? !isEqualHere : !isEqual) && (then ? mayAllow : mayDeny);
      if (before !== then && !isSaid)
        throw new Error(`otherwise in ${JSON.stringify(connection)}: ${wrong()}`);
    }
  }
}
