import type { NamedCluster, NamedText, Snapshot } from '../workspace/snapshot.ts';
import { withClusters, withTexts } from '../workspace/snapshot.ts';
import { type Assembly, assemble } from './assemble.ts';
import type { Moment } from './resolveOrigin.ts';

/** Where what is named can be read at once. */
export interface NamedReader {
  /** Answers for any URI. */
  readonly text: (uri: string) => NamedText;
  /** Snapshots of clusters. */
  readonly cluster: (uri: string) => NamedCluster;
}

/**
 * The environments of a snapshot where every file that builds and configurations name can be read at once.
 * @param previous as for `assemble`
 */
export function assembleWith(snapshot: Snapshot, read: NamedReader, previous?: Assembly): Moment {
  let moment: Moment = { snapshot, assembly: assemble(snapshot, previous) };
  for (;;) {
    const { wanted, wantedClusters } = moment.assembly;
    if (wanted.size === 0 && wantedClusters.size === 0) return moment;
    const texts = [...wanted].map((uri) => [uri, read.text(uri)] as const);
    const clusters = [...wantedClusters].map((uri) => [uri, read.cluster(uri)] as const);
    const next = withClusters(withTexts(moment.snapshot, texts), clusters);
    moment = { snapshot: next, assembly: assemble(next, moment.assembly) };
  }
}

/** Where nothing can be read beyond what is known already. */
export const nothingMore: NamedReader = { text: () => 'absent', cluster: () => 'absent' };
