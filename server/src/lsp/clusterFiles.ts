import { ClusterReader, mayBeClusterSnapshot } from '../workspace/clusterReader.ts';
import type { ClusterFile } from '../workspace/file.ts';
import { folderHolding, type NamedCluster, withClusters } from '../workspace/snapshot.ts';
import type { Host } from './host.ts';
import { runInSlices } from './slices.ts';
import type { ServerState } from './state.ts';

/**
 * Reads a snapshot of a cluster of any size, piece by piece and in slices of time.
 * @param isNamed whether somebody has said that it is one: else only what looks like one from its beginning is read on
 * @returns undefined where it is none, or is gone
 */
export async function readClusterFile(
  uri: string,
  isNamed: boolean,
  host: Host,
  isCancelled: () => boolean,
): Promise<ClusterFile | undefined> {
  const reader = new ClusterReader(uri, isNamed);
  let isFirst = true;
  for await (const piece of host.readPieces(uri)) {
    if (isFirst && !isNamed && !mayBeClusterSnapshot(piece)) return undefined;
    isFirst = false;
    await runInSlices(reader.push(piece), host, isCancelled);
    if (isCancelled()) return undefined;
  }
  return runInSlices(reader.finish(), host, isCancelled);
}

/** Reads the snapshots of clusters that configurations name, and follows their changes. */
export class ClusterFiles {
  readonly #state: ServerState;
  readonly #host: Host;
  /** One reading after the other, so that an older one never outlasts a newer one. */
  #reading: Promise<void> = Promise.resolve();
  #isWaiting = false;

  constructor(state: ServerState, host: Host) {
    this.#state = state;
    this.#host = host;
    state.onChange(() => this.#look());
  }

  /** Reads anew what changed on disk: files, or folders with all that they hold. */
  refresh(uris: readonly string[]): Promise<void> {
    const known = [...this.#state.snapshot.clusters.keys()];
    return this.#read(
      known.filter((uri) => uris.some((other) => uri === other || uri.startsWith(`${other}/`))),
    );
  }

  /** Reads everything anew. */
  refreshAll(): Promise<void> {
    return this.#read([...this.#state.snapshot.clusters.keys()]);
  }

  #look(): void {
    if (this.#isWaiting) return;
    this.#isWaiting = true;
    void this.#host.rest().then(async () => {
      this.#isWaiting = false;
      await this.#state.assembled(this.#host);
      await this.#read([...this.#state.workbench.assembly.wantedClusters]);
    });
  }

  #read(uris: readonly string[]): Promise<void> {
    if (uris.length === 0) return this.#reading;
    this.#reading = this.#reading.then(async () => {
      const found: (readonly [string, NamedCluster])[] = [];
      for (const uri of uris) found.push([uri, await this.#clusterAt(uri)]);
      this.#state.update((snapshot) => withClusters(snapshot, found));
    });
    return this.#reading;
  }

  /** Nothing is read outside of the workspace. */
  async #clusterAt(uri: string): Promise<NamedCluster> {
    if (folderHolding(this.#state.snapshot.folders, uri) === undefined) return 'unreadable';
    const isThere = await this.#host.readText(uri, 0);
    if (isThere.kind === 'gone') return 'absent';
    try {
      return (await readClusterFile(uri, true, this.#host, () => false)) ?? 'unreadable';
    } catch {
      return 'unreadable';
    }
  }
}
