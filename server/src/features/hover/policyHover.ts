import type { LabelSelector } from '../../kubernetes/labels.ts';
import type { Direction, NetworkPolicy, PolicyPeer, PolicyRule } from '../../kubernetes/networkPolicy.ts';
import type { KnownNamespace } from '../../network/endpoints.ts';
import { homeOf, peerNamespaces } from '../../network/selected.ts';
import type { Selected } from '../../network/selectors.ts';
import type { World } from '../../network/world.ts';
import type { Path } from '../keys/place.ts';
import { describeCidr, describeExcept } from './cidrHover.ts';
import type { LineLinks } from './lineLinks.ts';
import { paragraphs } from './markdown.ts';
import { namedPortWords } from './namedPorts.ts';
import { describeDirection, describePolicy, peersWords, portsWords } from './policyWords.ts';
import { describePort } from './portHover.ts';
import { describeNamespaces, describePeer, describeRequirement, describeSubjects } from './selectorHover.ts';

/**
 * What is to be said about a place in a policy beyond what its key means everywhere.
 * @param about `part`: whether the place is the key itself or its value; `isRefused`: whether the API server refuses
 * the policy as it is written; `lineOf`: links to lines
 */
export function describePlace(
  world: World,
  policy: NetworkPolicy,
  path: Path,
  about: { readonly part: 'key' | 'value'; readonly isRefused: boolean; readonly lineOf: LineLinks },
): string | undefined {
  const [first, second, index, list, item, ...rest] = path;
  const whole = (): string => describePolicy(world, policy, about.isRefused, about.lineOf);
  if (first === 'kind') return whole();
  if (first === 'metadata') {
    return second === 'name' && path.length === 2 ? whole() : undefined;
  }
  if (first !== 'spec') return undefined;
  if (second === undefined) return whole();
  if (second === 'podSelector') {
    const namespaces = listOf(homeOf(world, policy));
    return (
      describeLabel(world, policy.podSelector, path.slice(2), { kind: 'pods', namespaces }) ??
      describeSubjects(world, policy)
    );
  }
  if (second === 'policyTypes') {
    return paragraphs(
      describeDirection(world, policy, 'ingress', about.lineOf),
      describeDirection(world, policy, 'egress', about.lineOf),
    );
  }
  if (second !== 'ingress' && second !== 'egress') return undefined;
  if (typeof index !== 'number') return describeDirection(world, policy, second, about.lineOf);
  const rule = policy[second][index];
  if (rule === undefined) return undefined;
  if (list === 'ports') {
    const port = typeof item === 'number' ? rule.ports[item] : undefined;
    return port === undefined
      ? allowed(portsWords(rule), second, rule)
      : describePort(world, policy, second, rule, port);
  }
  const peer = typeof item === 'number' ? rule.peers[item] : undefined;
  if (peer === undefined) return allowed(peersWords(world, policy, second, rule), second, rule);
  return describePeerPlace(world, policy, peer, rest, about.part);
}

function allowed(words: string, direction: Direction, rule: PolicyRule): string {
  const named = namedPortWords(direction, rule);
  return named === undefined ? `Allowed ${words}.` : `Allowed ${words}, but ${named}.`;
}

function listOf(home: KnownNamespace | undefined): Selected<KnownNamespace> {
  return { items: home === undefined ? [] : [home], complete: true };
}

function describePeerPlace(
  world: World,
  policy: NetworkPolicy,
  peer: PolicyPeer,
  path: Path,
  part: 'key' | 'value',
): string | undefined {
  const [field, ...rest] = path;
  if (peer.kind === 'unreadable') return undefined;
  if (peer.kind === 'ipBlock') {
    const [block, index] = rest;
    const except = typeof index === 'number' ? peer.except[index] : undefined;
    if (block === 'except' && part === 'value' && except !== undefined)
      return describeExcept(except, peer.cidr);
    return describeCidr(peer.cidr, peer.except);
  }
  if (field === 'namespaceSelector') {
    const namespaces = peerNamespaces(world, policy, peer);
    const selector = peer.namespaceSelector;
    const label = selector && describeLabel(world, selector, rest, { kind: 'namespaces', namespaces });
    return label ?? describeNamespaces(world, policy, peer);
  }
  const namespaces = peerNamespaces(world, policy, peer);
  const selector = peer.podSelector;
  const label = selector && describeLabel(world, selector, rest, { kind: 'pods', namespaces });
  return label ?? describePeer(world, policy, peer);
}

/** One label or one condition of a selector with several of them: what it alone would leave. */
function describeLabel(
  world: World,
  selector: LabelSelector,
  path: Path,
  among: Parameters<typeof describeRequirement>[2],
): string | undefined {
  const [list, step] = path;
  if (step === undefined || selector.requirements.length < 2) return undefined;
  const suffix = list === 'matchExpressions' ? `[${step}]` : undefined;
  const requirement = selector.requirements.find(({ key, path: written }) =>
    suffix === undefined
      ? key === step && written.includes('.matchLabels')
      : written.endsWith(`.matchExpressions${suffix}`),
  );
  return requirement && describeRequirement(world, requirement, among);
}
