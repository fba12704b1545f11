import type { PluginId } from '../network/plugins/known.ts';
import { cautionWords } from '../network/plugins/words.ts';
import type { Asked } from './environment.ts';
import type { Terminal } from './terminal.ts';

/** Warns once of each plugin that carries out no policy, or not always. */
export function tellPlugin(asked: readonly (Asked | undefined)[], terminal: Terminal): void {
  const plugins = new Set<PluginId>(asked.flatMap((each) => each?.environment.networkPlugin ?? []));
  for (const plugin of plugins) {
    const caution = cautionWords(plugin);
    if (caution !== undefined) terminal.error(`policy-lens: ${caution}\n`);
  }
}
