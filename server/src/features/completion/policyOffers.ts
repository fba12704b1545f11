import { type FieldType, schemaAt } from '../../manifests/admission/schema.ts';
import type { World } from '../../network/world.ts';
import { keyText } from '../../syntax/keyText.ts';
import type { MappingNode, Node } from '../../syntax/tree.ts';
import { keyDocumentation } from '../keys/documentation.ts';
import type { Path } from '../keys/place.ts';
import { type Draft, draftOf } from './draft.ts';
import type { FileOf } from './fileWords.ts';
import { fits } from './fits.ts';
import { allowedKeys, keyTemplate } from './keyTemplates.ts';
import { labelEntries, labelKeys } from './labelOffers.ts';
import { labelPool } from './labelPool.ts';
import type { Offer } from './offer.ts';
import { nodeAt, type Place } from './place.ts';
import { portItems } from './portOffers.ts';
import { peerOffers, ruleOffers, usualPortOffers } from './ruleOffers.ts';
import { list, mapping, oneOf, scalar, stop, type Template } from './template.ts';
import { cursorWord } from './token.ts';
import { type Surroundings, valueOffers } from './valueOffers.ts';
import { workloadPeers, workloadRules } from './workloadOffers.ts';

/** What may be written at a place of a policy. */
export function policyOffers(place: Place, world: World | undefined, fileOf: FileOf): readonly Offer[] {
  const draft = draftOf(place.object, world, fileOf);
  const { path, position, mapping: holder } = place;
  if (position === 'value') return valueOrItem(draft, place);
  const type = schemaAt(path);
  if (type === undefined || holder === undefined) return [];
  const beside = scalarsOf(holder);
  // A dash in the middle of an item would cut it in two, and a line between a key and its value takes the value away.
  if (place.dash && beside.size > 0) return [];
  if (place.captured !== undefined && isBelow(place, place.captured) && place.token.typed === '') return [];
  if (type.kind === 'struct') {
    // A key that is known and has its colon already is not to be renamed.
    if (place.token.hasColon && type.fields.has(place.token.word)) return [];
    const isWhole = place.token.form === 'block' && place.captured === undefined;
    if (type.name === 'LabelSelectorRequirement' && beside.size === 0 && isWhole) {
      return requirementItems(draft, path);
    }
    const keys = keyOffers(type.name, type.fields, path, beside, place.captured);
    return beside.size === 0 ? [...keys, ...wholeItems(draft, path, place.token.typed)] : keys;
  }
  if (type.kind === 'map') {
    const isSelector = path.at(-1) === 'matchLabels';
    return isSelector && (place.captured === undefined || place.captured.kind === 'scalar')
      ? labelEntries(labelPool(draft, path.slice(0, -1), cursorWord), new Set(beside.keys()), draft.fileOf)
      : [];
  }
  // A text where only a mapping could be read so far: it is the item of a list.
  return beside.size === 0 && typeof path.at(-1) === 'number' ? itemOffers(draft, place, path) : [];
}

function isBelow({ document, token }: Place, captured: Node): boolean {
  return document.text.slice(token.range.start, captured.range.start).includes('\n');
}

function keyOffers(
  struct: string,
  fields: ReadonlyMap<string, FieldType>,
  path: Path,
  beside: ReadonlyMap<string, unknown>,
  captured?: Node,
): readonly Offer[] {
  const keys = allowedKeys(struct, fields.keys(), beside).filter(
    (key) => captured === undefined || fits(fields.get(key), captured),
  );
  return keys.map((key, index): Offer => {
    const documentation = keyDocumentation([...path, key]);
    const type = fields.get(key);
    const value = keyTemplate(struct, key, beside);
    return {
      label: key,
      kind: 'key',
      documentation: documentation && `${documentation.means}\n\n${documentation.without}`,
      rank: (first.has(key) ? 0 : 1) + index / 100,
      content: { kind: 'entry', key, value },
      leadsOn: type !== undefined && leadsOn(key, value),
    };
  });
}

/** What people write most goes before what merely comes first in the API’s own order. */
const first: ReadonlySet<string> = new Set(['matchLabels', 'port']);

function leadsOn(key: string, value: Template): boolean {
  const isFree = ['name', 'generateName', 'endPort', 'labels', 'annotations', 'metadata'].includes(key);
  return !isFree && (value.kind === 'blank' || JSON.stringify(value).includes('"blank"'));
}

