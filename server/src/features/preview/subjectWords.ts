import type { Origin } from '../../base/origin.ts';
import type { NetworkPolicy } from '../../kubernetes/networkPolicy.ts';
import type { ContainerPort, Namespace, Service, Workload } from '../../kubernetes/objects.ts';
import { isKnown, type KnownPods, type Pods } from '../../network/endpoints.ts';
import { policiesOf } from '../../network/isolation.ts';
import { podsNotHere } from '../../network/lanes/elsewhereGroups.ts';
import { representatives } from '../../network/representatives.ts';
import { subjectsOf } from '../../network/selected.ts';
import { podsOfService } from '../../network/services.ts';
import { waysInto } from '../../network/waysIn.ts';
import { namespaceNameOf, type World } from '../../network/world.ts';
import type { Phrase, PreviewFact, PreviewSubject, SourceLink } from '../../protocol/preview.ts';
import type { EnvironmentView } from './environmentView.ts';
import { type Link, linked } from './links.ts';
import { count, enumerate, phrase } from './phrase.ts';
import { selectorWords } from './selectorWords.ts';
import { wayName, wayWords } from './wayWords.ts';

/** What the panel is about. */
export type PreviewTarget =
  | { readonly kind: 'workload'; readonly workload: Workload }
  | { readonly kind: 'policy'; readonly policy: NetworkPolicy }
  | { readonly kind: 'namespace'; readonly namespace: Namespace }
  | { readonly kind: 'service'; readonly service: Service };

/** Where what the panel is about is written. */
export function originOf(target: PreviewTarget): Origin {
  switch (target.kind) {
    case 'workload':
      return target.workload.origin;
    case 'policy':
      return target.policy.origin;
    case 'namespace':
      return target.namespace.origin;
    case 'service':
      return target.service.origin;
  }
}

export interface Subject {
  readonly target: PreviewTarget;
  readonly namespace: string;
  /** Those that are compared with all others: all that are in the files, or a part of very many. */
  readonly pods: readonly Pods[];
  /** The pods that are in the files. */
  readonly known: readonly KnownPods[];
  /** The ports that any of them declares, each once. */
  readonly listening: readonly ContainerPort[];
  /** How sentences call it: `api`, `the 3 workloads`, `these pods`. */
  readonly name: string;
  readonly several: boolean;
}

/** Undefined for a workload that is not of this world, and for a namespace or a Service without pods. */
export function subjectOf(world: World, target: PreviewTarget): Subject | undefined {
  if (target.kind === 'namespace' || target.kind === 'service') return subjectOfMany(world, target);
  if (target.kind === 'workload') {
    const pods = world.cluster.podsOf.get(target.workload);
    if (pods === undefined) return undefined;
    const { name } = target.workload;
    return {
      target,
      namespace: pods.namespace.name,
      pods: [pods],
      ...withPorts([pods]),
      name,
      several: false,
    };
  }
  const { policy } = target;
  const namespace = namespaceNameOf(world, policy);
  const home = world.cluster.namespaces.get(namespace);
  if (home === undefined) return undefined;
  const { items: known } = subjectsOf(world, policy);
  if (known.length === 0) {
    const pods = [podsNotHere(home, policy.podSelector)];
    return { target, namespace, pods, ...withPorts(known), name: 'these pods', several: true };
  }
  const several = known.length > 1;
  const name = several ? `the ${known.length} workloads` : (known[0]?.workload.name ?? '');
  return { target, namespace, pods: representatives(world, known), ...withPorts(known), name, several };
}

/** Every row asks for the ports, and most pods of a policy declare the same ones. */
export function withPorts(known: readonly KnownPods[]): Pick<Subject, 'known' | 'listening'> {
  const listening = new Map<string, ContainerPort>();
  for (const port of known.flatMap((pods) => pods.ports)) {
    const key = `${port.number} ${port.protocol} ${port.name}`;
    if (!listening.has(key)) listening.set(key, port);
  }
  return { known, listening: [...listening.values()] };
}

