import { keyText } from '../../../syntax/keyText.ts';
import type { MappingEntry, MappingNode, Node } from '../../../syntax/tree.ts';
import { cursorWord } from '../../completion/token.ts';

/** The entry of a key in whatever case; of several the last one, as Go's decoder has it. */
export function entryNamed(mapping: MappingNode, key: string): MappingEntry | undefined {
  return mapping.entries.findLast((entry) => keyText(entry.key).toLowerCase() === key.toLowerCase());
}

export function textIn(mapping: MappingNode, key: string): string | undefined {
  const value = entryNamed(mapping, key)?.value;
  if (value?.kind !== 'scalar' || typeof value.value !== 'string') return undefined;
  return value.value === cursorWord ? undefined : value.value;
}

/** A whole number that is not negative. */
export function numberIn(mapping: MappingNode, key: string): bigint | undefined {
  const value = entryNamed(mapping, key)?.value;
  const number = value?.kind === 'scalar' ? value.value : undefined;
  if (typeof number === 'bigint') return number < 0n ? undefined : number;
  return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0
    ? BigInt(number)
    : undefined;
}

/** The texts of a list but for the one that is being written. */
export function textsIn(list: Node | undefined): readonly string[] {
  if (list?.kind !== 'sequence') return [];
  return list.items.flatMap((item) =>
    item.kind === 'scalar' && typeof item.value === 'string' && item.value !== cursorWord ? [item.value] : [],
  );
}

/** The keys of a mapping in lower case, but for the one that is being written. */
export function keysIn(mapping: MappingNode): ReadonlySet<string> {
  const keys = mapping.entries.map(({ key }) => keyText(key)).filter((key) => key !== cursorWord);
  return new Set(keys.map((key) => key.toLowerCase()));
}
