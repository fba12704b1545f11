import type { TextRange } from '../../../base/range.ts';
import type { Direction } from '../../../kubernetes/networkPolicy.ts';
import { removalOf } from '../../../rules/edits/removal.ts';
import { freeName } from '../../../rules/policies/freeName.ts';
import { entryBefore } from '../edits/entry.ts';
import { removals } from '../edits/removals.ts';
import { rewritten } from '../edits/rewritten.ts';
import type { Refactoring, TextEdit } from '../refactoring.ts';
import { copyOf } from './copyOf.ts';
import { isProven } from './proof.ts';
import { directions, typeOf } from './words.ts';
import { isAt, type WrittenPolicy } from './writtenPolicy.ts';

/** Gives the egress of a policy that limits both directions a policy of its own. */
export function splitByDirection(written: WrittenPolicy): readonly Refactoring[] {
  const { isolates } = written.policy;
  if (!isolates.ingress || !isolates.egress) return [];
  const left = all(withoutDirection(written, 'egress'), typeEdits(written, 'ingress'));
  const taken = all(withoutDirection(written, 'ingress'), typeEdits(written, 'egress'));
  return split(written, 'Split by direction: egress gets a policy of its own', 'egress', left, taken);
}

/** Gives the rule at the cursor a policy of its own, for the same pods. */
export function splitByRule(written: WrittenPolicy, offset: number): readonly Refactoring[] {
  const { policy, itemsOf } = written;
  return directions.flatMap((direction) => {
    const at = policy[direction].findIndex(({ origin }) => isAt(written, origin.path, offset));
    if (at < 0 || policy[direction].length < 2 || !policy.isolates[direction]) return [];
    const items = itemsOf(`spec.${direction}`);
    const other = direction === 'ingress' ? 'egress' : 'ingress';
    const left = movedEdits(written, items, (index) => index === at);
    const taken = all(
      movedEdits(written, items, (index) => index !== at),
      withoutDirection(written, other),
      typeEdits(written, direction),
    );
    const title = `Give this ${direction} rule a policy of its own`;
    return split(written, title, `${direction}-${at + 1}`, left, taken);
  });
}

/** Some items go with their comments, which the other of the two policies keeps. */
function movedEdits(
  { text }: WrittenPolicy,
  items: readonly TextRange[],
  isGone: (index: number) => boolean,
): readonly TextEdit[] | undefined {
  return removals(text, items, isGone)?.map((range) => ({
    range: withCommentsAbove(text, range),
    newText: '',
  }));
}

/** Where whole lines go, the lines of comment above them go too. */
function withCommentsAbove(text: string, { start, end }: TextRange): TextRange {
  const above = /(?:^|\n)((?:[ \t]*#[^\n]*\n)+)$/.exec(text.slice(0, start));
  return { start: start - (above?.[1]?.length ?? 0), end };
}

function split(
  written: WrittenPolicy,
  title: string,
  suffix: string,
  left: readonly TextEdit[] | undefined,
  taken: readonly TextEdit[] | undefined,
): readonly Refactoring[] {
  const { world } = written.environment;
  const name = freeName(written.policy.name, suffix, world.policies.get(written.home) ?? []);
  const copy = taken && copyOf(written, name, taken);
  if (left === undefined || copy === undefined) return [];
  const edits = [...left, copy];
  return isProven(written, edits) ? [{ title, kind: 'extract', consequences: [], edits }] : [];
}

/** The edits of several parts; undefined where one of them is not to be had. */
function all(...parts: readonly (readonly TextEdit[] | undefined)[]): readonly TextEdit[] | undefined {
  return parts.includes(undefined) ? undefined : parts.flatMap((part) => part ?? []);
}

function withoutDirection(written: WrittenPolicy, direction: Direction): readonly TextEdit[] | undefined {
  const path = `spec.${direction}`;
  const [key, value] = [written.keyRangeOf(path), written.rangeOf(path)];
  if (key === undefined || value === undefined) return [];
  const range = removalOf(written.text, key, value);
  return range && [{ range, newText: '' }];
}

/** Names the one direction that is left. */
function typeEdits(written: WrittenPolicy, direction: Direction): readonly TextEdit[] | undefined {
  const types = [typeOf[direction]];
  const [key, value] = [written.keyRangeOf('spec.policyTypes'), written.rangeOf('spec.policyTypes')];
  if (key !== undefined && value !== undefined) {
    const edit = rewritten(written.text, key, value, types);
    return edit && [edit];
  }
  // Left out, the types follow from the rules.
  if (direction === 'ingress' && written.policy.typesAreImplied) return [];
  const spec = written.nodeOf('spec');
  return spec && entryBefore(written.text, spec, written.document.start, 'policyTypes', types);
}
