import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkFiles } from '../../server/src/cli/check/checkFiles.ts';
import { profileLinks } from '../../server/src/features/links/profileLinks.ts';
import { connections, formatConnections } from '../../server/src/network/connections.ts';
import { hasPort, isNoPort, noPorts } from '../../server/src/network/ports.ts';
import { connection } from '../../server/src/network/reachability.ts';
import { checkout } from '../support/checkout.ts';
import { readManifests } from '../support/folder.ts';
import { workbenchOf, root as workspace } from '../support/workbench.ts';
import { filesBelow, manifestsIn, worldOf } from '../support/world.ts';
import { documentedMistakes } from './mistakes.ts';

const shop = join(checkout, 'samples/shop');
const files = readManifests(shop);
const root = 'file:///shop';

/** The rule of each finding by file and line, as the README writes them. */
function findings(): readonly string[] {
  const texts = new Map([...files].map(([name, text]) => [`${root}/${name}`, text]));
  return checkFiles(texts).map(({ uri, range, rule }) => {
    const name = decodeURIComponent(uri.slice(root.length + 1));
    const line = files.get(name)?.slice(0, range.start).split('\n').length;
    return `${name}:${line} ${rule}`;
  });
}

describe('the sample shop', () => {
  const objects = manifestsIn(filesBelow(shop)).map(({ model }) => model);

  it('has a dozen workloads in four namespaces, a policy in JSON and a list', () => {
    const namespaces = ['frontend', 'checkout', 'payments', 'monitoring'];
    const workloads = objects.filter(
      (object) => object.kind === 'Workload' && namespaces.includes(object.namespace ?? ''),
    );
    expect(workloads.length).toBeGreaterThanOrEqual(12);
    expect([...files.keys()].some((name) => name.endsWith('.json'))).toBe(true);
    expect([...files.values()].some((text) => text.includes('kind: List'))).toBe(true);
  });

  it('has exactly the findings that its README names', () => {
    const documented = documentedMistakes(shop);
    expect(documented.length).toBeGreaterThanOrEqual(10);
    expect([...findings()].sort()).toEqual(documented.map(({ place, rule }) => `${place} ${rule}`).sort());
  });

  it('has a profile as a file and one of the operator, each linked from the pod that uses it', () => {
    const workbench = workbenchOf(files);
    const linked = (name: string) =>
      profileLinks(workbench, `${workspace}/${name}`).map(({ target }) =>
        target.uri.slice(workspace.length + 1),
      );
    expect(linked('frontend/images.yaml')).toEqual(['frontend/seccomp/images.json']);
    expect(linked('payments/gateway.yaml')).toEqual(['payments/seccomp.yaml']);
  });

  it('has the connections that are on record', async () => {
    const world = worldOf(filesBelow(shop), { hostNetwork: 'as-pods' });
    const sure = connections(world).filter(({ certainty }) => certainty === 'surely');
    await expect(formatConnections(sure)).toMatchFileSnapshot('connections.txt');
  });

  it('has the half-open connection of its README', () => {
    const world = worldOf(filesBelow(shop));
    const pods = (name: string) => world.cluster.pods.filter(({ workload }) => workload.name === name);
    const [settlement] = pods('settlement');
    const [database] = pods('orders-db');
    if (settlement === undefined || database === undefined) throw new Error('The sample has changed.');
    const { egress, ingress, possibly } = connection(world, settlement, database);
    expect(hasPort(egress?.surely ?? noPorts, 'TCP', 5432)).toBe(false);
    expect(hasPort(ingress?.surely ?? noPorts, 'TCP', 5432)).toBe(true);
    expect(isNoPort(possibly)).toBe(true);
    const place = documentedMistakes(shop).find(({ rule }) => rule === 'half-open')?.place ?? '';
    const [name = '', line] = place.split(':');
    expect(files.get(name)?.split('\n')[Number(line) - 1]).toContain('podSelector:');
  });
});
