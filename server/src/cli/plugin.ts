import type { PluginId } from '../network/plugins/known.ts';
import { cautionWords } from '../network/plugins/words.ts';
import type { Subject } from './environment.ts';
import type { Terminal } from './terminal.ts';

/** Warns once of each plugin that carries out no policy, or not always. */
export function tellPlugin(subjects: readonly (Subject | undefined)[], terminal: Terminal): void {
  const plugins = new Set<PluginId>(subjects.flatMap((each) => each?.environment.networkPlugin ?? []));
  for (const plugin of plugins) {
    const caution = cautionWords(plugin);
    if (caution !== undefined) terminal.error(`policy-lens: ${caution}\n`);
  }
}
