import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from '../support/checkout.ts';
import { readManifests } from '../support/folder.ts';

import { objectsIn, type PlacedObject } from './sites.ts';

/** A workspace in whose files mistakes are planted. */
export interface Base {
  readonly name: string;
  /** Texts by path. */
  readonly files: ReadonlyMap<string, string>;
  readonly policies: readonly PlacedPolicy[];
}

/** A NetworkPolicy of a base. */
export interface PlacedPolicy {
  readonly file: string;
  readonly object: PlacedObject;
}

/** The sample shop without the mistakes that it is shipped with. */
export function cleanShop(): Base {
  return baseOf('shop', join(checkout, 'samples/shop'), (name) => !name.startsWith('mistakes/'));
}

/** Folders of real repositories, below the shared root, in which every policy is accepted by real servers. */
export const repositories = 'cases/networkpolicies';

const folders = [
  'ahmetb-recipes',
  'argo-cd',
  'flux2',
  'inspektor-gadget',
  'istio',
  'kube-prometheus',
  'kubevirt',
  'microservices-demo',
  'operator',
];

/**
 * Real repositories; the platform's namespaces each by itself. None where the reference cases are absent.
 * @param root where the folder of repositories is
 */
export function realBases(root: string): readonly Base[] {
  if (!existsSync(root)) return [];
  const platform = join(root, 'moj-cloud-platform/namespaces/live.cloud-platform.service.justice.gov.uk');
  return [
    ...folders.map((name) => baseOf(name, join(root, name))),
    ...readdirSync(platform)
      .sort()
      .map((name) => baseOf(name, join(platform, name))),
  ].filter(({ policies }) => policies.length > 0);
}

function baseOf(name: string, folder: string, isWanted: (name: string) => boolean = () => true): Base {
  const files = new Map([...readManifests(folder)].filter(([path]) => isWanted(path)));
  const policies = [...files].flatMap(([file, text]) =>
    objectsIn(text)
      .filter(({ kind, apiVersion }) => kind === 'NetworkPolicy' && apiVersion === 'networking.k8s.io/v1')
      .map((object) => ({ file, object })),
  );
  return { name, files, policies: policies.filter((policy) => isAlone(policy, policies)) };
}

/** Where a mistake takes one of two policies of a name out of the cluster, what follows from the other one is told. */
function isAlone({ object }: PlacedPolicy, policies: readonly PlacedPolicy[]): boolean {
  return policies.filter((other) => nameOf(other.object) === nameOf(object)).length === 1;
}

function nameOf({ sites }: PlacedObject): string {
  return ['metadata.namespace', 'metadata.name']
    .map((wanted) => sites.find(({ path }) => path === wanted)?.scalar)
    .join('/');
}