/** The pods of a namespace, or those that a Service leads to. */
function subjectOfMany(
  world: World,
  target: Extract<PreviewTarget, { readonly kind: 'namespace' | 'service' }>,
): Subject | undefined {
  const namespace =
    target.kind === 'namespace' ? target.namespace.name : namespaceNameOf(world, target.service);
  const home = world.cluster.namespaces.get(namespace);
  if (home === undefined) return undefined;
  const selected = target.kind === 'service' ? podsOfService(world, target.service) : undefined;
  const known =
    selected === undefined ? world.cluster.podsIn(home) : [...selected.surely, ...selected.possibly];
  const [first, ...others] = known;
  if (first === undefined) return undefined;
  const several = others.length > 0;
  const name = several ? `the ${known.length} workloads` : first.workload.name;
  return { target, namespace, pods: representatives(world, known), ...withPorts(known), name, several };
}

/** `Deployment · 2 pods` */
export function workloadDetail({ workloadKind, replicas }: Workload): string {
  if (workloadKind === 'Pod' || replicas === undefined) return workloadKind;
  return `${workloadKind} · ${count(replicas, 'pod')}`;
}

export function previewSubject(
  environment: EnvironmentView,
  subject: Subject,
  place: SourceLink,
  link: Link,
): PreviewSubject {
  const { target, namespace } = subject;
  if (target.kind === 'workload') {
    const { workload } = target;
    return {
      heading: 'This workload',
      title: `${namespace}/${workload.name}`,
      detail: workloadDetail(workload),
      link: place,
      facts: workloadFacts(environment, subject, workload, link),
    };
  }
  if (target.kind !== 'policy') return manySubject(environment, subject, target, place, link);
  const { policy } = target;
  return {
    heading: 'This policy',
    title: `${namespace}/${policy.name}`,
    detail: `NetworkPolicy · applies to ${appliesTo(subject)}`,
    link: place,
    facts: policyFacts(environment, subject, policy, link),
  };
}

function manySubject(
  { world, refusals }: EnvironmentView,
  { known, pods, namespace }: Subject,
  target: Extract<PreviewTarget, { readonly kind: 'namespace' | 'service' }>,
  place: SourceLink,
  link: Link,
): PreviewSubject {
  const policies = [...new Set(pods.flatMap((item) => policiesOf(world, item)).map(({ policy }) => policy))];
  const applying = {
    title: 'Policies that apply',
    entries: policies.length === 0 ? [['none']] : policyEntries(policies, refusals, link),
  };
  if (target.kind === 'namespace') {
    const labels = [...target.namespace.labels.values].map(([key, value]) => phrase(`${key}=${value}`));
    return {
      heading: 'This namespace',
      title: namespace,
      detail: `Namespace · ${count(known.length, 'workload')}`,
      link: place,
      facts: [
        { title: 'Workloads', entries: workloadEntries(known, link) },
        applying,
        { title: 'Labels', entries: labels.length === 0 ? [['none']] : labels },
      ],
    };
  }
  const { service } = target;
  const ports = service.ports.map(({ name = '', number, protocol, targetPort = number }) =>
    phrase(`${number} ${protocol} ${name}`.trimEnd(), targetPort === number ? '' : ` to ${targetPort}`),
  );
  return {
    heading: 'This Service',
    title: `${namespace}/${service.name}`,
    detail: `Service · leads to ${count(known.length, 'workload')}`,
    link: place,
    facts: [
      { title: 'Leads to', entries: workloadEntries(known, link) },
      { title: 'Ports', entries: ports.length === 0 ? [['none']] : ports },
      applying,
    ],
  };
}

function workloadEntries(known: readonly KnownPods[], link: Link): readonly Phrase[] {
  const shown = known
    .slice(0, maximumEntries)
    .map((item) => phrase(`${item.workload.name} `, linked(item.workload.origin, '', link)));
  const more = known.length - shown.length;
  return [...shown, ...(more > 0 ? [[`and ${more} more`]] : [])];
}

