import { objectsOf } from '../../manifests/objects.ts';
import type { ProfileForm } from '../../seccomp/rawProfile.ts';
import { keyText } from '../../syntax/keyText.ts';
import { pathAt, resolveAlias } from '../../syntax/navigate.ts';
import type { MappingNode, Node, SyntaxDocument } from '../../syntax/tree.ts';
import { type Path, pathOf, stepsInObject } from '../keys/place.ts';
import { cursorWord, type Token } from './token.ts';

/** What would be written at the cursor, and where in the document. */
export interface Place {
  readonly token: Token;
  /** A key of the mapping at `path`, or the value at `path`. */
  readonly position: 'key' | 'value';
  /** Whether it needs a dash of its own: it is an item of the list that `path` leads into. */
  readonly dash: boolean;
  /** From the object on. */
  readonly path: Path;
  /** What holds the key; for a value, undefined. */
  readonly mapping: MappingNode | undefined;
  /** What a key written there gets for its value, from behind its colon or from the lines below. */
  readonly captured: Node | undefined;
  /** Where a seccomp profile stands that the cursor is in; undefined where no such profile shows. */
  readonly form: ProfileForm | undefined;
  /** Whether the object is what holds the profile, which may hold others too. */
  readonly isAround: boolean;
  /** The object's mapping, in the text with `cursorWord` in it. */
  readonly object: MappingNode;
  readonly document: SyntaxDocument;
}

export type Parse = (text: string) => SyntaxDocument;

/**
 * Reads the text with a word in the cursor's place, and finds where it has come to stand.
 * @param parse reads a text as the document was read
 * @param problems tells how many problems the document has as it is
 * @returns the ways to read it: as a key, and where a list could go on there, as its next item
 */
export function placesOf(token: Token, parse: Parse, problems: () => number): readonly Place[] {
  const places: Place[] = [];
  const own = read(token, token.repaired, parse);
  if (own === undefined && token.asItem === undefined) return [];
  // In braces commas decide. By indentation, a word in the wrong column is a new problem of the text.
  const isMisplaced = ({ document }: Place): boolean =>
    token.form === 'block' && document.problems.length > 0 && document.problems.length > tolerated();
  const tolerated = (): number => {
    const own = problems();
    return token.typed === '' || own === 0 ? own : Math.min(own, parse(token.without).problems.length);
  };
  if (own !== undefined && !isMisplaced(own)) places.push(own);
  const item = token.asItem === undefined ? undefined : read(token, token.asItem, parse);
  if (item !== undefined && !isMisplaced(item)) places.push({ ...item, dash: true });
  return places;
}

function read(token: Token, text: string, parse: Parse): Place | undefined {
  const document = parse(text);
  const at = text.indexOf(cursorWord, token.range.start);
  if (at < 0) return undefined;
  const steps = pathAt(document, at + 1);
  const leaf = steps.at(-1);
  if (leaf?.kind !== 'leaf' || leaf.node.kind !== 'scalar' || leaf.node.value !== cursorWord)
    return undefined;
  const inside = stepsInObject(document, steps);
  const below = inside?.steps ?? steps;
  const found = inside && objectsOf(document)[inside.index];
  const object = inside === undefined ? document.root : inside.isAround ? found?.owner : found?.node;
  const mapping = object === undefined ? undefined : resolveAlias(object);
  if (mapping?.kind !== 'mapping') return undefined;
  const last = below.at(-2);
  const isKey = last?.kind === 'entry' && last.part === 'key';
  const way = below.slice(0, -1);
  return {
    token,
    position: isKey ? 'key' : 'value',
    dash: false,
    path: pathOf(isKey ? way.slice(0, -1) : way),
    mapping: isKey ? last.mapping : undefined,
    captured: isKey && !isNothing(last.entry.value) ? last.entry.value : undefined,
    form: found?.profile?.form,
    isAround: inside?.isAround === true,
    object: mapping,
    document,
  };
}

function isNothing(node: Node): boolean {
  return node.kind === 'scalar' ? node.value === null : node.kind === 'hole' && node.source === '';
}

/** The keys that stand beside the cursor in its mapping. */
export function keysBeside({ mapping }: Place): readonly string[] {
  return (mapping?.entries ?? []).map((entry) => keyText(entry.key)).filter((key) => key !== cursorWord);
}

/** The node at a path below another; undefined where there is none. */
export function nodeAt(root: Node, path: Path): Node | undefined {
  let node: Node | undefined = root;
  for (const step of path) {
    const current: Node | undefined = node === undefined ? undefined : resolveAlias(node);
    if (current?.kind === 'mapping') {
      node = current.entries.findLast((entry) => keyText(entry.key) === step)?.value;
    } else if (current?.kind === 'sequence' && typeof step === 'number') {
      node = current.items[step];
    } else {
      return undefined;
    }
  }
  return node;
}
