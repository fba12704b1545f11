import type { Origin } from '../../base/origin.ts';
import type { Grant, SideVerdict } from '../../network/sideVerdict.ts';
import type { Phrase, PhrasePart, SourceLink } from '../../protocol/preview.ts';
import { join, phrase } from './phrase.ts';

/** Where an element is written; undefined where it can't be found any more. */
export type Link = (origin: Origin) => SourceLink | undefined;

/** Where elements are written, and how the files are that they are written in. */
export interface Places {
  readonly link: Link;
  /**
   * What stands for a file as it is, by its URI: another object as soon as its text is another one, so that links into it
   * may be others. Undefined where objects do not stand in the file by themselves.
   */
  readonly stateOf: (uri: string) => object | undefined;
}

/** The places of what is written nowhere. */
export const noPlaces: Places = { link: () => undefined, stateOf: () => undefined };

/** Links to some origins, those that read the same once; at most four. */
export function linkList(origins: readonly Origin[], link: Link): Phrase {
  // of very many not every place is looked up to be counted
  const looked = origins.slice(0, maximumLooked).flatMap((origin) => link(origin) ?? []);
  return linkWords(looked, origins.length - Math.min(origins.length, maximumLooked));
}

const maximumLooked = 50;

/**
 * The same of places that are known already.
 * @param others how many there are beside them
 */
export function linkWords(places: readonly SourceLink[], others = 0): Phrase {
  const links = new Map<string, SourceLink>();
  for (const place of places) if (!links.has(place.text)) links.set(place.text, place);
  const shown = [...links.values()].slice(0, maximumLinks);
  const more = links.size - shown.length + others;
  return phrase(
    join(
      shown.map((item): Phrase => [{ link: item }]),
      ', ',
    ),
    more > 0 ? ` and ${more} more` : '',
  );
}

const maximumLinks = 4;

/** The line that decides: the peer that names the other side, else the rule. */
export function grantOrigin({ peer, rule }: Grant): Origin {
  return peer?.origin ?? rule.origin;
}

export function policyOrigins({ policies }: SideVerdict): readonly Origin[] {
  return policies.map(({ policy }) => policy.origin);
}

/** A link, or its words where it leads nowhere. */
export function linked(origin: Origin, words: string, link: Link): PhrasePart {
  const found = link(origin);
  return found === undefined ? words : { link: found };
}