function appliesTo({ known }: Subject): string {
  return known.length === 0 ? 'no pod of these files' : count(known.length, 'workload');
}

function workloadFacts(
  { world, refusals }: EnvironmentView,
  { pods }: Subject,
  workload: Workload,
  link: Link,
): readonly PreviewFact[] {
  const policies = pods.flatMap((item) => policiesOf(world, item));
  const [own] = pods.filter(isKnown);
  const ports = (own?.ports ?? workload.ports).map(({ name, number, protocol }) =>
    phrase([number, protocol === 'TCP' ? '' : protocol, name].filter(Boolean).join(' ')),
  );
  const { values } = own?.labels.labels ?? workload.labels;
  const labels = [...values].map(([key, value]) => phrase(`${key}=${value}`));
  return [
    {
      title: 'Policies that apply',
      entries:
        policies.length === 0
          ? [['none']]
          : policyEntries(
              policies.map(({ policy }) => policy),
              refusals,
              link,
            ),
    },
    ...waysFact(world, own, link),
    { title: 'Listens on', entries: ports.length === 0 ? [['no port is declared']] : ports },
    { title: 'Labels', entries: labels.length === 0 ? [['none']] : labels },
  ];
}

/** By which Ingresses, routes and Services traffic from outside the cluster gets to some pods. */
function waysFact(world: World, pods: KnownPods | undefined, link: Link): readonly PreviewFact[] {
  const ways = pods === undefined ? [] : waysInto(world, pods);
  if (ways.length === 0) return [];
  const shown = ways
    .slice(0, maximumEntries)
    .map((way) => phrase(`${wayName(way)} `, linked(way.by.origin, '', link), `: ${wayWords(way)}`));
  const more = ways.length - shown.length;
  return [{ title: 'Ways in', entries: [...shown, ...(more > 0 ? [[`and ${more} more`]] : [])] }];
}

/** Very many policies may select one pod; the lanes name those that decide. */
function policyEntries(
  policies: readonly NetworkPolicy[],
  refusals: EnvironmentView['refusals'],
  link: Link,
): readonly Phrase[] {
  const shown = policies.slice(0, maximumEntries).map((policy) => policyEntry(policy, refusals, link));
  const more = policies.length - shown.length;
  return [...shown, ...(more > 0 ? [[`and ${more} more`]] : [])];
}

function policyEntry(policy: NetworkPolicy, refusals: EnvironmentView['refusals'], link: Link): Phrase {
  return phrase(
    { strong: policy.name },
    ' ',
    linked(policy.origin, '', link),
    ` limits ${limitWords(policy)}${refusals.isRefused(policy) ? '; refused as it is written' : ''}`,
  );
}

/** `what comes in and what goes out` */
function limitWords({ isolates }: NetworkPolicy): string {
  const limits = [isolates.ingress ? 'what comes in' : '', isolates.egress ? 'what goes out' : ''];
  return limits.every((item) => item === '') ? 'nothing' : enumerate(limits.filter(Boolean));
}

const maximumEntries = 20;

function policyFacts(
  { world, refusals }: EnvironmentView,
  { known, pods }: Subject,
  policy: NetworkPolicy,
  link: Link,
): readonly PreviewFact[] {
  const words = selectorWords(policy.podSelector);
  const others = new Set(pods.flatMap((item) => policiesOf(world, item)).map((item) => item.policy));
  others.delete(policy);
  return [
    {
      title: 'Applies to',
      entries: [
        [words === '' ? 'every pod of its namespace' : `pods ${words}`],
        ...(known.length === 0 ? [['none of them is in these files']] : workloadEntries(known, link)),
      ],
    },
    { title: 'Limits', entries: [[limitWords(policy)]] },
    ...(others.size === 0
      ? []
      : [
          {
            title: 'Also apply to them',
            entries: policyEntries([...others], refusals, link),
          },
        ]),
  ];
}
