import type { LabelSelector, SelectorRequirement } from '../../kubernetes/labels.ts';
import type { NetworkPolicy } from '../../kubernetes/networkPolicy.ts';
import { isMatchLabel } from '../../network/selectors.ts';
import type { Severity } from '../../workspace/settings.ts';
import type { Finding, Fix, Place } from '../finding.ts';
import type { PolicyRule } from '../rule.ts';
import { keyAt, originIn, valueAt } from './places.ts';

interface VolatileLabel {
  /** When its value becomes another one, as the end of a sentence. */
  readonly changes: string;
  readonly severity: Severity;
}

const ofRollout: VolatileLabel = { changes: 'with every change of the pod template', severity: 'warning' };
const ofRun: VolatileLabel = { changes: 'with every run', severity: 'warning' };
const ofUpgrade: VolatileLabel = { changes: 'with every upgrade', severity: 'info' };

/**
 * apps/v1 and batch/v1 of kubernetes:staging/src/k8s.io/api, Argo Rollouts' DefaultRolloutUniqueLabelKey, and the labels
 * that charts carry by Helm's conventions.
 */
const volatileLabels: ReadonlyMap<string, VolatileLabel> = new Map([
  ['pod-template-hash', ofRollout],
  ['rollouts-pod-template-hash', ofRollout],
  ['controller-revision-hash', ofRollout],
  ['pod-template-generation', ofRollout],
  ['controller-uid', ofRun],
  ['batch.kubernetes.io/controller-uid', ofRun],
  ['helm.sh/chart', ofUpgrade],
  ['app.kubernetes.io/version', ofUpgrade],
]);

/** A selector that asks for a value which does not last. */
export const volatileLabel: PolicyRule = {
  id: 'volatile-label',
  scope: 'policy',
  summary: 'A selector asks for a label whose value changes by itself',
  explanation:
    'Some labels are made up anew by a controller or by Helm: `pod-template-hash` with every change of a Deployment’s pod ' +
    'template, `helm.sh/chart` and `app.kubernetes.io/version` with every upgrade. A selector that asks for one value of ' +
    'them matches today’s pods and not tomorrow’s: the policy stops to protect them, or to let them through, without a ' +
    'word.\n\n' +
    'Ask for labels that stay, such as `app.kubernetes.io/name`.',
  sources: [
    'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#pod-template-hash-label',
    'https://helm.sh/docs/chart_best_practices/labels/',
    'https://github.com/open-policy-agent/gatekeeper/issues/3471',
  ],
  defaultSeverity: 'warning',
  dependsOn: () => [],
  check(policy) {
    const peers = [...policy.ingress, ...policy.egress]
      .flatMap((rule) => rule.peers)
      .flatMap((peer) => (peer.kind === 'pods' ? (peer.podSelector ?? []) : []));
    return [policy.podSelector, ...peers].flatMap((selector) => aboutSelector(policy, selector));
  },
};

function aboutSelector(policy: NetworkPolicy, selector: LabelSelector): readonly Finding[] {
  return selector.requirements.flatMap((requirement): readonly Finding[] => {
    const { key, operator } = requirement;
    const known = volatileLabels.get(key);
    // That such a label is there, or is not, may well be asked.
    if (known === undefined || operator === 'Exists' || operator === 'DoesNotExist') return [];
    return [
      {
        message:
          `The value of ${key} changes ${known.changes}: this selector then matches other pods, without a word. Ask for ` +
          'labels that stay.',
        place: placeOf(policy, requirement),
        severity: known.severity,
        ...(selector.requirements.length === 1 ? {} : { fixes: [leavingOut(policy, selector, requirement)] }),
      },
    ];
  });
}

function placeOf(policy: NetworkPolicy, requirement: SelectorRequirement): Place {
  const { path } = requirement;
  return isMatchLabel(requirement) ? keyAt(originIn(policy, path)) : valueAt(originIn(policy, `${path}.key`));
}

/** The list or mapping goes with its last entry: an empty one would be something else to read. */
function leavingOut(
  policy: NetworkPolicy,
  { requirements }: LabelSelector,
  { key, path }: SelectorRequirement,
): Fix {
  const list = /^(.*\.match(?:Labels|Expressions))[.[]/.exec(path)?.[1];
  const isOnly =
    requirements.filter((other) => list !== undefined && other.path.startsWith(list)).length === 1;
  return {
    title: `Select whatever ${key} there is`,
    safe: false,
    edits: [{ remove: originIn(policy, isOnly && list !== undefined ? list : path) }],
  };
}
