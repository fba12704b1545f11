import type { Memory } from '../kustomize/build/accumulate.ts';
import type { Build } from '../kustomize/build/build.ts';
import type { SnapshotFiles } from './snapshotFiles.ts';

/** A build of an environment. */
export interface PlannedBuild {
  readonly build: Build;
  /**
   * The same build where files have changed that say neither what is built nor who deploys it; undefined where all has to
   * be planned anew.
   */
  readonly again: (before: Build, files: SnapshotFiles, memory: Memory) => Build | undefined;
}
