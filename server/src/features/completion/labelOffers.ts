import { count } from '../../base/words.ts';
import { namespaceNameLabel } from '../../network/knownNamespaces.ts';
import { carrierWords, countOf } from './carrierWords.ts';
import type { FileOf } from './fileWords.ts';
import type { Carrier, LabelPool } from './labelPool.ts';
import type { Offer } from './offer.ts';
import { blankText, scalar } from './template.ts';

const maximumPairs = 20;

/** Keys, and whole labels, for `matchLabels`. */
export function labelEntries(pool: LabelPool, beside: ReadonlySet<string>, fileOf: FileOf): readonly Offer[] {
  return [...pool.labels].flatMap(([key, values]): readonly Offer[] => {
    if (beside.has(key)) return [];
    const rank = rankOfKey(key);
    const pairs = [...values].slice(0, maximumPairs).map(
      ([value, carriers]): Offer => ({
        label: `${key}: ${value}`,
        kind: 'label',
        ...sharing(pool, key, value, carriers, rank + 0.5, fileOf),
        content: { kind: 'entry', key, value: scalar(value) },
      }),
    );
    return [keyOffer(pool, key, values, rank, { kind: 'entry', key, value: blankText }), ...pairs];
  });
}

/** Keys for the `key` of a condition. */
export function labelKeys(pool: LabelPool): readonly Offer[] {
  return [...pool.labels].map(([key, values]) =>
    keyOffer(pool, key, values, rankOfKey(key), { kind: 'value', value: scalar(key) }),
  );
}

/** Values of one key; @param beside those that are already listed */
export function labelValues(
  pool: LabelPool,
  key: string,
  beside: ReadonlySet<unknown>,
  fileOf: FileOf,
): readonly Offer[] {
  return [...(pool.labels.get(key) ?? [])]
    .filter(([value]) => !beside.has(value))
    .map(([value, carriers]) => ({
      label: value,
      kind: 'label',
      ...sharing(pool, key, value, carriers, 1, fileOf),
      content: { kind: 'value', value: scalar(value) },
    }));
}

function keyOffer(
  pool: LabelPool,
  key: string,
  values: ReadonlyMap<string, readonly Carrier[]>,
  rank: number,
  content: Offer['content'],
): Offer {
  const remark = pool.remark === undefined ? '' : ` ${pool.remark}`;
  return {
    label: key,
    kind: 'label',
    detail: `${countOf([...values.values()].flat())}${remark}, ${count(values.size, 'value')}`,
    rank,
    content,
    leadsOn: content.kind === 'entry',
  };
}

/** Values that nothing has together with the other labels of the selector come last, and say so. */
function sharing(
  pool: LabelPool,
  key: string,
  value: string,
  carriers: readonly Carrier[],
  rank: number,
  fileOf: FileOf,
): Pick<Offer, 'detail' | 'rank'> {
  const words = (meant: readonly Carrier[]): string => carrierWords(meant, pool.world, pool.remark, fileOf);
  const shared = pool.together === undefined ? carriers : (pool.together.get(key)?.get(value) ?? []);
  if (shared.length > 0) return { detail: words(shared), rank: rank + (pool.isUnlikely(shared) ? 0.4 : 0) };
  return { detail: `none with the other labels, else ${words(carriers)}`, rank: rank + 5 };
}

/** What people select by comes first; what controllers and charts add comes last. */
function rankOfKey(key: string): number {
  if (key === namespaceNameLabel) return 1;
  if (key === 'app' || key === 'app.kubernetes.io/name' || key === 'name') return 1;
  if (/^(helm\.sh\/chart|pod-template-hash|controller-revision-hash)$/.test(key)) return 9;
  if (/^app\.kubernetes\.io\/(version|managed-by)$/.test(key)) return 8;
  return 2;
}
