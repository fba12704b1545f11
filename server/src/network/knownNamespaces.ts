import type { Completeness } from '../base/completeness.ts';
import { isSame } from '../base/equality.ts';
import { groupBy } from '../base/groupBy.ts';
import type { Labels, VaryingLabel } from '../kubernetes/labels.ts';
import type { Namespace } from '../kubernetes/objects.ts';
import type { KnownNamespace } from './endpoints.ts';

/** The label that the control plane puts on each namespace. */
export const namespaceNameLabel = 'kubernetes.io/metadata.name';

/** Every cluster has them (kubernetes:pkg/controlplane/controller/systemnamespaces). */
const systemNamespaces: readonly string[] = ['default', 'kube-node-lease', 'kube-public', 'kube-system'];

/**
 * The namespaces of a cluster by name; sorted, so that the order of listings does not tell how the cluster came about.
 * @param referred namespaces that other objects lie in; they exist even where nothing declares them
 * @param previous those that are the same as before keep their identity
 */
export function knownNamespaces(
  declarations: readonly Namespace[],
  referred: Iterable<string>,
  completeness: Completeness,
  previous: ReadonlyMap<string, KnownNamespace> | undefined,
): ReadonlyMap<string, KnownNamespace> {
  const declared = groupBy(declarations, ({ name }) => name);
  const names = new Set([...declared.keys(), ...referred, ...systemNamespaces]);
  const namespaces = new Map<string, KnownNamespace>();
  for (const name of [...names].sort()) {
    const written = declared.get(name) ?? [];
    const labels = namespaceLabels(name, written, completeness);
    const declaration = written.at(-1);
    const before = previous?.get(name);
    const isKept = before?.declaration === declaration && isSame(before?.labels.labels, labels);
    const namespace: KnownNamespace = { name, labels: { kind: 'labels', labels }, declaration };
    namespaces.set(name, isKept && before !== undefined ? before : namespace);
  }
  return namespaces;
}

/**
 * What is declared, and the name. A namespace that is declared several times has one of the values that they give a
 * label. Where the files don't hold the labels of namespaces, a namespace about which they
 * say nothing beyond its name may have any others.
 */
function namespaceLabels(
  name: string,
  declarations: readonly Namespace[],
  completeness: Completeness,
): Labels {
  const values = new Map(declarations.flatMap(({ labels }) => [...labels.values]));
  values.delete(namespaceNameLabel);
  const silent = values.size === 0 && !completeness.namespaces;
  const varying = declarations.length < 2 ? undefined : contradictions([...values.keys()], declarations);
  values.set(namespaceNameLabel, name);
  const open = silent || declarations.some(({ labels }) => labels.open);
  return varying === undefined ? { values, open } : { values, varying, open };
}

/** The labels in which several declarations of one namespace differ. */
function contradictions(
  keys: readonly string[],
  declarations: readonly Namespace[],
): ReadonlyMap<string, VaryingLabel> {
  const varying = new Map<string, VaryingLabel>();
  for (const key of keys) {
    const given = declarations.map(({ labels }) => labels.values.get(key));
    const values = [...new Set(given.filter((value) => value !== undefined))];
    const mayBeAbsent = given.includes(undefined);
    if (values.length > 1 || mayBeAbsent) varying.set(key, { kind: 'oneOf', values, mayBeAbsent });
  }
  return varying;
}
