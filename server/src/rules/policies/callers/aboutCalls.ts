import { enumerate } from '../../../base/words.ts';
import type { NetworkPolicy } from '../../../kubernetes/networkPolicy.ts';
import type { Cluster } from '../../../network/cluster.ts';
import type { KnownPods, Pods } from '../../../network/endpoints.ts';
import { namespaceNameLabel } from '../../../network/knownNamespaces.ts';
import type { Severity } from '../../../workspace/settings.ts';
import type { Finding, Fix, PlainValue } from '../../finding.ts';
import { addedRule } from '../addedRule.ts';
import { keyAt, originIn, valueAt } from '../places.ts';
import { someNames, within } from '../words.ts';
import type { Call } from './blockedCall.ts';

/** How a kind of calls is told. */
export interface CallWords {
  /** `the ingress controller` */
  readonly who: string;
  /** What leads there: `where Ingress web leads`. */
  readonly where: (by: string, isOne: boolean) => string;
  /** What follows, and what to do. */
  readonly consequence: string;
  /** Where it weighs less than the rule's default. */
  readonly severity?: Severity;
  readonly fix: { readonly title: string; readonly from: readonly PlainValue[] } | undefined;
}

/** As many as one reads. */
const shown = 3;

/** Tells all calls of a kind that a policy does not let in. */
export function aboutCalls(
  policy: NetworkPolicy,
  calls: readonly Call[],
  { who, where, consequence, severity, fix }: CallWords,
): readonly Finding[] {
  if (calls.length === 0) return [];
  const pods = [...new Set(calls.map(({ to }) => to))];
  const ports = [...new Set(calls.map(({ protocol, port }) => `${protocol} ${port}`))];
  const objects = [...new Map(calls.map(({ by }) => [by.object, by])).values()];
  const names = [...new Set(objects.map(({ words }) => words))];
  const more = names.length - shown;
  const by = enumerate(more > 0 ? [...names.slice(0, shown), `${more} more`] : names);
  return [
    {
      message:
        `No policy lets ${who} in to ${within(someNames(pods))} on ${enumerate(ports)}, ` +
        `${where(by, names.length === 1)}: ${consequence}`,
      place: keyAt(originIn(policy, policy.podSelector.path)),
      ...(severity === undefined ? {} : { severity }),
      related: objects.map(({ object, words }) => ({
        message: words,
        place: valueAt({ object, path: 'metadata.name' }),
      })),
      fixes: fix === undefined ? [] : allowing(policy, calls, fix),
    },
  ];
}

function allowing(
  policy: NetworkPolicy,
  calls: readonly Call[],
  { title, from }: { readonly title: string; readonly from: readonly PlainValue[] },
): readonly Fix[] {
  const ports = new Map(calls.map(({ protocol, port }) => [`${protocol} ${port}`, { protocol, port }]));
  const edit = addedRule(policy, 'ingress', {
    ...(from.length === 0 ? {} : { from }),
    ports: [...ports.values()],
  });
  return edit === undefined ? [] : [{ title, safe: false, edits: [edit] }];
}

export const nameLabel = 'app.kubernetes.io/name';

/** A rule for pods that are known to call; none where there are none. */
export function allowingPods(title: string, pods: readonly Pods[]): CallWords['fix'] {
  return pods.length === 0 ? undefined : { title, from: pods.map(entryFor) };
}

/** How an entry of `from` names such pods: by their namespace, and by their name label where that is known of them. */
function entryFor({ namespace, labels }: Pods): PlainValue {
  const value = labels.kind === 'labels' ? labels.labels.values.get(nameLabel) : undefined;
  return {
    namespaceSelector: { matchLabels: { [namespaceNameLabel]: namespace.name ?? '' } },
    ...(value === undefined ? {} : { podSelector: { matchLabels: { [nameLabel]: value } } }),
  };
}

/** Labels by which well-known software goes. */
export interface KnownSoftware {
  readonly keys: readonly string[];
  readonly values: ReadonlySet<string>;
}

const found = new WeakMap<Cluster, Map<KnownSoftware, readonly KnownPods[]>>();

/** Its pods in the files; looked for once for all policies. */
export function wellKnown(cluster: Cluster, software: KnownSoftware): readonly KnownPods[] {
  const known = found.get(cluster) ?? new Map<KnownSoftware, readonly KnownPods[]>();
  found.set(cluster, known);
  const pods =
    known.get(software) ??
    cluster.pods.filter(({ labels }) =>
      software.keys.some((key) => software.values.has(labels.labels.values.get(key) ?? '')),
    );
  known.set(software, pods);
  return pods;
}
