import { editBetween } from '../../syntax/edit.ts';
import type { WorkspaceFile } from '../../workspace/file.ts';

/** Directories of profiles hold a few that all others are copies of, with a change here and there. */
const mostFiles = 32;

/** Shorter texts are parsed as fast as they are compared. */
const shortLength = 2_000;

/** The JSON files that were read last, for what differs little from one of them. */
export class RecentFiles {
  readonly #files: WorkspaceFile[] = [];

  add(file: WorkspaceFile): void {
    const { source } = file;
    if (source === undefined || source.syntax.language !== 'json' || source.text.length < shortLength) return;
    this.#files.push(file);
    if (this.#files.length > mostFiles) this.#files.shift();
  }

  /** The file that the fewest characters in one place tell from a text; undefined where those are more than a quarter of it. */
  likest(text: string): WorkspaceFile | undefined {
    if (text.length < shortLength) return undefined;
    let likest: WorkspaceFile | undefined;
    let fewest = text.length / 4;
    for (const file of this.#files) {
      const edit = editBetween(file.source?.text ?? '', text);
      const changed = edit === undefined ? 0 : edit.end - edit.start + Math.max(edit.growth, 0);
      if (changed < fewest) [likest, fewest] = [file, changed];
    }
    return likest;
  }
}
