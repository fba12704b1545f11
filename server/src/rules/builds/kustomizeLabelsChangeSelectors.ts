import { gvkOf } from '../../assembly/kustomize/resource/gvk.ts';
import {
  type Built,
  type BuiltMapping,
  descend,
  entriesOf,
  type Place,
} from '../../assembly/kustomize/tree/built.ts';
import { isKustomizationFile } from '../../workspace/kustomizationFile.ts';
import type { BuildRule } from '../rule.ts';
import { builtNames } from './builtNames.ts';
import { leaveSelectorsOut } from './leaveSelectorsOut.ts';

/** Their selectors are immutable (kubernetes:pkg/apis/apps/validation, pkg/registry/apps/deployment/strategy.go). */
const kinds: ReadonlySet<string> = new Set(['Deployment', 'ReplicaSet', 'StatefulSet', 'DaemonSet']);

/** Labels of a kustomization that get into the selectors of workloads. */
export const kustomizeLabelsChangeSelectors: BuildRule = {
  id: 'kustomize-labels-change-selectors',
  scope: 'build',
  summary: 'A label of a kustomization becomes a part of selectors that can’t be changed',
  explanation:
    '`commonLabels`, and `labels` with `includeSelectors: true`, write their labels into the selectors of Deployments, ' +
    'StatefulSets, DaemonSets and ReplicaSets, too. The API server refuses every later change of these: once they are ' +
    'deployed, the label can be added, changed or taken away only by deleting the workload first. Labels that may ever ' +
    'change, such as a version, belong under `labels` without `includeSelectors`.',
  sources: [
    'https://github.com/kubernetes-sigs/kustomize/blob/kustomize/v5.7.1/api/internal/konfig/builtinpluginconsts/commonlabels.go',
    'kubernetes:pkg/apis/apps/validation/validation.go',
    'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#label-selector-updates',
  ],
  defaultSeverity: 'info',
  check(build) {
    const workloads = new Map<Place, BuiltMapping[]>();
    for (const object of build.objects) {
      if (!kinds.has(gvkOf(object).kind)) continue;
      for (const place of new Set(addedToSelector(object))) {
        workloads.set(place, [...(workloads.get(place) ?? []), object]);
      }
    }
    return [...workloads].map(([place, changed]) => ({
      message:
        `kustomize adds this label to the selector of ${builtNames(changed, 'workloads')}, too, which can’t be changed once it ` +
        'is deployed: to add or change the label later, the workload must be deleted first. Leave selectors out, where ' +
        'the label may ever change.',
      place: { kind: 'built', place, part: 'value' },
      fixes: leaveSelectorsOut(build, place),
    }));
  },
};

function* addedToSelector(workload: Built): Generator<Place> {
  for (const { value } of entriesOf(descend(workload, 'spec', 'selector', 'matchLabels'))) {
    // what a transformer has added, and no patch
    if (value.cell !== undefined && isKustomizationFile(value.place.source.uri)) yield value.place;
  }
}
