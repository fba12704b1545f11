import { allCapabilities } from '../../../seccomp/knowledge/capabilities.ts';
import type { TextSort } from '../../../seccomp/profile/schema.ts';
import type { MappingNode } from '../../../syntax/tree.ts';
import type { Offer } from '../../completion/offer.ts';
import type { Place } from '../../completion/place.ts';
import { scalar } from '../../completion/template.ts';
import type { Path } from '../../keys/place.ts';
import { describeWord } from '../hover/valueHover.ts';
import type { Shape } from '../keys/shapes.ts';
import { constantOffers } from './constantOffers.ts';
import { errnoNameOffers, errnoNumberOffers } from './errnoOffers.ts';
import { indexOffers } from './indexOffers.ts';
import { entryNamed, textsIn } from './nodes.ts';
import type { ProfileDraft } from './profileDraft.ts';
import { callOffers, singleCallOffers } from './syscallOffers.ts';
import { actionsFor, architecturesBeside, flagsFor, hostsFor, operatorsFor, textBeside } from './words.ts';

/**
 * Words and numbers that can stand at a path, with what stands around them staying right.
 * @param path of the value; of one in a list with its index
 */
export function wordOffers(draft: ProfileDraft, place: Place, path: Path, shape: Shape): readonly Offer[] {
  const isItem = typeof path.at(-1) === 'number';
  const holder = mappingAt(draft, path.slice(0, isItem ? -2 : -1));
  const listed = isItem ? textsIn(draft.at(path.slice(0, -1))) : [];
  switch (shape.kind) {
    case 'text':
      return textOffers(draft, place, {
        sort: shape.sort,
        key: String(path.findLast(isKey)),
        holder,
        listed,
        isItem,
      });
    case 'number':
      if (shape.sort === 'errno') return errnoNumberOffers(draft);
      if (shape.sort === 'index') return indexOffers(draft);
      return holder === undefined ? [] : constantOffers(draft, holder, String(path.at(-1)), place.token.word);
    case 'flag':
      return [true, false].map((value, index) => ({
        label: String(value),
        kind: 'value',
        rank: index / 100,
        content: { kind: 'value', value: scalar(value) },
      }));
    default:
      return [];
  }
}

function isKey(step: string | number): boolean {
  return typeof step === 'string';
}

function mappingAt(draft: ProfileDraft, path: Path): MappingNode | undefined {
  const node = draft.at(path);
  return node?.kind === 'mapping' ? node : undefined;
}

interface TextPlace {
  readonly sort: TextSort;
  readonly key: string;
  readonly holder: MappingNode | undefined;
  readonly listed: readonly string[];
  readonly isItem: boolean;
}

function textOffers(draft: ProfileDraft, place: Place, text: TextPlace): readonly Offer[] {
  const { sort, key, holder, listed, isItem } = text;
  const words = (names: readonly string[]): readonly Offer[] =>
    names.filter((name) => !listed.includes(name)).map((name, index) => word(draft, name, sort, index));
  switch (sort) {
    case 'syscall':
      return isItem ? callOffers(draft, listed) : singleCallOffers(draft);
    case 'action':
      return words(actionsFor(draft, /^defaultAction$/i.test(key) ? 'defaultAction' : 'action', holder)).map(
        (offer) => marked(draft, offer),
      );
    case 'architecture': {
      if (/^architectures$/i.test(key)) return words(architecturesBeside(draft, listed));
      const main = textBeside(holder, 'architecture');
      const subs = textsIn(holder && entryNamed(holder, 'subArchitectures')?.value);
      return words(architecturesBeside(draft, isItem && main !== undefined ? [main, ...subs] : subs));
    }
    case 'flag':
      return words(flagsFor(draft));
    case 'operator':
      return words(operatorsFor(draft, holder));
    case 'errno':
      return errnoNameOffers();
    case 'capability':
      return words(allCapabilities().map(({ name }) => name));
    case 'host':
      return words(hostsFor(draft));
    case 'kernel':
      return ['4.8', '4.19', '5.4', '5.10', '5.15', '6.1', '6.6', '6.12', '6.18'].map((name, index) =>
        plain(name, index),
      );
    case 'state':
      return words(['Enabled', 'Disabled']);
    default:
      return objectWords(place, key);
  }
}

/** Of the keys of an object that have one value. */
function objectWords({ path, object }: Place, key: string): readonly Offer[] {
  return path.length === 1 && key === 'kind' && object !== undefined ? [plain('SeccompProfile', 0)] : [];
}

function word(draft: ProfileDraft, name: string, sort: TextSort, index: number): Offer {
  return { ...plain(name, index), documentation: describeWord(name, sort, draft.dialect, []) };
}

function plain(name: string, index: number): Offer {
  return { label: name, kind: 'value', rank: index / 100, content: { kind: 'value', value: scalar(name) } };
}

function marked({ defaultAction }: ProfileDraft, offer: Offer): Offer {
  return offer.label === defaultAction ? { ...offer, detail: 'the default action' } : offer;
}
