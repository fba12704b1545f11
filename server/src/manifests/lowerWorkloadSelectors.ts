import type { LabelSelector } from '../kubernetes/labels.ts';
import type { WorkloadSelector } from '../kubernetes/objects.ts';
import { child, descend, type Field, listItems, stateOf } from './field.ts';
import type { Lowering } from './lowering.ts';
import { lowerLabelMap, lowerSelector } from './lowerSelector.ts';

/** Kinds whose `spec.selector` is a map of labels, as that of a Service, and no LabelSelector. */
const withPlainSelector: ReadonlySet<string> = new Set(['ReplicationController', 'DeploymentConfig']);

/**
 * What a workload's object asks of the labels of pods: its own selector, and those by which its pods are put on nodes
 * (core/v1 PodAffinityTerm and TopologySpreadConstraint).
 * @param spec of what makes the pods: for a CronJob that of its Jobs
 */
export function lowerWorkloadSelectors(
  kind: string,
  spec: Field,
  podSpec: Field,
  lowering: Lowering,
): readonly WorkloadSelector[] {
  const own = child(spec, 'selector');
  const lower = withPlainSelector.has(kind) ? lowerLabelMap : lowerSelector;
  const ofPods = kind === 'Pod' || stateOf(own) === 'absent' ? [] : [lower(own, lowering)];
  return [
    ...ofPods.map((selector: LabelSelector): WorkloadSelector => ({ use: 'own', selector })),
    ...[...spreadTerms(podSpec), ...affinityTerms(podSpec)].flatMap((term) => ofTerm(term, lowering)),
  ];
}

function ofTerm(term: Field, lowering: Lowering): readonly WorkloadSelector[] {
  const written = child(term, 'labelSelector');
  if (stateOf(written) === 'absent') return [];
  const isAboutOthers = ['namespaces', 'namespaceSelector'].some(
    (key) => stateOf(child(term, key)) !== 'absent',
  );
  const selector = lowerSelector(written, lowering);
  return [{ use: 'scheduling', selector, ...(isAboutOthers ? { isAboutOthers } : {}) }];
}

function spreadTerms(podSpec: Field): readonly Field[] {
  return listItems(child(podSpec, 'topologySpreadConstraints'));
}

function affinityTerms(podSpec: Field): readonly Field[] {
  const affinity = child(podSpec, 'affinity');
  if (stateOf(affinity) === 'absent') return [];
  return ['podAffinity', 'podAntiAffinity'].flatMap((kind) => [
    ...listItems(descend(affinity, kind, 'requiredDuringSchedulingIgnoredDuringExecution')),
    ...listItems(descend(affinity, kind, 'preferredDuringSchedulingIgnoredDuringExecution')).map((weighted) =>
      child(weighted, 'podAffinityTerm'),
    ),
  ]);
}
