import type { Endpoint } from '../../network/endpoints.ts';
import { pluginOf } from '../../network/plugins/known.ts';
import { marksOn } from '../../network/plugins/marks.ts';
import type { PluginDifference } from '../../network/plugins/plugin.ts';
import { withSource } from '../../network/plugins/words.ts';
import type { SideVerdict } from '../../network/sideVerdict.ts';
import type { World } from '../../network/world.ts';
import type { Phrase } from '../../protocol/preview.ts';

/** `on Cilium: an ipBlock names no pod, whatever address it has (cilium/cilium#9209)` */
export function pluginMarks(
  world: World,
  sides: readonly {
    readonly side: SideVerdict | undefined;
    readonly pods: Endpoint;
    readonly other: Endpoint;
  }[],
): Phrase {
  const marks = new Set<PluginDifference>();
  for (const { side, pods, other } of sides) {
    if (side !== undefined) for (const mark of marksOn(world, side, pods, other)) marks.add(mark);
  }
  if (marks.size === 0) return [];
  return [{ strong: `on ${pluginOf(world.plugin).name}` }, `: ${[...marks].map(withSource).join('; ')}`];
}
