import { isComplete } from '../../base/completeness.ts';
import type { NetworkPolicy } from '../../kubernetes/networkPolicy.ts';
import type { KubernetesObject, Namespace, Service, Workload } from '../../kubernetes/objects.ts';
import { podTemplates } from '../../manifests/lowerWorkload.ts';
import type { KnownPods } from '../../network/endpoints.ts';
import { isolatingPolicies, policiesOf } from '../../network/isolation.ts';
import { matchPodPeer } from '../../network/peers.ts';
import { portGrants } from '../../network/policyPorts.ts';
import { hasPort } from '../../network/ports.ts';
import { matchSelector } from '../../network/selectors.ts';
import { podsOfService, targetPort } from '../../network/services.ts';
import { namespaceNameOf, type World } from '../../network/world.ts';
import type { Path } from '../keys/place.ts';
import { describeAddressedPort, describeAddresses, describeEndpoints } from './endpointsHover.ts';
import { describeExposure } from './exposureHover.ts';
import { describeHalfOpen } from './halfOpenHover.ts';
import { bullets, code, few, paragraphs } from './markdown.ts';
import { describePods, workloadText } from './pods.ts';
import { peersWords } from './policyWords.ts';
import { describeEntrance, describeReach, describeWays } from './waysHover.ts';

/** What policies have to do with a place in an object that is no policy; undefined for most places. */
export function describeObject(world: World, model: KubernetesObject, path: Path): string | undefined {
  switch (model.kind) {
    case 'Workload':
      return aboutWorkload(world, model, path);
    case 'Service':
      return aboutService(world, model, path);
    case 'ServiceEndpoints':
      return isName(path) ? describeEndpoints(world, model) : undefined;
    case 'Entrance':
      return isName(path) ? describeEntrance(world, model) : undefined;
    case 'Namespace':
      return isName(path) || isLabels(path, []) ? aboutNamespace(world, model) : undefined;
    default:
      return undefined;
  }
}

function isName(path: Path): boolean {
  return (path[0] === 'kind' || path[1] === 'name') && path.length <= 2;
}

/** Whether a path leads to the labels below `prefix`, or into them. */
function isLabels(path: Path, prefix: Path): boolean {
  const labels = [...prefix, 'metadata', 'labels'];
  return labels.every((step, index) => path[index] === step);
}

function aboutWorkload(world: World, workload: Workload, path: Path): string | undefined {
  const pods = world.cluster.podsOf.get(workload);
  if (pods === undefined) return undefined;
  const template = podTemplates[workload.workloadKind] ?? [];
  if (isName(path) || isLabels(path, template)) return aboutPods(world, pods);
  if (path.at(-3) !== 'ports') return undefined;
  const field = path.at(-1);
  if (field !== 'containerPort' && field !== 'name' && field !== 'protocol') return undefined;
  const prefix = pathText(path.slice(0, -1));
  const port = pods.ports.find((own) => own.origin.path === prefix);
  return port && aboutContainerPort(world, pods, port);
}

function pathText(path: Path): string {
  return path.reduce<string>(
    (text, step) => (typeof step === 'number' ? `${text}[${step}]` : text === '' ? step : `${text}.${step}`),
    '',
  );
}

/** Which policies are about these pods, and which name them as peers. */
function aboutPods(world: World, pods: KnownPods): string {
  const applied = policiesOf(world, pods).map(({ policy }) => policy);
  const naming = policiesNaming(world, pods).filter((policy) => !applied.includes(policy));
  const limits = (['ingress', 'egress'] as const).map((direction) => {
    const names = applied.filter((policy) => policy.isolates[direction]).map(({ name }) => code(name));
    const what = direction === 'ingress' ? 'Incoming' : 'Outgoing';
    return names.length === 0
      ? `${what} connections: not limited by any policy here`
      : `${what} connections: only what is allowed by ${few(names, 6)}`;
  });
  const others = naming.map((policy) => `${code(policy.name)} of ${code(namespaceNameOf(world, policy))}`);
  return paragraphs(
    bullets(limits),
    applied.some((policy) => policy.isolates.ingress)
      ? 'Traffic from their own node, such as the kubelet’s probes, always gets in.'
      : undefined,
    others.length === 0 ? undefined : `Named as peers by ${few(others, 6)}.`,
    describeExposure(world, pods),
    describeHalfOpen(world, pods),
    describeWays(world, pods),
    pods.hostNetwork
      ? 'They use their node’s network; Kubernetes leaves open what policies do to them.'
      : undefined,
  );
}

