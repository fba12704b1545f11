import { KeptWith } from '../base/keptWith.ts';
import type { Origin } from '../base/origin.ts';
import type { BodyIn } from '../manifests/manifest.ts';
import type { RawList, RawObject, RawProfile, RawValue } from '../seccomp/rawProfile.ts';

const shared = new KeptWith<RawProfile, RawProfile>();

/**
 * A profile that says the same, for all files that do, made of rules that are the same object in all profiles that have
 * them at the same place: most profiles are a known one with a few names more or less, and what is found in a rule is found
 * once. Its origins are in no file; `movedTo` brings what is found in it to the profile. Files of an engine alone are
 * shared, which are JSON: in YAML a value may stand elsewhere than where it is used.
 * @param bodyIn makes what the profile says of the tree, where that is not made yet
 */
export function* sharedProfile(
  profile: RawProfile,
  bodyIn: BodyIn | undefined,
): Generator<undefined, RawProfile> {
  const { form, language } = profile;
  if (form !== 'profile' || language !== 'json') return profile;
  const before = shared.get(profile);
  if (before !== undefined) return before;
  const body = bodyIn === undefined ? profile.body : yield* bodyIn(nowhere);
  if (body.kind !== 'object') return profile;
  if (memory.size > mostCharacters) memory = new Memory();
  const { newest } = memory;
  const { value } = yield* partOf(body, memory);
  const known = [...newest.values()].find((other) => other.body === value) ?? shaped(profile, value);
  newest.delete(profile.origin.object);
  newest.set(profile.origin.object, known);
  const [oldest] = newest.keys();
  if (newest.size > mostProfiles && oldest !== undefined) newest.delete(oldest);
  shared.set(profile, known);
  return known;
}

/** The object that the origins of shared values are in. */
const nowhere = 'shared profile';

/** Field by field, so that nobody asks for what the profile itself says. */
function shaped(
  { kind, form, language, apiVersion, namespace, name, nodePath, origin }: RawProfile,
  body: RawValue,
): RawProfile {
  return { kind, form, language, apiVersion, namespace, name, nodePath, body, origin: placedNowhere(origin) };
}

type Collection = RawList | RawObject;

interface Part {
  readonly value: Collection;
  /** What stands for it in the text of what it is in. */
  readonly word: number;
}

/** In characters of their texts: more than the profiles of a workspace have together. */
const mostCharacters = 20_000_000;
/**
 * All that is found out about a profile lives as long as it, megabytes of a long one. The defaults of all engines are fewer.
 */
const mostProfiles = 32;
/** So that no two parts ever have the same. */
let lastNumber = 0;

/** What is known; where it has become too much a new one is begun, and who works with the old one goes on with that. */
class Memory {
  size = 0;
  /** How many parts were looked up. */
  compared = 0;
  readonly byText = new Map<string, Part>();
  readonly byValue = new WeakMap<Collection, Part>();
  /** What each file was found to say last, by its object, so that an edit lets go of what it said before. The newest stands last. */
  readonly newest = new Map<string, RawProfile>();
}

let memory = new Memory();

/** So many rules are compared in no time. */
const partsAtOnce = 500;

/** The one list or object that says the same at the same place. In steps, for there may be thousands of rules. */
function* partOf(value: Collection, known: Memory): Generator<undefined, Part> {
  const { byText, byValue } = known;
  const before = byValue.get(value);
  if (before !== undefined) return before;
  const held = value.kind === 'list' ? value.items : value.entries.map((entry) => entry.value);
  for (const each of held) if (isCollection(each) && !byValue.has(each)) yield* partOf(each, known);
  const words =
    value.kind === 'list'
      ? value.items.map((item) => wordOf(item, known))
      : value.entries.flatMap((entry) => [entry.key, wordOf(entry.value, known)]);
  const text = JSON.stringify([value.kind, value.origin.path, ...words]);
  const part = byText.get(text) ?? madePart(value, text, known);
  byValue.set(value, part);
  known.compared += 1;
  if (known.compared % partsAtOnce === 0) yield undefined;
  return part;
}

function isCollection(value: RawValue): value is Collection {
  return value.kind === 'list' || value.kind === 'object';
}

function madePart(value: Collection, text: string, known: Memory): Part {
  const origin = placedNowhere(value.origin);
  const shared: Collection =
    value.kind === 'list'
      ? { kind: 'list', items: value.items.map((item) => sharedValue(item, known)), origin }
      : {
          kind: 'object',
          entries: value.entries.map((entry) => ({ key: entry.key, value: sharedValue(entry.value, known) })),
          origin,
        };
  lastNumber += 1;
  const part = { value: shared, word: lastNumber };
  known.size += text.length;
  known.byText.set(text, part);
  return part;
}

/** @param value whose part is known, where it has one */
function sharedValue(value: RawValue, { byValue }: Memory): RawValue {
  if (isCollection(value)) return byValue.get(value)?.value ?? value;
  return value.origin.object === nowhere ? value : { ...value, origin: placedNowhere(value.origin) };
}

/** No two values that differ have the same once it is JSON. A text is itself, for there are hundreds in a list. */
function wordOf(value: RawValue, { byValue }: Memory): unknown {
  switch (value.kind) {
    case 'list':
    case 'object':
      return byValue.get(value)?.word;
    case 'number':
      return [value.source];
    case 'text':
    case 'boolean':
      return value.value;
    case 'null':
      return null;
    default:
      return [];
  }
}

function placedNowhere({ path }: Origin): Origin {
  return { object: nowhere, path };
}
