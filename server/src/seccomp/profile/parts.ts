import type { RawObject, RawProfile, RawText, RawValue } from '../rawProfile.ts';
import { fieldOf, listItems, textOf } from './access.ts';
import { type Dialect, dialectOf } from './dialect.ts';
import { keysIn, type Level, type ValueSchema } from './schema.ts';

/** An object of a profile. */
export interface ProfileObject {
  readonly level: Level;
  readonly object: RawObject;
}

/** A value that stands where its dialect expects one: behind a key, or as an item of a list. */
export interface ProfileValue {
  readonly value: RawValue;
  readonly schema: ValueSchema;
  /** The key of the entry, or of the list that it is an item of. */
  readonly key: string;
  /** What holds that key. */
  readonly holder: ProfileObject;
  readonly isItem: boolean;
}

/** A name of a call in a list. */
export type ProfileName = ProfileValue & { readonly value: RawText };

/** An entry whose key its dialect does not have there, in no case. */
export interface UnknownEntry {
  readonly key: string;
  readonly value: RawValue;
  readonly holder: ProfileObject;
}

/** One rule, or all of a profile but its rules, taken apart along the keys of the dialect, in the order of the text. */
export interface ProfilePart {
  readonly objects: readonly ProfileObject[];
  /** All but `names`. */
  readonly values: readonly ProfileValue[];
  /** The calls that its lists name: apart, for there are hundreds, and most questions are about none of them. */
  readonly names: readonly ProfileName[];
  readonly unknown: readonly UnknownEntry[];
}

/** What must be known of a profile to look at one part of it; the same object for all that say the same. */
export interface ProfileContext {
  readonly dialect: Dialect;
  readonly language: 'json' | 'yaml';
  /** Those of `architectures`, each once. */
  readonly architectures: readonly string[];
  /** Whether there is a `listenerPath`. */
  readonly hasListener: boolean;
  /** Of an object, the version of its API: `v1beta1`. */
  readonly version: string | undefined;
}

export interface ProfileParts {
  readonly profile: RawProfile;
  readonly context: ProfileContext;
  /** All but the rules first, then the rules. Those of rules that an edit left alone are the same as before it. */
  readonly parts: readonly ProfilePart[];
}

export function partsOf(profile: RawProfile): ProfileParts {
  const context = contextOf(profile);
  const { body } = profile;
  if (body.kind !== 'object') return { profile, context, parts: [] };
  const rules: RawObject[] = [];
  const rest = takeApart(body, 'profile', context.dialect, rules);
  return { profile, context, parts: [rest, ...rules.map((rule) => ruleOf(rule, context.dialect))] };
}

const contexts = new Map<string, ProfileContext>();
/** More contexts than a workspace has in practice. */
const mostContexts = 500;

function contextOf(profile: RawProfile): ProfileContext {
  const { body, language } = profile;
  const dialect = dialectOf(profile);
  const items = body.kind === 'object' ? listItems(body, 'architectures') : [];
  const architectures = [...new Set(items.flatMap((item) => (item.kind === 'text' ? [item.value] : [])))];
  const path = body.kind === 'object' ? fieldOf(body, 'listenerPath') : undefined;
  const hasListener = path !== undefined && body.kind === 'object' && textOf(body, 'listenerPath') !== '';
  const version = profile.apiVersion?.split('/')[1];
  const key = JSON.stringify([dialect, language, hasListener, version, architectures]);
  const known = contexts.get(key) ?? { dialect, language, architectures, hasListener, version };
  if (contexts.size >= mostContexts) contexts.clear();
  contexts.set(key, known);
  return known;
}

const rulesTakenApart = new WeakMap<RawObject, Map<Dialect, ProfilePart>>();

function ruleOf(rule: RawObject, dialect: Dialect): ProfilePart {
  const known = rulesTakenApart.get(rule) ?? new Map<Dialect, ProfilePart>();
  rulesTakenApart.set(rule, known);
  const part = known.get(dialect) ?? takeApart(rule, 'rule', dialect, []);
  known.set(dialect, part);
  return part;
}

/** @param rules is given the rules below a profile, which are parts of their own */
function takeApart(top: RawObject, topLevel: Level, dialect: Dialect, rules: RawObject[]): ProfilePart {
  const objects: ProfileObject[] = [];
  const values: ProfileValue[] = [];
  const names: ProfileName[] = [];
  const unknown: UnknownEntry[] = [];
  const enter = (object: RawObject, level: Level): void => {
    const holder: ProfileObject = { level, object };
    objects.push(holder);
    const keys = keysIn(level, dialect);
    for (const { key, value } of object.entries) {
      const schema = keys.get(key.toLowerCase());
      if (schema === undefined) unknown.push({ key, value, holder });
      else visit(value, schema.value, schema.key, holder, false);
    }
  };
  const visit = (
    value: RawValue,
    schema: ValueSchema,
    key: string,
    holder: ProfileObject,
    isItem: boolean,
  ): void => {
    if (schema.kind === 'object' && schema.level === 'rule' && value.kind === 'object') {
      rules.push(value);
      return;
    }
    if (isItem && value.kind === 'text' && schema.kind === 'text' && schema.sort === 'syscall') {
      names.push({ value, schema, key, holder, isItem });
      return;
    }
    values.push({ value, schema, key, holder, isItem });
    if (schema.kind === 'object' && value.kind === 'object') enter(value, schema.level);
    if (schema.kind !== 'list' || value.kind !== 'list') return;
    for (const item of value.items) visit(item, schema.item, key, holder, true);
  };
  enter(top, topLevel);
  return { objects, values, names, unknown };
}
