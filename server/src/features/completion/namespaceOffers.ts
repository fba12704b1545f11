import { count } from '../../base/words.ts';
import type { Cluster } from '../../network/cluster.ts';
import type { KnownNamespace } from '../../network/endpoints.ts';
import type { World } from '../../network/world.ts';
import { type FileOf, fileWords } from './fileWords.ts';
import type { Offer } from './offer.ts';
import { scalar } from './template.ts';

/**
 * The namespaces of the files, those with pods first.
 * @param written what stands there now, which makes a namespace of its own in the eyes of the files
 */
export function namespaceOffers(world: World | undefined, written: string, fileOf: FileOf): readonly Offer[] {
  if (world === undefined) return [];
  const { cluster } = world;
  const namespaces = [...cluster.namespaces.values()].filter(
    (namespace) => isName(namespace.name) && (rankOf(namespace, cluster) < 3 || namespace.name !== written),
  );
  return namespaces.map((namespace) => ({
    label: namespace.name,
    kind: 'namespace',
    detail: detailOf(namespace, cluster) + fileWords([namespace.declaration?.origin], fileOf),
    rank: rankOf(namespace, cluster),
    content: { kind: 'value', value: scalar(namespace.name) },
  }));
}

/** Names to choose from in a snippet: those of the files, else what stands for any. */
export function namespaceNames(world: World | undefined, instead: string): readonly string[] {
  if (world === undefined) return [instead];
  const { cluster } = world;
  const names = [...cluster.namespaces.values()]
    .filter((namespace) => isName(namespace.name) && rankOf(namespace, cluster) < 3)
    .map((namespace) => namespace.name);
  return names.length === 0 ? [instead] : names.slice(0, 20);
}

function isName(text: string): boolean {
  return /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(text) && text.length <= 63;
}

function rankOf(namespace: KnownNamespace, cluster: Cluster): number {
  if (cluster.podsIn(namespace).length > 0) return 1;
  return namespace.declaration === undefined ? 3 : 2;
}

function detailOf(namespace: KnownNamespace, cluster: Cluster): string {
  const { length } = cluster.podsIn(namespace);
  if (length > 0) return count(length, 'workload');
  return namespace.declaration === undefined ? 'no workload here' : 'declared here, no workload';
}
