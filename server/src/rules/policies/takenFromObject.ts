import { entryPath } from '../../base/origin.ts';
import type { SelectorRequirement } from '../../kubernetes/labels.ts';
import type { KnownPods } from '../../network/endpoints.ts';
import { LabelIndex } from '../../network/labelIndex.ts';
import { stableLabels } from '../../network/stableLabels.ts';
import type { RelatedPlace } from '../finding.ts';
import { valueAt } from './places.ts';
import { someNames } from './words.ts';

/** A label that is asked of pods, and that objects have beside their pod template and not in it. */
export interface TakenLabel {
  /** Whose it is, as a sentence. */
  readonly message: string;
  readonly related: readonly RelatedPlace[];
  /** What the pods have in its place; undefined where one label does not tell them from all others, or several are meant. */
  readonly instead: { readonly key: string; readonly value: string } | undefined;
}

/**
 * Undefined: no object has such a label.
 * @param pods those that could have matched, without a match
 */
export function takenFromObject(
  { key, operator, values }: SelectorRequirement,
  pods: readonly KnownPods[],
): TakenLabel | undefined {
  if (operator !== 'In') return undefined;
  const having = pods.filter(({ workload }) => {
    const own = workload.ownLabels?.get(key);
    return own !== undefined && values.includes(own);
  });
  const [first] = having;
  if (first === undefined) return undefined;
  const instead = having.length === 1 ? labelOf(first, pods) : undefined;
  return {
    message:
      `${someNames(having)} ${having.length === 1 ? 'has' : 'have'} it in metadata.labels, but not in the pod template, ` +
      `and pods get the labels of the template alone.${instead === undefined ? '' : ` Ask for ${instead.key}=${instead.value}.`}`,
    related: having.slice(0, shown).map(({ workload }) => ({
      message: `The label of ${workload.workloadKind} ${workload.name} itself`,
      place: valueAt({ object: workload.origin.object, path: entryPath('metadata.labels', key) }),
    })),
    instead,
  };
}

const shown = 3;

function labelOf(pods: KnownPods, all: readonly KnownPods[]): TakenLabel['instead'] {
  const beside = all.filter(({ namespace }) => namespace === pods.namespace);
  const { labels, isAlone } = stableLabels(pods, new LabelIndex(beside, (each) => each.labels.labels)) ?? {};
  const [label, ...more] = Object.entries(labels ?? {});
  if (label === undefined || more.length > 0 || isAlone !== true) return undefined;
  return { key: label[0], value: label[1] };
}