/** In a value's place, and for items of lists in braces or JSON. */
function valueOrItem(draft: Draft, place: Place): readonly Offer[] {
  const { path, token } = place;
  const type = schemaAt(path);
  if (typeof path.at(-1) === 'number' && type !== undefined) return itemOffers(draft, place, path);
  const own = ownValue(draft, place, path);
  if (
    type?.kind !== 'list' ||
    token.form !== 'block' ||
    token.quote !== '' ||
    path.at(-1) === 'policyTypes'
  ) {
    return own;
  }
  return [...listOffers(itemOffers(draft, place, [...path, 0])), ...own];
}

/** Behind the key of a list, its first item on a line of its own. */
function listOffers(items: readonly Offer[]): readonly Offer[] {
  return items.flatMap((offer): readonly Offer[] => {
    const { content } = offer;
    if (content.kind !== 'item' && content.kind !== 'value') return [];
    return [{ ...offer, content: { kind: 'list', items: list(content.value) } }];
  });
}

/** @param path of the item */
function itemOffers(draft: Draft, place: Place, path: Path): readonly Offer[] {
  const type = schemaAt(path);
  if (type?.kind !== 'struct') return ownValue(draft, place, path);
  if (type.name === 'LabelSelectorRequirement') return requirementItems(draft, path);
  const keys = keyOffers(type.name, type.fields, path, new Map()).map(
    (offer): Offer =>
      offer.content.kind === 'entry'
        ? {
            ...offer,
            content: { kind: 'item', value: mapping({ [offer.content.key]: offer.content.value }) },
          }
        : offer,
  );
  return [...keys, ...wholeItems(draft, path, place.token.typed)];
}

/** A condition as a whole, since it needs both its key and its operator, and some operators need values. */
function requirementItems(draft: Draft, path: Path): readonly Offer[] {
  const keys = labelKeys(labelPool(draft, path.slice(0, -2), '')).map(({ label }) => label);
  const key = oneOf(keys.length === 0 ? ['app'] : keys);
  const values = list(stop(scalar('value')));
  const wholes = [
    ['key', 'a condition', { key, operator: oneOf(['Exists', 'DoesNotExist']) }],
    ['a label is one of', 'In', { key, operator: scalar('In'), values }],
    ['a label is none of, or not there', 'NotIn', { key, operator: scalar('NotIn'), values }],
    ['a label is there', 'Exists', { key, operator: scalar('Exists') }],
    ['a label is not there', 'DoesNotExist', { key, operator: scalar('DoesNotExist') }],
  ] as const;
  return wholes.map(([label, detail, entries], index) => ({
    label,
    kind: index === 0 ? 'key' : 'snippet',
    detail,
    rank: index / 100,
    content: { kind: 'item', value: mapping(entries) },
  }));
}

function ownValue(draft: Draft, place: Place, path: Path): readonly Offer[] {
  const isItem = typeof path.at(-1) === 'number';
  const listPath = isItem ? path.slice(0, -1) : undefined;
  const holder = path.slice(0, isItem ? -2 : -1);
  const around: Surroundings = {
    beside: (key) => {
      const node = nodeAt(place.object, [...holder, key]);
      return node && written(node);
    },
    written: place.token.word,
    listed: listPath === undefined ? new Set() : listed(nodeAt(place.object, listPath)),
  };
  if (listPath?.at(-1) === 'policyTypes' && around.listed.size >= 2) return [];
  return valueOffers(draft, path, around);
}

function listed(node: Node | undefined): ReadonlySet<unknown> {
  if (node?.kind !== 'sequence') return new Set();
  return new Set(
    node.items.flatMap((item) => (item.kind === 'scalar' && item.value !== cursorWord ? [item.value] : [])),
  );
}

/** Rules, peers and ports as a whole, for an item in which nothing stands yet. */
function wholeItems(draft: Draft, path: Path, typed: string): readonly Offer[] {
  const [spec, direction, index, listKey, item] = path;
  if (spec !== 'spec' || typeof index !== 'number') return [];
  if (direction !== 'ingress' && direction !== 'egress') return [];
  if (listKey === undefined) {
    return [...workloadRules(draft, direction, typed), ...ruleOffers(direction, draft.world)];
  }
  if (typeof item !== 'number' || path.length !== 5) return [];
  if (listKey === 'ports') return [...portItems(draft, path), ...usualPortOffers];
  return [...workloadPeers(draft, typed), ...peerOffers(draft.world)];
}

/** What stands somewhere: a scalar by its value, a list by its items, a mapping as it is. */
function written(node: Node): unknown {
  if (node.kind === 'sequence') return node.items;
  return node.kind === 'scalar' ? node.value : node;
}

/** The entries of a mapping beside the cursor. */
function scalarsOf(holder: MappingNode): ReadonlyMap<string, unknown> {
  const values = new Map<string, unknown>();
  for (const { key, value } of holder.entries) {
    const text = keyText(key);
    if (text !== cursorWord) values.set(text, written(value));
  }
  return values;
}
