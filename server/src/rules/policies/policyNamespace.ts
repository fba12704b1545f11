import { nearest } from '../../base/nearest.ts';
import { fileOfObject } from '../../base/origin.ts';
import { enumerate } from '../../base/words.ts';
import type { NetworkPolicy } from '../../kubernetes/networkPolicy.ts';
import type { Workload } from '../../kubernetes/objects.ts';
import type { KnownNamespace } from '../../network/endpoints.ts';
import { subjectsOf } from '../../network/selected.ts';
import { namespaceNameOf, type World } from '../../network/world.ts';
import type { Finding, Fix } from '../finding.ts';
import { networkPolicyPage } from '../networkPolicyPage.ts';
import type { PolicyRule } from '../rule.ts';
import { originIn, valueAt } from './places.ts';
import { whatIsComplete } from './whatIsComplete.ts';

/** A policy that lies beside the pods that it is meant for. */
export const policyNamespace: PolicyRule = {
  id: 'policy-namespace',
  scope: 'policy',
  summary: 'A policy lies in another namespace than its pods',
  explanation:
    'A policy applies to pods of its own namespace alone. One that names no namespace lands in whichever `kubectl` is ' +
    'set to, `default` as a rule; one whose namespace is misspelled lands in a namespace that nobody uses, or is refused. ' +
    'Either way it protects nothing.\n\n' +
    'Told where the namespace holds no workload of these files, or none with its labels, while pods that the selector ' +
    'describes lie in another one: in the same file, or, where it holds none, beside it where no other policy leaves its ' +
    'namespace out. A namespace counts as misspelled where ' +
    'nothing but this policy is in it, and another one is a slip away. `namespace:` of an environment in `.policy-lens.yaml` says where objects land that ' +
    'name none.',
  sources: [
    networkPolicyPage('networkpolicy-resource'),
    'https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/',
  ],
  defaultSeverity: 'warning',
  dependsOn: whatIsComplete,
  dependsOnFor: (policy, { world }) => {
    const namespace = namespaceNameOf(world, policy);
    const home = world.cluster.namespaces.get(namespace);
    // Where its own namespace has pods, no other one is looked at, unless the policy may have left it out.
    if (home !== undefined && world.cluster.podsIn(home).length > 0) return seenElsewhere(policy, world);
    return [world.cluster.state, world.policies.get(namespace), world.services.get(namespace)];
  },
  check(policy, { world }) {
    const home = world.cluster.namespaces.get(policy.namespace ?? world.defaultNamespace);
    const { open, hasUnknownKey } = policy.podSelector;
    if (home === undefined || open || hasUnknownKey === true) return [];
    if (world.cluster.podsIn(home).length > 0) {
      const elsewhere = namespacesOfItsFile(policy, world);
      return elsewhere.length === 0 ? [] : withoutNamespace(policy, world, elsewhere);
    }
    return policy.namespace === undefined
      ? withoutNamespace(
          policy,
          world,
          namespacesWithPods(policy, world, (workload) => areMeantForEachOther(policy, workload, world)),
        )
      : withWrongNamespace(policy, policy.namespace, home, world);
  },
};

/** As many as one can choose among. */
const fewNamespaces = 3;

/**
 * The namespaces in which the pods lie that stand in the file of a policy which names none, where no pod has its labels in the
 * namespace in which it lands.
 */
export function namespacesOfItsFile(policy: NetworkPolicy, world: World): readonly string[] {
  const home = world.cluster.namespaces.get(world.defaultNamespace);
  if (policy.namespace !== undefined || home === undefined || policy.podSelector.requirements.length === 0)
    return [];
  const { surely, possibly } = world.cluster.podIndexOf(home).select(policy.podSelector);
  if (surely.length + possibly.length > 0) return [];
  return namespacesWithPods(policy, world, (workload) => fileOf(workload) === fileOf(policy));
}

