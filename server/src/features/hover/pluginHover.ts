import type { NetworkPolicy } from '../../kubernetes/networkPolicy.ts';
import { pluginOf } from '../../network/plugins/known.ts';
import { hasIdleRules, portAspects } from '../../network/plugins/marks.ts';
import type { PluginAspect } from '../../network/plugins/plugin.ts';
import { cautionWords, withSource } from '../../network/plugins/words.ts';
import type { World } from '../../network/world.ts';
import type { Path } from '../keys/place.ts';
import { paragraphs, plain } from './markdown.ts';

/** Where the plugin is documented to differ in what stands at a place in a policy. */
export function describePlugin({ plugin }: World, policy: NetworkPolicy, path: Path): string | undefined {
  const { name, differences } = pluginOf(plugin);
  const aspects = aspectsAt(policy, path);
  const caution = isWhole(path) ? cautionWords(plugin) : undefined;
  return paragraphs(
    caution && `**${plain(caution)}**`,
    ...differences
      .filter(({ aspect }) => aspects.includes(aspect))
      .map((difference) => `On **${name}** ${plain(withSource(difference))}.`),
  );
}

function isWhole(path: Path): boolean {
  return path.length === 1 && (path[0] === 'kind' || path[0] === 'spec');
}

function aspectsAt(policy: NetworkPolicy, path: Path): readonly PluginAspect[] {
  const [spec, second, index, list, item, field] = path;
  if (spec !== 'spec') return [];
  if (second === 'policyTypes') {
    return hasIdleRules(policy, 'ingress') || hasIdleRules(policy, 'egress') ? ['policy-types'] : [];
  }
  if ((second !== 'ingress' && second !== 'egress') || typeof index !== 'number' || typeof item !== 'number')
    return [];
  const rule = policy[second][index];
  if (list !== 'ports') return field === 'ipBlock' ? ['ip-block-and-pods', 'ip-block-and-nodes'] : [];
  const port = rule?.ports[item];
  return port === undefined ? [] : portAspects(port, second, undefined);
}
