import type { KnownNamespace } from '../../network/endpoints.ts';
import type { World } from '../../network/world.ts';
import { count } from '../preview/phrase.ts';
import type { Offer } from './offer.ts';
import { scalar } from './template.ts';

/**
 * The namespaces of the files, those with pods first.
 * @param written what stands there now, which makes a namespace of its own in the eyes of the files
 */
export function namespaceOffers(world: World | undefined, written: string): readonly Offer[] {
  const namespaces = [...(world?.cluster.namespaces.values() ?? [])].filter(
    (namespace) => isName(namespace.name) && (rankOf(namespace) < 3 || namespace.name !== written),
  );
  return namespaces.map((namespace) => ({
    label: namespace.name,
    kind: 'namespace',
    detail: detailOf(namespace),
    rank: rankOf(namespace),
    content: { kind: 'value', value: scalar(namespace.name) },
  }));
}

/** Names to choose from in a snippet: those of the files, else what stands for any. */
export function namespaceNames(world: World | undefined, instead: string): readonly string[] {
  const names = [...(world?.cluster.namespaces.values() ?? [])]
    .filter((namespace) => isName(namespace.name) && rankOf(namespace) < 3)
    .map((namespace) => namespace.name);
  return names.length === 0 ? [instead] : names.slice(0, 20);
}

function isName(text: string): boolean {
  return /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(text) && text.length <= 63;
}

function rankOf({ pods, declaration }: KnownNamespace): number {
  if (pods.length > 0) return 1;
  return declaration === undefined ? 3 : 2;
}

function detailOf({ pods, declaration }: KnownNamespace): string {
  if (pods.length > 0) return count(pods.length, 'workload');
  return declaration === undefined ? 'no workload here' : 'declared here, no workload';
}
