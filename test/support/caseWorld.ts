import { completenessOf } from '../../server/src/assembly/completeness.ts';
import type { EnvironmentView } from '../../server/src/features/preview/environmentView.ts';
import type { Manifest } from '../../server/src/manifests/manifest.ts';
import { isKubernetesObject } from '../../server/src/manifests/model.ts';
import { conforming, isPluginId } from '../../server/src/network/plugins/known.ts';
import { buildWorld, type World } from '../../server/src/network/world.ts';
import { manifestsIn } from './world.ts';

/** A golden case's file as an environment by itself, as complete as its objects say. `# plugin: cilium` names its plugin. */
export function caseEnvironment(
  name: string,
  text: string,
): { readonly manifests: readonly Manifest[]; readonly view: EnvironmentView } {
  const manifests = manifestsIn([{ uri: name, text }]);
  const objects = manifests.map(({ model }) => model).filter(isKubernetesObject);
  const completeness = completenessOf(objects, 'default', undefined);
  const [, plugin = conforming] = /^# plugin: (\S+)$/m.exec(text) ?? [];
  if (!isPluginId(plugin)) throw new Error(`there is no plugin ${plugin}`);
  return {
    manifests,
    view: viewOf(buildWorld(objects, { defaultNamespace: 'default', completeness, plugin })),
  };
}

/** A world as an environment that the API server takes as it is. */
export function viewOf(world: World): EnvironmentView {
  return {
    name: 'shop',
    world,
    refusals: { isRefused: () => false },
    refusedAt: () => [],
    snapshots: [],
  };
}
