import type { Origin } from '../base/origin.ts';
import { remembering } from '../base/remembering.ts';
import type { RawEntry, RawObject, RawProfile, RawValue } from '../seccomp/rawProfile.ts';

/**
 * A profile that says the same, for all files that do, made of rules that are the same object in all profiles that have
 * them at the same place: most profiles are a known one with a few names more or less, and what is found in a rule is found
 * once. Its origins are in no file; `movedTo` brings what is found in it to the profile. Files of an engine alone are
 * shared, which are JSON: in YAML a value may stand elsewhere than where it is used.
 */
export const sharedProfile = remembering((profile: RawProfile): RawProfile => {
  const { body, form, language, origin } = profile;
  if (form !== 'profile' || language !== 'json' || body.kind !== 'object') return profile;
  if (size > mostCharacters) clear();
  const rest: string[] = [origin.path];
  const entries = body.entries.map((entry): RawEntry => {
    const { key, value } = entry;
    rest.push(key, value.kind === 'list' ? String(value.items.length) : 'value');
    if (value.kind !== 'list') return { key, value: sharedPart(value, rest) };
    const items = value.items.map((item) => sharedPart(item, rest));
    return { key, value: { kind: 'list', items, origin: nowhere(value.origin) } };
  });
  const text = JSON.stringify(rest);
  const known = profiles.get(text);
  if (known !== undefined) return known;
  const shared = {
    ...profile,
    body: { ...body, entries, origin: nowhere(body.origin) },
    origin: nowhere(origin),
  };
  size += text.length;
  profiles.set(text, shared);
  return shared;
});

/** In characters of their texts: more than the profiles of a workspace have together. */
const mostCharacters = 20_000_000;
let size = 0;
/** So that no two parts ever have the same. */
let lastNumber = 0;

interface Part {
  readonly value: RawValue;
  /** What stands for it in the text of a profile. */
  readonly number: string;
}

const profiles = new Map<string, RawProfile>();
const parts = new Map<string, Part>();
let ofObjects = new WeakMap<RawObject, Part>();

function clear(): void {
  size = 0;
  profiles.clear();
  parts.clear();
  ofObjects = new WeakMap();
}

/** @param rest is given what the profile says there */
function sharedPart(value: RawValue, rest: string[]): RawValue {
  const before = value.kind === 'object' ? ofObjects.get(value) : undefined;
  const part = before ?? partOf(value);
  if (value.kind === 'object') ofObjects.set(value, part);
  rest.push(part.number);
  return part.value;
}

function partOf(value: RawValue): Part {
  const words = [value.origin.path];
  addWords(value, words);
  const text = JSON.stringify(words);
  const known = parts.get(text);
  if (known !== undefined) return known;
  lastNumber += 1;
  const part: Part = { value: moved(value), number: String(lastNumber) };
  size += text.length;
  parts.set(text, part);
  return part;
}

/** All that a value says, so that no two values that differ have the same words. */
function addWords(value: RawValue, words: string[]): void {
  switch (value.kind) {
    case 'list':
      words.push('list', String(value.items.length));
      for (const item of value.items) addWords(item, words);
      return;
    case 'object':
      words.push('object', String(value.entries.length));
      for (const entry of value.entries) {
        words.push(entry.key);
        addWords(entry.value, words);
      }
      return;
    case 'number':
      words.push('number', value.source);
      return;
    case 'text':
    case 'boolean':
      words.push(value.kind, String(value.value));
      return;
    default:
      words.push(value.kind);
  }
}

function moved(value: RawValue): RawValue {
  const origin = nowhere(value.origin);
  if (value.kind === 'list') return { ...value, items: value.items.map(moved), origin };
  if (value.kind !== 'object') return { ...value, origin };
  const entries = value.entries.map((entry) => ({ key: entry.key, value: moved(entry.value) }));
  return { ...value, entries, origin };
}

function nowhere({ path }: Origin): Origin {
  return { object: 'shared profile', path };
}
