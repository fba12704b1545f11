import { gvkOf } from '../../assembly/kustomize/resource/gvk.ts';
import {
  type Built,
  type BuiltMapping,
  descend,
  entriesOf,
  field,
  itemsOf,
  type Place,
} from '../../assembly/kustomize/tree/built.ts';
import { isKustomizationFile } from '../../workspace/kustomizationFile.ts';
import type { BuildRule } from '../rule.ts';
import { builtNames } from './builtNames.ts';
import { leaveSelectorsOut } from './leaveSelectorsOut.ts';

/** Labels of a kustomization that get into the peers of policies. */
export const kustomizeLabelsNarrowPeers: BuildRule = {
  id: 'kustomize-labels-narrow-peers',
  scope: 'build',
  summary: 'A label of a kustomization narrows whom policies allow',
  explanation:
    '`commonLabels`, and `labels` with `includeSelectors: true`, write their labels not only to objects, pods and the ' +
    '`podSelector` of policies, but to every `podSelector` under `from` and `to` as well (never to `namespaceSelector`). ' +
    'An entry that was to allow pods of another application, which do not get the label, then allows none of them. ' +
    'Where that is not meant, leave selectors out (`labels` without `includeSelectors`, with `includeTemplates` for pods).',
  sources: [
    'https://github.com/kubernetes-sigs/kustomize/blob/kustomize/v5.7.1/api/internal/konfig/builtinpluginconsts/commonlabels.go',
    'https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/labels/',
  ],
  defaultSeverity: 'info',
  check(build) {
    const policies = new Map<Place, BuiltMapping[]>();
    for (const object of build.objects) {
      if (gvkOf(object).kind !== 'NetworkPolicy') continue;
      for (const place of new Set(addedToPeers(object))) {
        policies.set(place, [...(policies.get(place) ?? []), object]);
      }
    }
    return [...policies].map(([place, narrowed]) => ({
      message:
        `kustomize adds this label to the podSelector of peers, too, in ${builtNames(narrowed, 'policies')}: pods without it, such as ` +
        'those of other kustomizations, are not allowed then. Leave selectors out, where that is not meant.',
      place: { kind: 'built', place, part: 'value' },
      fixes: leaveSelectorsOut(build, place),
    }));
  },
};

function* addedToPeers(policy: Built): Generator<Place> {
  for (const [rules, peers] of [
    ['ingress', 'from'],
    ['egress', 'to'],
  ] as const) {
    for (const rule of itemsOf(descend(policy, 'spec', rules))) {
      for (const peer of itemsOf(field(rule, peers))) {
        for (const { value } of entriesOf(descend(peer, 'podSelector', 'matchLabels'))) {
          // what a transformer has added, and no patch
          if (value.cell !== undefined && isKustomizationFile(value.place.source.uri)) yield value.place;
        }
      }
    }
  }
}
