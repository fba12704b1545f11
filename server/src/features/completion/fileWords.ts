import type { Origin } from '../../base/origin.ts';

/** The file in which an element is written, as a user names it; undefined where it is in none. */
export type FileOf = (origin: Origin) => string | undefined;

/** More files are not named, and of very many things not every one is looked up. */
const mostFiles = 2;
const mostLooked = 20;

/** ` · web.yaml`, ` · a.yaml, b.yaml and others`; empty where they are in no file. */
export function fileWords(origins: readonly (Origin | undefined)[], fileOf: FileOf): string {
  const looked = origins.slice(0, mostLooked).flatMap((origin) => (origin && fileOf(origin)) ?? []);
  const files = [...new Set(looked)];
  const isAll = files.length <= mostFiles && origins.length <= mostLooked;
  return files.length === 0 ? '' : ` · ${files.slice(0, mostFiles).join(', ')}${isAll ? '' : ' and others'}`;
}
