import type { KubernetesVersion } from '../../server/src/kubernetes/version.ts';
import { newestKubernetesVersion } from '../../server/src/kubernetes/version.ts';
import type { Random } from '../support/random.ts';
import type { Base } from './bases.ts';
import type { Edit } from './edits.ts';
import { applyEdit, lineOfMistake } from './edits.ts';
import type { MistakeKind, PlantedRule } from './kinds/kind.ts';

/** One mistake in one workspace, and what must be reported of it. */
export interface Mutation {
  readonly name: string;
  readonly base: Base;
  readonly file: string;
  readonly edit: Edit;
  readonly version: KubernetesVersion;
  readonly expected: readonly ExpectedFinding[];
  /** What may be reported besides. */
  readonly tolerated: readonly ExpectedFinding[];
}

/** So many mistakes of each rule are planted at least. */
export const enough = 20;

export interface ExpectedFinding {
  readonly file: string;
  /** From one. */
  readonly line: number;
  readonly rule: PlantedRule;
}

/** The text of the file with the mistake in it. */
export function mutatedText({ base, file, edit }: Mutation): string {
  return applyEdit(base.files.get(file) ?? '', edit);
}

/**
 * Plants one kind at sites of chance, each in another file as far as there are any, and once in JSON where it can be.
 * @param count how many at most
 */
export function plant(
  kind: MistakeKind,
  bases: readonly Base[],
  count: number,
  random: Random,
): readonly Mutation[] {
  const candidates = shuffled(
    bases.flatMap((base) => base.policies.map((policy) => ({ base, policy }))),
    random,
  );
  const json = candidates.filter(({ policy }) => policy.file.endsWith('.json'));
  const planted = new Map<string, Mutation>();
  const perBase = new Map<string, number>();
  const share = bases.length === 1 ? count : Math.ceil(count / 2);
  for (const { base, policy } of [...json, ...candidates]) {
    if (planted.size >= count) break;
    const key = `${base.name}/${policy.file}`;
    // Every base has its turn, however few policies it holds.
    if (planted.has(key) || (perBase.get(base.name) ?? 0) >= share) continue;
    const sites = policy.object.sites.filter(({ pattern }) => kind.at.test(pattern));
    const text = base.files.get(policy.file) ?? '';
    for (const site of shuffled(sites, random)) {
      const edit = kind.plant(site, text);
      if (edit === undefined || applyEdit(text, edit) === text) continue;
      const line = lineOfMistake(text, edit);
      planted.set(key, {
        name: `${kind.name} (${key}:${line})`,
        base,
        file: policy.file,
        edit,
        version: kind.version ?? newestKubernetesVersion,
        expected: [{ file: policy.file, line, rule: kind.rule }],
        tolerated: kind.alsoTrue === undefined ? [] : [{ file: policy.file, line, rule: kind.alsoTrue }],
      });
      perBase.set(base.name, (perBase.get(base.name) ?? 0) + 1);
      break;
    }
  }
  return [...planted.values()];
}

function shuffled<T>(items: readonly T[], random: Random): readonly T[] {
  const rest = [...items];
  const taken: T[] = [];
  while (rest.length > 0) taken.push(...rest.splice(random.below(rest.length), 1));
  return taken;
}
