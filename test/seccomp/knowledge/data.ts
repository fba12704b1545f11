import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** An entry of the collected facts, of which a test names what it reads. */
export type Entry = Readonly<Record<string, unknown>>;

/**
 * A list of the collected facts.
 * @param folder of the collection
 * @param file without its ending
 */
export function readEntries<T = Entry>(folder: string, file: string, key: string): readonly T[] {
  const data: Readonly<Record<string, readonly T[]>> = JSON.parse(
    readFileSync(join(folder, `${file}.json`), 'utf8'),
  );
  return data[key] ?? [];
}

/** Fields that are not there are not written out in the collection, and undefined in ours. */
export function orNull<T>(value: T | undefined): T | null {
  return value ?? null;
}
