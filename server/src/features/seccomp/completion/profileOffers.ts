import type { Node } from '../../../syntax/tree.ts';
import type { Offer } from '../../completion/offer.ts';
import type { Place } from '../../completion/place.ts';
import { list, mapping } from '../../completion/template.ts';
import type { Path } from '../../keys/place.ts';
import type { KeyLevel } from '../keys/documentation.ts';
import { keyShapes, type Shape, shapeAt } from '../keys/shapes.ts';
import { fitsShape } from './fitsShape.ts';
import { keyOffers } from './keyOffers.ts';
import { keysIn } from './nodes.ts';
import type { ProfileDraft } from './profileDraft.ts';
import { wholeItems } from './wholeItems.ts';
import { wordOffers } from './wordOffers.ts';

/** What may be written at a place of a profile, or of the object that holds it. */
export function profileOffers(draft: ProfileDraft, place: Place): readonly Offer[] {
  const shape = shapeOf(draft, draft.path);
  if (shape === undefined) return [];
  return place.position === 'key' ? atKey(draft, place, shape) : atValue(draft, place, shape);
}

function shapeOf({ root, dialect, isUndecided }: ProfileDraft, path: Path): Shape | undefined {
  const own = shapeAt(root, dialect, path);
  // Until a key has told whose profile it is, the additions of Docker and Podman may come.
  const [docker, podman] = isUndecided
    ? [shapeAt(root, 'docker', path), shapeAt(root, 'podman', path)]
    : [undefined, undefined];
  return (own ?? docker ?? podman)?.shape;
}

function atKey(draft: ProfileDraft, place: Place, shape: Shape): readonly Offer[] {
  const { mapping: holder, captured, token, dash } = place;
  if (holder === undefined) return [];
  const beside = keysIn(holder);
  // A dash in the middle of an item would cut it in two, and a line between a key and its value takes the value away.
  if (dash && beside.size > 0) return [];
  if (captured !== undefined && token.typed === '' && isBelow(place, captured)) return [];
  if (shape.kind === 'object') {
    const { level } = shape;
    // A key that is known and has its colon already is not to be renamed.
    if (token.hasColon && keyShapes(level, draft.dialect).has(token.word.toLowerCase())) return [];
    const isNew = beside.size === 0 && typeof draft.path.at(-1) === 'number';
    if (isNew && token.form === 'block' && captured === undefined) return itemsOf(draft, level);
    if (isNew && needsWhole.has(level) && !token.hasColon) return itemsOf(draft, level).flatMap(inBraces);
    return keyOffers(draft, level, holder).filter(
      ({ shape: own }) => captured === undefined || fitsShape(own, captured, draft.dialect),
    );
  }
  // A text where only a mapping could be read so far: it is the item of a list.
  return beside.size === 0 && typeof draft.path.at(-1) === 'number'
    ? wordOffers(draft, place, draft.path, shape)
    : [];
}

function isBelow({ document, token }: Place, captured: Node): boolean {
  return document.text.slice(token.range.start, captured.range.start).includes('\n');
}

/** Of these a single key alone is a mistake, so that they are begun with all that they need. */
const needsWhole: ReadonlySet<KeyLevel> = new Set(['rule', 'argument', 'archMap']);

/** In a value's place, and for items of lists in braces or JSON. */
function atValue(draft: ProfileDraft, place: Place, shape: Shape): readonly Offer[] {
  const { token } = place;
  const isItem = typeof draft.path.at(-1) === 'number';
  if (shape.kind === 'object') {
    if (isItem) return itemsOf(draft, shape.level);
    return token.form === 'block' ? [] : itemsOf(draft, shape.level).map(asValue);
  }
  if (shape.kind !== 'list') return wordOffers(draft, place, draft.path, shape);
  if (token.quote !== '') return [];
  const items = itemOffers(draft, place, shape.item, [...draft.path, 0]);
  return items.flatMap((offer) => (token.form === 'block' ? belowKey(offer) : inList(offer)));
}

function itemOffers(draft: ProfileDraft, place: Place, item: Shape, path: Path): readonly Offer[] {
  return item.kind === 'object' ? itemsOf(draft, item.level) : wordOffers(draft, place, path, item);
}

/** Things that an empty item can become: whole ones, and each key with its value. */
function itemsOf(draft: ProfileDraft, level: KeyLevel): readonly Offer[] {
  const wholes = wholeItems(draft, level);
  if (needsWhole.has(level)) return wholes;
  const keys = keyOffers(draft, level, undefined).flatMap((offer): readonly Offer[] =>
    offer.content.kind === 'entry'
      ? [
          {
            ...offer,
            content: { kind: 'item', value: mapping({ [offer.content.key]: offer.content.value }) },
          },
        ]
      : [],
  );
  return [...keys, ...wholes];
}

/** What an item needs, where its braces are there. */
function inBraces(offer: Offer): readonly Offer[] {
  const { content } = offer;
  if (content.kind !== 'item' || content.value.kind !== 'mapping') return [];
  return [{ ...offer, content: { kind: 'entries', entries: content.value.entries } }];
}

function asValue(offer: Offer): Offer {
  return offer.content.kind === 'item'
    ? { ...offer, content: { kind: 'value', value: offer.content.value } }
    : offer;
}

/** The first item of a list on a line of its own below the key. */
function belowKey(offer: Offer): readonly Offer[] {
  const { content } = offer;
  if (content.kind === 'items')
    return [{ ...offer, content: { kind: 'list', items: list(...content.values) } }];
  if (content.kind !== 'item' && content.kind !== 'value') return [];
  return [{ ...offer, content: { kind: 'list', items: list(content.value) } }];
}

/** The list with its first item. */
function inList(offer: Offer): readonly Offer[] {
  const { content } = offer;
  if (content.kind === 'items')
    return [{ ...offer, content: { kind: 'value', value: list(...content.values) } }];
  if (content.kind !== 'item' && content.kind !== 'value') return [];
  return [{ ...offer, content: { kind: 'value', value: list(content.value) } }];
}
