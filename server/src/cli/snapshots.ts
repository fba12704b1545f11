import type { Environment } from '../assembly/environment.ts';
import { comparisonWords, missingWords, snapshotWords } from '../features/environments/snapshotWords.ts';
import type { Loaded } from './files/load.ts';
import { shownPath } from './files/paths.ts';
import type { Terminal } from './terminal.ts';

/** Which snapshots of a cluster complete an environment, and what is otherwise in them. */
export function tellSnapshots({ pathOf }: Loaded, environment: Environment, terminal: Terminal): void {
  const tell = (text: string): void => terminal.error(`policy-lens: ${text}\n`);
  const name = (uri: string): string => shownPath(terminal.cwd, pathOf(uri));
  for (const snapshot of environment.snapshots) tell(snapshotWords(snapshot, name(snapshot.file.uri)));
  for (const missing of environment.missingSnapshots) tell(missingWords(missing, name(missing.uri)));
  const { differing, unwritten } = comparisonWords(environment);
  for (const { text } of [...differing, ...unwritten]) tell(text);
}
