import type { Origin } from '../../base/origin.ts';
import { formatPorts } from '../ports.ts';
import type { Grant, SideVerdict } from '../sideVerdict.ts';

/** Tells what sides say apart, by their verdicts and by the rules that decided them. */
export class SideKeys {
  readonly #ofSides = new Map<string, number>();
  readonly #ofLists = new Map<string, number>();

  /** How many different sides it remembers. */
  get size(): number {
    return this.#ofSides.size;
  }

  /** Equal for lists of sides that are equal in their verdicts and in what decided them, place by place. */
  keyOf(sides: readonly (SideVerdict | undefined)[]): number {
    let key = '';
    for (const side of sides) key += `${this.#numberOf(side)} `;
    return numbered(this.#ofLists, key);
  }

  #numberOf(side: SideVerdict | undefined): number {
    if (side === undefined) return -1;
    return side.isolated === 'no' ? -2 : numbered(this.#ofSides, textOf(side));
  }
}

/** The place of a text among those that were met. */
function numbered(known: Map<string, number>, text: string): number {
  const number = known.get(text) ?? known.size;
  known.set(text, number);
  return number;
}

const texts = new WeakMap<SideVerdict, string>();

/** Verdicts outlive a view of them: what one edit leaves alone need not be written out again. */
function textOf(side: SideVerdict): string {
  const known = texts.get(side);
  if (known !== undefined) return known;
  const text = sideText(side);
  texts.set(side, text);
  return text;
}

function sideText(side: SideVerdict): string {
  return [
    side.isolated,
    formatPorts(side.surely),
    formatPorts(side.possibly),
    ...side.policies.map(({ policy, match }) => `${originKey(policy.origin)} ${match}`),
    ...side.grants.map(grantKey),
    ...side.notes,
  ].join(';');
}

function grantKey({ rule, peer, match, ports }: Grant): string {
  const items = ports.map(({ port, possibly }) => `${port?.origin.path ?? ''} ${formatPorts(possibly)}`);
  return [originKey(rule.origin), peer?.origin.path ?? '', match, ...items].join(',');
}

function originKey({ object, path }: Origin): string {
  return `${object}#${path}`;
}
