import type { Completeness } from '../../server/src/base/completeness.ts';
import type { LabelSelector, VaryingLabel } from '../../server/src/kubernetes/labels.ts';
import type { NetworkPolicy, PolicyRule } from '../../server/src/kubernetes/networkPolicy.ts';
import type { KubernetesObject, Workload } from '../../server/src/kubernetes/objects.ts';

export interface Masked {
  readonly objects: readonly KubernetesObject[];
  readonly completeness: Completeness;
  /** The workload that stands for one of the original objects. */
  readonly maskOf: ReadonlyMap<Workload, Workload>;
}

/**
 * Hides parts of a world: labels and requirements become holes, peers and ports unreadable, Namespaces lose their labels,
 * label values and policy types unknown, policies get a rival of their name, and disappear from namespaces that are then not complete.
 * @param chance says for the n-th question whether to hide
 */
export function mask(objects: readonly KubernetesObject[], chance: () => boolean): Masked {
  const namespaces = !chance();
  const incomplete = new Set(['a', 'b', 'c', 'default'].filter(() => chance()));
  const policies = new Set(['a', 'b', 'c', 'default'].filter((name) => !incomplete.has(name)));
  const maskOf = new Map<Workload, Workload>();
  const masked = objects.flatMap((object): readonly KubernetesObject[] => {
    if (object.kind === 'Workload') {
      const other = maskWorkload(object, chance);
      maskOf.set(object, other);
      return [other];
    }
    if (object.kind === 'Namespace') {
      if (namespaces || !chance()) return [object];
      return chance() ? [] : [{ ...object, labels: { values: new Map(), open: false } }];
    }
    if (object.kind !== 'NetworkPolicy') return [object];
    if (incomplete.has(object.namespace ?? 'default') && chance()) return [];
    const policy = maskPolicy(object, chance);
    return chance() ? [policy, { ...policy, ingress: [], egress: [] }] : [policy];
  });
  return { objects: masked, completeness: { workloads: 'all', policies, namespaces }, maskOf };
}

function maskWorkload(workload: Workload, chance: () => boolean): Workload {
  const kept = [...workload.labels.values].filter(() => !chance());
  const open = kept.length < workload.labels.values.size || chance();
  const varying = new Map(
    kept.filter(() => chance()).map(([key, value]) => [key, maskLabel(value, chance)] as const),
  );
  return { ...workload, labels: { values: new Map(kept), varying, open } };
}

function maskLabel(value: string, chance: () => boolean): VaryingLabel {
  if (chance()) return { kind: 'generated', prefix: value.slice(0, chance() ? 0 : 1), rest: 'any' };
  return { kind: 'oneOf', values: chance() ? [value] : [value, '1'], mayBeAbsent: chance() };
}

function maskPolicy(policy: NetworkPolicy, chance: () => boolean): NetworkPolicy {
  const mayIsolateMore = chance();
  const shown = (isolates: boolean) => isolates && !(mayIsolateMore && chance());
  return {
    ...policy,
    mayIsolateMore,
    isolates: { ingress: shown(policy.isolates.ingress), egress: shown(policy.isolates.egress) },
    podSelector: maskSelector(policy.podSelector, chance),
    ingress: policy.ingress.map((rule) => maskRule(rule, chance)),
    egress: policy.egress.map((rule) => maskRule(rule, chance)),
  };
}

function maskSelector(selector: LabelSelector, chance: () => boolean): LabelSelector {
  const requirements = selector.requirements.filter(() => !chance());
  return { ...selector, requirements, open: requirements.length < selector.requirements.length || chance() };
}

function maskRule(rule: PolicyRule, chance: () => boolean): PolicyRule {
  return {
    ...rule,
    peers: rule.peers.map((peer) => {
      if (chance()) return { kind: 'unreadable', origin: peer.origin };
      if (peer.kind === 'ipBlock' && chance()) return { ...peer, cidr: '10.0.0.0/' };
      if (peer.kind === 'ipBlock' && chance())
        return { ...peer, except: [...peer.except.slice(1), '10.0.0'] };
      if (peer.kind !== 'pods') return peer;
      return {
        ...peer,
        podSelector: peer.podSelector && maskSelector(peer.podSelector, chance),
        namespaceSelector: peer.namespaceSelector && maskSelector(peer.namespaceSelector, chance),
      };
    }),
    ports: rule.ports.map((port) => {
      if (chance()) return { ...port, numbers: { kind: 'unreadable' } };
      return chance() ? { ...port, protocol: undefined, numbers: { kind: 'unreadable' } } : port;
    }),
  };
}
