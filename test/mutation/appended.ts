import { newestKubernetesVersion } from '../../server/src/kubernetes/version.ts';
import type { Random } from '../support/random.ts';
import type { Base } from './bases.ts';
import { findingsWithout } from './check.ts';
import type { PlantedRule } from './kinds/kind.ts';
import type { ExpectedFinding, Mutation } from './mutation.ts';

/** Objects with a mistake that is only one beside the others; the lines that end with `#!` have it. */
export interface Sketch {
  readonly name: string;
  readonly rule: PlantedRule;
  /** @param random chooses names, numbers and forms */
  readonly write: (random: Random) => string;
}

/** YAML files of some bases of which nothing is reported, and which end as one can write on. */
function cleanFiles(bases: readonly Base[]): readonly { readonly base: Base; readonly file: string }[] {
  return bases.filter(isInPlace).flatMap((base) => {
    const told = new Set(
      findingsWithout(base, newestKubernetesVersion).map(({ uri }) => decodeURIComponent(uri)),
    );
    return [...new Set(base.policies.map(({ file }) => file))]
      .filter((file) => /\.ya?ml$/.test(file) && base.files.get(file)?.endsWith('\n'))
      .filter((file) => ![...told].some((uri) => uri.endsWith(`/${file}`)))
      .map((file) => ({ base, file }));
  });
}

/** Whether no kustomization moves the objects to another namespace. */
function isInPlace({ files }: Base): boolean {
  return ![...files].some(([name, text]) => /kustomization/.test(name) && /^namespace:/m.test(text));
}

/** Writes what a sketch draws at the end of clean files, each time otherwise. */
export function append(
  sketch: Sketch,
  bases: readonly Base[],
  count: number,
  random: Random,
): readonly Mutation[] {
  const files = cleanFiles(bases);
  return Array.from({ length: count }, (_, index): readonly Mutation[] => {
    const place = files[(index * 7 + random.below(7)) % files.length];
    if (place === undefined) return [];
    const { base, file } = place;
    const text = base.files.get(file) ?? '';
    const drawn = `---\n${sketch.write(random)}`;
    const first = text.split('\n').length;
    const expected = drawn
      .split('\n')
      .flatMap((line, at): readonly ExpectedFinding[] =>
        line.endsWith(' #!') ? [{ file, line: first + at, rule: sketch.rule }] : [],
      );
    return [
      {
        name: `${sketch.name} (${base.name}/${file}, ${index})`,
        base,
        file,
        edit: { start: text.length, end: text.length, newText: drawn.replaceAll(' #!', ''), mistakeAt: 0 },
        version: newestKubernetesVersion,
        expected,
        tolerated: [],
      },
    ];
  }).flat();
}
