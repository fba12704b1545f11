import { nameOf } from '../../base/uri.ts';
import type { PreviewBasis } from '../../protocol/preview.ts';
import { snapshotWords } from '../environments/snapshotWords.ts';
import type { EnvironmentView } from './environmentView.ts';
import { environmentWords } from './environmentWords.ts';

/** What answers on connections are based on: what was read of an environment, and what of it counts as complete. */
export function trafficBasis({ name, world, snapshots }: EnvironmentView): PreviewBasis {
  const completed = snapshots.map((snapshot) => ` ${snapshotWords(snapshot, nameOf(snapshot.file.uri))}`);
  return {
    what: 'environment',
    name,
    detail: environmentWords(world) + completed.join(''),
    choice: 'completeness',
  };
}
