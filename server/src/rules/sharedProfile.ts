import type { Origin } from '../base/origin.ts';
import type { BodyIn } from '../manifests/manifest.ts';
import type { RawList, RawObject, RawProfile, RawValue } from '../seccomp/rawProfile.ts';

const shared = new WeakMap<RawProfile, RawProfile>();

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
  if (size > mostCharacters) clear();
  const part = partOf(body);
  const known = profiles.get(part) ?? shaped(profile, part.value);
  profiles.set(part, known);
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
let size = 0;
/** So that no two parts ever have the same. */
let lastNumber = 0;

const byText = new Map<string, Part>();
let byValue = new WeakMap<Collection, Part>();
let profiles = new WeakMap<Part, RawProfile>();

function clear(): void {
  size = 0;
  byText.clear();
  byValue = new WeakMap();
  profiles = new WeakMap();
}

/** The one list or object that says the same at the same place. */
function partOf(value: Collection): Part {
  const before = byValue.get(value);
  if (before !== undefined) return before;
  const words =
    value.kind === 'list'
      ? value.items.map(wordOf)
      : value.entries.flatMap((entry) => [entry.key, wordOf(entry.value)]);
  const text = JSON.stringify([value.kind, value.origin.path, ...words]);
  const part = byText.get(text) ?? madePart(value, text);
  byValue.set(value, part);
  return part;
}

function madePart(value: Collection, text: string): Part {
  const origin = placedNowhere(value.origin);
  const shared: Collection =
    value.kind === 'list'
      ? { kind: 'list', items: value.items.map(sharedValue), origin }
      : {
          kind: 'object',
          entries: value.entries.map((entry) => ({ key: entry.key, value: sharedValue(entry.value) })),
          origin,
        };
  lastNumber += 1;
  const part = { value: shared, word: lastNumber };
  size += text.length;
  byText.set(text, part);
  return part;
}

function sharedValue(value: RawValue): RawValue {
  if (value.kind === 'list' || value.kind === 'object') return partOf(value).value;
  return value.origin.object === nowhere ? value : { ...value, origin: placedNowhere(value.origin) };
}

/** No two values that differ have the same once it is JSON. A text is itself, for there are hundreds in a list. */
function wordOf(value: RawValue): unknown {
  switch (value.kind) {
    case 'list':
    case 'object':
      return partOf(value).word;
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
