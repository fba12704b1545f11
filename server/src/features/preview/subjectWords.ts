import { count, enumerate } from '../../base/words.ts';
import type { NetworkPolicy } from '../../kubernetes/networkPolicy.ts';
import type { Workload } from '../../kubernetes/objects.ts';
import { isKnown, type KnownPods } from '../../network/endpoints.ts';
import { policiesOf } from '../../network/isolation.ts';
import { waysInto } from '../../network/waysIn.ts';
import type { World } from '../../network/world.ts';
import type { Phrase, PreviewFact, PreviewSubject, SourceLink } from '../../protocol/preview.ts';
import type { EnvironmentView } from './environmentView.ts';
import { labelDetail, labelFacts, labelTitle } from './labelWords.ts';
import { type Link, linked } from './links.ts';
import { partFacts, partName } from './partWords.ts';
import { phrase } from './phrase.ts';
import { selectorWords } from './selectorWords.ts';
import type { Subject } from './subject.ts';
import type { ObjectTarget } from './target.ts';
import { wayName, wayWords } from './wayWords.ts';

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
  const { target, namespace, known } = subject;
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
  if (target.kind === 'label') {
    const { world } = environment;
    return {
      heading: 'This label',
      title: labelTitle(target),
      detail: labelDetail(world, target, subject),
      link: place,
      facts: [
        { title: 'Pods with it', entries: workloadEntries(known, link) },
        ...labelFacts(target, subject),
        applyingFact(environment, subject, link),
      ],
      isPart: true,
    };
  }
  if (target.kind === 'part') {
    return {
      heading: target.peer === undefined ? 'This rule' : 'This peer',
      title: `${namespace}/${target.policy.name}, ${partName(target)}`,
      detail: `NetworkPolicy · applies to ${appliesTo(subject)}`,
      link: place,
      facts: [...partFacts(target, namespace, link), appliesFact(subject, target.policy, link)],
      isPart: true,
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
  environment: EnvironmentView,
  subject: Subject,
  target: Extract<ObjectTarget, { readonly kind: 'namespace' | 'service' }>,
  place: SourceLink,
  link: Link,
): PreviewSubject {
  const { known, namespace } = subject;
  const applying = applyingFact(environment, subject, link);
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

function applyingFact({ world, refusals }: EnvironmentView, { pods }: Subject, link: Link): PreviewFact {
  const policies = [...new Set(pods.flatMap((item) => policiesOf(world, item)).map(({ policy }) => policy))];
  return {
    title: 'Policies that apply',
    entries: policies.length === 0 ? [['none']] : policyEntries(policies, refusals, link),
  };
}

function workloadEntries(known: readonly KnownPods[], link: Link): readonly Phrase[] {
  const shown = known
    .slice(0, maximumEntries)
    .map((item) => phrase(`${item.workload.name} `, linked(item.workload.origin, '', link)));
  const more = known.length - shown.length;
  if (shown.length === 0) return [['none of them is in these files']];
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
  subject: Subject,
  policy: NetworkPolicy,
  link: Link,
): readonly PreviewFact[] {
  const { pods } = subject;
  const others = new Set(pods.flatMap((item) => policiesOf(world, item)).map((item) => item.policy));
  others.delete(policy);
  return [
    appliesFact(subject, policy, link),
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

function appliesFact({ known }: Subject, { podSelector }: NetworkPolicy, link: Link): PreviewFact {
  const words = selectorWords(podSelector);
  const selected = words === '' ? 'every pod of its namespace' : `pods ${words}`;
  return { title: 'Applies to', entries: [[selected], ...workloadEntries(known, link)] };
}
