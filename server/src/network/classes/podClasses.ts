import type { Cluster } from '../cluster.ts';
import type { KnownNamespace, KnownPods } from '../endpoints.ts';
import { LabelIndex } from '../labelIndex.ts';
import type { Used } from './used.ts';

/** Pods that are alike in all that policies look at: whatever holds for one of them holds for each. */
export interface PodClass {
  /** Its place in the list of classes. */
  readonly number: number;
  readonly namespace: KnownNamespace;
  readonly hostNetwork: boolean;
  /** Equal for classes whose named ports are equal. */
  readonly portProfile: number;
  /** Any one of its members. */
  readonly example: KnownPods;
  readonly members: readonly KnownPods[];
}

export interface PodClasses {
  readonly used: Used;
  readonly classes: readonly PodClass[];
  readonly classOf: ReadonlyMap<KnownPods, PodClass>;
  readonly indexOf: (namespace: KnownNamespace) => LabelIndex<PodClass>;
}

type GrowingClass = PodClass & { readonly members: KnownPods[] };

/** Sorts the pods of a cluster into classes, in the order of their first members. One of them a step. */
export function* classify({ pods }: Cluster, used: Used): Generator<void, PodClasses> {
  const keys = [...used.keys].sort();
  const profiles = new Map<string, number>();
  const classes: PodClass[] = [];
  const byNamespace = new Map<KnownNamespace, Map<string, GrowingClass>>();
  const textsOf = (namespace: KnownNamespace): Map<string, GrowingClass> => {
    const known = byNamespace.get(namespace) ?? new Map<string, GrowingClass>();
    byNamespace.set(namespace, known);
    return known;
  };
  const classOf = new Map<KnownPods, PodClass>();
  for (const item of pods) {
    yield;
    const ports = portsText(item, used.portNames);
    const text = `${labelsText(item, keys)}\n${item.hostNetwork}\n${ports}`;
    const byText = textsOf(item.namespace);
    let found = byText.get(text);
    if (found === undefined) {
      const portProfile = profiles.get(ports) ?? profiles.size;
      profiles.set(ports, portProfile);
      const { namespace, hostNetwork } = item;
      found = { number: classes.length, namespace, hostNetwork, portProfile, example: item, members: [] };
      byText.set(text, found);
      classes.push(found);
    }
    found.members.push(item);
    classOf.set(item, found);
  }
  const indexes = new Map<KnownNamespace, LabelIndex<PodClass>>();
  return {
    used,
    classes,
    classOf,
    indexOf: (namespace) => {
      const known = indexes.get(namespace);
      if (known !== undefined) return known;
      const index = new LabelIndex<PodClass>(
        [...textsOf(namespace).values()],
        ({ example }) => example.labels.labels,
      );
      indexes.set(namespace, index);
      return index;
    },
  };
}

/** The labels of the keys that are used, each with its length, for any text may stand in a label that is refused. */
function labelsText({ labels: { labels } }: KnownPods, keys: readonly string[]): string {
  let text = labels.open ? 'open' : '';
  for (const key of keys) {
    const varying = labels.varying?.get(key);
    if (varying !== undefined) text += `\n${JSON.stringify(varying)}`;
    else {
      const value = labels.values.get(key);
      text += value === undefined ? '\n' : `\n${value.length}=${value}`;
    }
  }
  return text;
}

function portsText({ ports }: KnownPods, names: ReadonlySet<string>): string {
  if (names.size === 0) return '';
  let text = '';
  for (const { name, number, protocol } of ports) {
    if (name !== undefined && names.has(name)) text += `${name} ${number} ${protocol}\n`;
  }
  return text;
}
