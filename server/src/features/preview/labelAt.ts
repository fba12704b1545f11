import { pathSteps } from '../../base/origin.ts';
import type { LabelSelector, SelectorRequirement } from '../../kubernetes/labels.ts';
import type { NetworkPolicy, PodPeer } from '../../kubernetes/networkPolicy.ts';
import type { Namespace, Service, Workload } from '../../kubernetes/objects.ts';
import type { Model } from '../../manifests/model.ts';
import { namespaceNameOf, type World } from '../../network/world.ts';
import type { LabelHolders, LabelTarget } from './target.ts';

/**
 * The label that an element of an object is or belongs to: one that pods or a namespace wear, or one that a selector asks
 * for. Labels of an object that no policy looks at, such as those of a Deployment itself, are none.
 * @param path from the object on
 */
export function labelAt(world: World, model: Model, path: string): LabelTarget | undefined {
  switch (model.kind) {
    case 'NetworkPolicy':
      return policyLabel(world, model, path);
    case 'Workload':
      return wornLabel(model, path, workloadLabels, {
        kind: 'pods',
        namespace: namespaceNameOf(world, model),
      });
    case 'Namespace':
      return wornLabel(model, path, ownLabels, { kind: 'namespaces' });
    case 'Service':
      return askedLabel(model, path, model.selector, {
        kind: 'pods',
        namespace: namespaceNameOf(world, model),
      });
    default:
      return undefined;
  }
}

function policyLabel(world: World, policy: NetworkPolicy, path: string): LabelTarget | undefined {
  const own = askedLabel(policy, path, policy.podSelector, {
    kind: 'pods',
    namespace: namespaceNameOf(world, policy),
  });
  if (own !== undefined) return own;
  const peers = [...policy.ingress, ...policy.egress].flatMap(({ peers }) => peers);
  const peer = peers.find(
    (each): each is PodPeer => each.kind === 'pods' && path.startsWith(`${each.origin.path}.`),
  );
  return (
    peer &&
    (askedLabel(policy, path, peer.podSelector, { kind: 'peer', policy, peer }) ??
      askedLabel(policy, path, peer.namespaceSelector, { kind: 'namespaces' }))
  );
}

function askedLabel(
  { origin }: NetworkPolicy | Service,
  path: string,
  selector: LabelSelector | undefined,
  holders: LabelHolders,
): LabelTarget | undefined {
  const requirement = selector?.requirements.find(
    (each) => path === each.path || path.startsWith(`${each.path}.`),
  );
  return (
    requirement && { kind: 'label', origin: { ...origin, path: requirement.path }, requirement, holders }
  );
}

/** Of the pods that a workload makes, and of a bare pod. What a workload looks for is what its pods wear. */
const workloadLabels =
  /^(?:metadata\.labels|(?:[^[]*\.)?template\.metadata\.labels|spec\.selector\.matchLabels)(?=[.[])/;
const ownLabels = /^metadata\.labels(?=[.[])/;

function wornLabel(
  model: Workload | Namespace,
  path: string,
  place: RegExp,
  holders: LabelHolders,
): LabelTarget | undefined {
  const [prefix] = place.exec(path) ?? [];
  const isOfObject =
    prefix === 'metadata.labels' && model.kind === 'Workload' && model.workloadKind !== 'Pod';
  const key = prefix === undefined || isOfObject ? undefined : pathSteps(path.slice(prefix.length))[0]?.text;
  const value = key === undefined ? undefined : model.labels.values.get(key);
  if (key === undefined || value === undefined) return undefined;
  const requirement: SelectorRequirement = { key, operator: 'In', values: [value], path };
  return { kind: 'label', origin: { ...model.origin, path }, requirement, holders };
}