function policiesNaming(world: World, pods: KnownPods): readonly NetworkPolicy[] {
  return [...world.policies.values()]
    .flat()
    .filter((policy) =>
      [...policy.ingress, ...policy.egress].some((rule) =>
        rule.peers.some(
          (peer) =>
            peer.kind === 'pods' && matchPodPeer(namespaceNameOf(world, policy), peer, pods) === 'yes',
        ),
      ),
    );
}

function aboutContainerPort(world: World, pods: KnownPods, port: Workload['ports'][number]): string {
  const title = `**${port.protocol} ${port.number}**`;
  const policies = isolatingPolicies(world, pods, 'ingress').map(({ policy }) => policy);
  if (policies.length === 0) return `${title}: no policy here limits who may connect.`;
  const lines = policies.flatMap((policy) =>
    policy.ingress
      .filter((rule) =>
        portGrants(rule, pods).some(({ surely }) => hasPort(surely, port.protocol, port.number)),
      )
      .map((rule) => `${peersWords(world, policy, 'ingress', rule)}: ${code(policy.name)}`),
  );
  if (lines.length === 0) {
    return `${title}: no rule allows anyone to connect (${few(
      policies.map(({ name }) => code(name)),
      6,
    )}).`;
  }
  return paragraphs(
    `${title} may be reached, where the other side’s policies allow it too,`,
    bullets(lines.slice(0, 8)),
    lines.length > 8 ? `and by ${lines.length - 8} more rules.` : undefined,
  );
}

function aboutService(world: World, service: Service, path: Path): string | undefined {
  if (path[0] !== 'spec') return isName(path) ? selectedByService(world, service) : undefined;
  if (path[1] === 'selector') return selectedByService(world, service);
  const [, list, index, field] = path;
  if (list !== 'ports' || typeof index !== 'number') return undefined;
  if (field !== 'port' && field !== 'targetPort') return undefined;
  const own = service.ports.find(({ origin }) => origin.path === `spec.ports[${index}]`);
  if (own === undefined) return undefined;
  if (service.selector === undefined) return describeAddressedPort(world, service, own.name ?? '');
  const lines = podsOfService(world, service).surely.map((pods) => {
    const number = targetPort(own, pods);
    return number === undefined
      ? `${workloadText(pods)}: has no port named ${code(String(own.targetPort))}`
      : `${workloadText(pods)}: ${own.protocol} ${number}`;
  });
  if (lines.length === 0) return undefined;
  return paragraphs('Policies see the port of the pods behind this Service:', bullets(lines.slice(0, 8)));
}

function selectedByService(world: World, service: Service): string | undefined {
  const reach = describeReach(service);
  if (service.selector === undefined) {
    if (service.reach.type === 'ExternalName') return reach;
    return paragraphs(describeAddresses(world, service), reach);
  }
  const { surely, possibly } = podsOfService(world, service);
  const items = [...surely, ...possibly];
  const complete = isComplete(world.completeness.workloads, namespaceNameOf(world, service));
  return paragraphs(describePods({ items, complete }, 'the pods behind this Service'), reach);
}

/** Which policies name the namespace by its labels. */
function aboutNamespace(world: World, declaration: Namespace): string | undefined {
  const namespace = world.cluster.namespaces.get(declaration.name);
  if (namespace === undefined) return undefined;
  const naming = [...world.policies.values()]
    .flat()
    .filter((policy) =>
      [...policy.ingress, ...policy.egress].some((rule) =>
        rule.peers.some(
          (peer) =>
            peer.kind === 'pods' &&
            peer.namespaceSelector !== undefined &&
            matchSelector(peer.namespaceSelector, namespace.labels) === 'yes',
        ),
      ),
    );
  const names = naming.map((policy) => `${code(policy.name)} of ${code(namespaceNameOf(world, policy))}`);
  return names.length === 0
    ? 'No policy here selects this namespace by its labels.'
    : `Selected by the \`namespaceSelector\` of ${few(names, 8)}.`;
}
