import { pluginFacts } from './facts.ts';
import type { NetworkPlugin } from './plugin.ts';

/** The name under which a plugin is set. */
export type PluginId = keyof typeof pluginFacts;

/** The plugin that does what the documentation says. */
export const conforming: PluginId = 'conforming';

export function isPluginId(text: string): text is PluginId {
  return Object.hasOwn(pluginFacts, text);
}

export const pluginIds: readonly PluginId[] = Object.keys(pluginFacts).filter(isPluginId);

export function pluginOf(id: PluginId): NetworkPlugin {
  return pluginFacts[id];
}
