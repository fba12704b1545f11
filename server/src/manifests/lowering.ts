import type { Origin } from '../base/origin.ts';
import { sharedText } from '../base/sharedText.ts';

/** Makes origins of one object and remembers their paths, so that a closed file can keep their ranges. */
export interface Lowering {
  origin(path: string): Origin;
  /** Remembers a path that a model names without an origin of its own. */
  note(path: string): string;
}

export interface RecordingLowering extends Lowering {
  /** Some several times. */
  readonly paths: readonly string[];
}

/** @param object the object's id: the file's URI, `#`, and its key within the file */
export function recordingLowering(object: string): RecordingLowering {
  const paths: string[] = [];
  const note = (path: string): string => {
    const shared = sharedText(path);
    paths.push(shared);
    return shared;
  };
  return { paths, note, origin: (path) => ({ object, path: note(path) }) };
}

/** Makes origins alone, for who never asks where something stands in the text. */
export function passingLowering(object: string): RecordingLowering {
  const note = (path: string): string => path;
  return { paths: [], note, origin: (path) => ({ object, path }) };
}
