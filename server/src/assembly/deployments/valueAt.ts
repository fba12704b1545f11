import { type Built, descend, itemsOf, stringOf } from '../kustomize/tree/built.ts';

/** The value at some keys; undefined where there is none, or null. */
export function at(value: Built | undefined, ...keys: readonly string[]): Built | undefined {
  const found = descend(value, ...keys);
  return found?.kind === 'scalar' && found.value === null ? undefined : found;
}

export function textAt(value: Built | undefined, ...keys: readonly string[]): string {
  return stringOf(descend(value, ...keys)) ?? '';
}

export function listAt(value: Built | undefined, ...keys: readonly string[]): readonly Built[] {
  return itemsOf(descend(value, ...keys));
}

export function isTrueAt(value: Built | undefined, ...keys: readonly string[]): boolean {
  const found = descend(value, ...keys);
  return found?.kind === 'scalar' && found.value === true;
}
