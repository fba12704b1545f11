import { type PluginId, pluginOf } from './known.ts';
import type { PluginFact } from './plugin.ts';

/** `an ipBlock names no pod, whatever address it has (cilium/cilium#9209)` */
export function withSource({ text, source }: PluginFact): string {
  return `${text} (${source})`;
}

/** The one thing to be known of a plugin before all else, in a sentence: where it carries out no policy, or not always. */
export function cautionWords(plugin: PluginId): string | undefined {
  const { name, caution } = pluginOf(plugin);
  return caution && `${capitalised(name)} ${withSource(caution)}.`;
}

export function capitalised(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
