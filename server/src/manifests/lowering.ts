import type { Origin } from '../base/origin.ts';

/** Makes origins of one object and remembers their paths, so that a closed file can keep their ranges. */
export interface Lowering {
  origin(path: string): Origin;
  /** Remembers a path that a model names without an origin of its own. */
  note(path: string): string;
}

export interface RecordingLowering extends Lowering {
  readonly paths: ReadonlySet<string>;
}

/** @param object the object's id: the file's URI, `#`, and its key within the file */
export function recordingLowering(object: string): RecordingLowering {
  const paths = new Set<string>();
  return {
    paths,
    origin(path) {
      paths.add(path);
      return { object, path };
    },
    note(path) {
      paths.add(path);
      return path;
    },
  };
}