/** What `namespacesOfItsFile` rests on beside the policy: all pods, where it looks for them. */
export function seenElsewhere(policy: NetworkPolicy, world: World): readonly unknown[] {
  const isAsked = policy.namespace === undefined && subjectsOf(world, policy).items.length === 0;
  return isAsked ? [world.cluster.state] : [];
}

function withoutNamespace(
  policy: NetworkPolicy,
  world: World,
  candidates: readonly string[],
): readonly Finding[] {
  const [first] = candidates;
  // Of all pods of a namespace it is not known of which one.
  if (first === undefined || (policy.podSelector.requirements.length === 0 && candidates.length > 1))
    return [];
  const isFew = candidates.length <= fewNamespaces;
  const names = isFew
    ? `${candidates.length === 1 ? 'namespace' : 'namespaces'} ${enumerate(candidates)}`
    : `${candidates.length} other namespaces`;
  return [
    {
      message:
        `This policy names no namespace and so lands in ${world.defaultNamespace}, where no pod of these files has its labels; the ` +
        `pods that it describes are in ${names}. Write the namespace.`,
      place: valueAt(originIn(policy, 'metadata.name')),
      ...(candidates.length === 1 ? {} : { severity: 'info' }),
      fixes: isFew
        ? candidates.map(
            (name): Fix => ({
              title: `Add namespace: ${name}`,
              safe: false,
              edits: [{ before: originIn(policy, 'metadata.name'), key: 'namespace', value: name }],
            }),
          )
        : [],
    },
  ];
}

function withWrongNamespace(
  policy: NetworkPolicy,
  written: string,
  home: KnownNamespace,
  world: World,
): readonly Finding[] {
  const isUsed =
    home.declaration !== undefined ||
    (world.policies.get(written)?.length ?? 0) > 1 ||
    world.services.has(written);
  if (isUsed) return [];
  const candidates = namespacesWithPods(policy, world).filter((name) => isSlip(written, name));
  const near = nearest(written, candidates);
  if (near === undefined) return [];
  const place = valueAt(originIn(policy, 'metadata.namespace'));
  return [
    {
      message:
        `Nothing of these files but this policy is in namespace ${written}; the pods that it describes are in ${near}. ` +
        `Did you mean ${near}?`,
      place,
      fixes: [
        {
          title: `Change to namespace: ${near}`,
          safe: false,
          edits: place.kind === 'origin' ? [{ reword: place, as: near }] : [],
        },
      ],
    },
  ];
}

/**
 * Where many policies name no namespace, whoever applies them gives it. One alone has forgotten it, if it lies with the pods,
 * and so has one that stands in their file.
 */
function areMeantForEachOther(policy: NetworkPolicy, workload: Workload, world: World): boolean {
  const [own, other] = [fileOf(policy), fileOf(workload)];
  if (own === other) return true;
  const [folder, otherFolder] = [folderOf(own), folderOf(other)];
  const isNear =
    folder === otherFolder || folderOf(folder) === otherFolder || folderOf(otherFolder) === folder;
  const home = world.defaultNamespace;
  return isNear && world.policies.get(home)?.length === 1 && !world.services.has(home);
}

function fileOf({ origin }: NetworkPolicy | Workload): string {
  return fileOfObject(origin.object);
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/'));
}

/** The namespaces of the files with pods that the policy would select there. */
function namespacesWithPods(
  { podSelector }: NetworkPolicy,
  { cluster }: World,
  counts: (workload: Workload) => boolean = () => true,
): readonly string[] {
  return [...cluster.namespaces.values()]
    .filter((namespace) =>
      cluster
        .podIndexOf(namespace)
        .select(podSelector)
        .surely.some(({ workload }) => counts(workload)),
    )
    .map(({ name }) => name);
}

/** Whether two names differ by more than what counts namespaces through: `team-1` and `team-2`, `zone-a` and `zone-b`. */
function isSlip(left: string, right: string): boolean {
  const stem = (name: string): string => name.replace(/\d+/g, '#').replace(/(^|-)[a-z](?=-|$)/g, '$1#');
  return stem(left) !== stem(right);
}
