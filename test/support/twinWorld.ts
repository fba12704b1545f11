import type { KubernetesObject, Workload } from '../../server/src/kubernetes/objects.ts';
import { isKubernetesObject } from '../../server/src/manifests/model.ts';
import type { AddressSet } from '../../server/src/network/addresses.ts';
import { cidrAddresses, noAddresses } from '../../server/src/network/addresses.ts';
import type { Endpoint, KnownPods } from '../../server/src/network/endpoints.ts';
import { buildWorld, closed, type World } from '../../server/src/network/world.ts';
import { isAddress, type SlowAddress, type SlowEnd, type SlowManifest } from './slowReachability.ts';
import { manifestsIn } from './world.ts';

const models = new WeakMap<SlowManifest, KubernetesObject>();

/** The model of a manifest, read from its text as the workspace reads it; the same manifest has one model. */
function modelOf(manifest: SlowManifest): KubernetesObject {
  const known = models.get(manifest);
  if (known !== undefined) return known;
  const uri = `file:///${manifest.kind}-${manifest.metadata.name}.json`;
  const [read] = manifestsIn([{ uri, text: JSON.stringify(manifest) }]);
  if (read === undefined || !isKubernetesObject(read.model)) throw new Error(`${uri} was not read`);
  models.set(manifest, read.model);
  return read.model;
}

/** The engine's world of some manifests; built on an earlier one where there is one. */
export function engineWorld(manifests: readonly SlowManifest[], previous?: World): World {
  const options = { defaultNamespace: 'default', completeness: closed };
  return buildWorld(manifests.map(modelOf), options, previous);
}

export function policyOf(manifest: SlowManifest): KubernetesObject {
  return modelOf(manifest);
}

function podsOf(world: World, manifest: SlowManifest): KnownPods {
  const pods = world.cluster.podsOf.get(modelOf(manifest) as Workload);
  if (pods === undefined) throw new Error(`${manifest.metadata.name} is not in the world`);
  return pods;
}

export function endpointOf(world: World, end: SlowEnd): Endpoint {
  return isAddress(end) ? { kind: 'addresses', set: single(end) } : podsOf(world, end);
}

export function single({ family, text }: SlowAddress): AddressSet {
  return cidrAddresses(`${text}/${family === 4 ? 32 : 128}`) ?? noAddresses;
}

export function nameOf(end: SlowEnd): string {
  return isAddress(end) ? end.text : end.metadata.name;
}

export function workloadsIn(manifests: readonly SlowManifest[]): readonly SlowManifest[] {
  return manifests.filter(({ kind }) => kind === 'Pod' || kind === 'ReplicaSet');
}
