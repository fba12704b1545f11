import type { VaryingLabel } from '../kubernetes/labels.ts';
import { descend, type Field, mappingEntries, textValue } from './field.ts';

/** Where a Rollout names labels for the pods of one side of an update, for as long as they are on that side. */
const places = [
  ['canary', 'canaryMetadata'],
  ['canary', 'stableMetadata'],
  ['blueGreen', 'activeMetadata'],
  ['blueGreen', 'previewMetadata'],
] as const;

/**
 * The labels that an Argo Rollout gives to some of its pods and takes away again (argoproj/argo-rollouts
 * pkg/apis/rollouts/v1alpha1/types.go, PodTemplateMetadata): each has one of their values, that of the pod template, or
 * none.
 * @param written the labels of the pod template
 */
export function ephemeralLabels(
  rollout: Field,
  written: ReadonlyMap<string, string>,
): ReadonlyMap<string, VaryingLabel> {
  const values = new Map<string, Set<string>>();
  for (const [strategy, side] of places) {
    for (const { key, value } of mappingEntries(
      descend(rollout, 'spec', 'strategy', strategy, side, 'labels'),
    )) {
      const text = textValue({ node: value, path: '' });
      if (text === undefined) continue;
      const own = written.get(key);
      const known = values.get(key) ?? new Set(own === undefined ? [] : [own]);
      values.set(key, known.add(text));
    }
  }
  return new Map(
    [...values].map(([key, set]) => [
      key,
      { kind: 'oneOf', values: [...set], mayBeAbsent: !written.has(key) },
    ]),
  );
}
