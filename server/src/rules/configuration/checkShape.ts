import { configurationSeverities } from '../../assembly/configurationSchema.ts';
import type { ConfigurationShape, TextPattern } from '../../assembly/configurationShape.ts';
import { wordValue } from '../../assembly/words.ts';
import { nearest } from '../../base/nearest.ts';
import type { TextRange } from '../../base/range.ts';
import { type Field, listItems, scalarValue, stateOf } from '../../manifests/field.ts';
import { entriesOf } from '../../syntax/navigate.ts';
import { yamlText } from '../../syntax/yaml/yamlText.ts';
import type { Finding } from '../finding.ts';

/** Everything in a configuration that has another shape than it should. */
export function* checkShape(
  field: Field,
  shape: ConfigurationShape,
  ruleIds: readonly string[],
): Generator<Finding> {
  const state = stateOf(field);
  if (state === 'absent' || state === 'hole' || field.node === undefined) return;
  const range = field.node.range;
  switch (shape.kind) {
    case 'mapping':
      if (state !== 'mapping') yield wrongType(range, 'keys with values');
      else yield* checkMapping(field, shape.keys, ruleIds);
      return;
    case 'list':
      if (state !== 'sequence') yield wrongType(range, 'a list (lines that begin with `- `)');
      else for (const item of listItems(field)) yield* checkShape(item, shape.items, ruleIds);
      return;
    case 'ruleSeverities':
      if (state !== 'mapping') yield wrongType(range, 'rule ids with severities');
      else yield* checkSeverities(field, ruleIds);
      return;
    case 'ruleId':
      yield* checkWord(field, ruleIds, 'rule');
      return;
    case 'text':
      if (state !== 'scalar') yield wrongType(range, 'text');
      else if (shape.allowed !== undefined) yield* checkWord(field, shape.allowed, 'value');
      else if (scalarValue(field) === '') yield emptyText(range);
      else if (shape.pattern !== undefined) yield* checkPattern(field, shape.pattern);
      return;
    case 'boolean':
      if (typeof scalarValue(field) !== 'boolean') yield wrongType(range, '`true` or `false`');
      return;
    case 'booleanOrNames':
      if (state !== 'sequence' && typeof scalarValue(field) !== 'boolean') {
        yield wrongType(range, '`true`, `false` or a list of namespaces');
      }
  }
}

type Keys = Extract<ConfigurationShape, { kind: 'mapping' }>['keys'];

function* checkMapping(field: Field, keys: Keys, ruleIds: readonly string[]): Generator<Finding> {
  if (field.node === undefined) return;
  const present = new Set<string>();
  for (const entry of entriesOf(field.node)) {
    const key = String(entry.key.value);
    present.add(key);
    const known = keys[key];
    if (known !== undefined) yield* checkShape({ node: entry.value, path: key }, known.shape, ruleIds);
    else yield unknownWord(entry.key.range, key, Object.keys(keys), 'key');
  }
  for (const [key, { required }] of Object.entries(keys)) {
    if (required !== true || present.has(key)) continue;
    yield {
      message: `The key ${key} is missing, so this entry has no effect. Add it.`,
      place: { kind: 'text', range: field.node.range },
    };
  }
}

function* checkSeverities(field: Field, ruleIds: readonly string[]): Generator<Finding> {
  if (field.node === undefined) return;
  for (const entry of entriesOf(field.node)) {
    const id = String(entry.key.value);
    if (!ruleIds.includes(id)) yield unknownWord(entry.key.range, id, ruleIds, 'rule');
    // A bare `off` is the boolean false to Kubernetes' decoder, whose reading our trees share.
    const severity = entry.value.kind === 'scalar' && entry.value.value === false ? 'off' : undefined;
    if (severity === undefined)
      yield* checkWord({ node: entry.value, path: id }, configurationSeverities, 'severity');
  }
}

/** Numbers are compared by their text: `1.30` without quotes is the number 1.3. */
function* checkWord(field: Field, allowed: readonly string[], what: string): Generator<Finding> {
  const { node } = field;
  if (node?.kind !== 'scalar') {
    if (node !== undefined && stateOf(field) !== 'hole')
      yield wrongType(node.range, `one of ${allowed.join(', ')}`);
    return;
  }
  const text = typeof node.value === 'string' ? node.value : node.source;
  if (!allowed.includes(text)) yield unknownWord(node.range, text, allowed, what);
}

/** As with words, what is written counts: `6.10` without quotes is the number 6.1. */
function* checkPattern(field: Field, { matches, example }: TextPattern): Generator<Finding> {
  const text = wordValue(field);
  if (text === undefined || field.node === undefined || matches.test(text)) return;
  yield wrongType(field.node.range, `a version such as ${example}`);
}

function unknownWord(range: TextRange, text: string, allowed: readonly string[], what: string): Finding {
  const meant = nearest(text, allowed);
  const advice = meant === undefined ? `Known here: ${allowed.join(', ')}.` : `Did you mean ${meant}?`;
  const place = { kind: 'text', range } as const;
  return {
    message: `There is no ${what} ${text} here, so it has no effect. ${advice}`,
    place,
    ...(meant === undefined
      ? {}
      : {
          fixes: [{ title: `Change to ${meant}`, safe: true, edits: [{ place, newText: yamlText(meant) }] }],
        }),
  };
}

function emptyText(range: TextRange): Finding {
  return {
    message: 'This text is empty, so it has no effect. Fill it in, or remove it.',
    place: { kind: 'text', range },
  };
}

function wrongType(range: TextRange, expected: string): Finding {
  return {
    message: `This can’t be read, so it has no effect. Write ${expected}.`,
    place: { kind: 'text', range },
  };
}
