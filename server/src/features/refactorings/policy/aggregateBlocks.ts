import { count } from '../../../base/words.ts';
import type { AddressPeer, Direction, PolicyRule } from '../../../kubernetes/networkPolicy.ts';
import type { PlainValue } from '../../../rules/finding.ts';
import { rewritten } from '../edits/rewritten.ts';
import { type Refactoring, rewriting, type TextEdit } from '../refactoring.ts';
import { type Block, fewerBlocks } from './blocks.ts';
import { goneEdits } from './gone.ts';
import { isProven } from './proof.ts';
import { directions, peersKey } from './words.ts';
import { isAt, type WrittenPolicy } from './writtenPolicy.ts';

/** Writes the address ranges of the rule at the cursor by fewer ones that hold the same addresses. */
export function aggregateBlocks(written: WrittenPolicy, offset: number): readonly Refactoring[] {
  return directions.flatMap((direction) =>
    written.policy[direction].flatMap((rule, index) => {
      const path = `spec.${direction}[${index}]`;
      return isAt(written, path, offset) ? inRule(written, direction, rule, path) : [];
    }),
  );
}

function inRule(
  written: WrittenPolicy,
  direction: Direction,
  { peers }: PolicyRule,
  path: string,
): readonly Refactoring[] {
  const places = peers.flatMap((peer, index) => (peer.kind === 'ipBlock' ? [{ peer, index }] : []));
  const blocks = fewerBlocks(places.map(({ peer }) => blockOf(peer)));
  if (blocks === undefined) return [];
  const list = `${path}.${peersKey[direction]}`;
  const edits = editsTo(written, list, places, blocks);
  if (edits === undefined || !isProven(written, edits)) return [];
  const before = places.reduce((sum, { peer }) => sum + 1 + peer.except.length, 0);
  const after = blocks.reduce((sum, { except }) => sum + 1 + except.length, 0);
  return rewriting(
    `Write the ${count(before, 'address range')} of this rule as ${after}, with the same addresses`,
    edits,
  );
}

function blockOf({ cidr, except }: AddressPeer): Block {
  return { cidr, except };
}

/** What stays is left alone; what is new takes the place of what goes, one by one. */
function editsTo(
  written: WrittenPolicy,
  list: string,
  places: readonly { readonly peer: AddressPeer; readonly index: number }[],
  blocks: readonly Block[],
): readonly TextEdit[] | undefined {
  const left = blocks.map(keyOf);
  const free = places.filter(({ peer }) => {
    const at = left.indexOf(keyOf(blockOf(peer)));
    if (at < 0) return true;
    left.splice(at, 1);
    return false;
  });
  const fresh = blocks.filter((block) => {
    const at = left.indexOf(keyOf(block));
    if (at < 0) return false;
    left.splice(at, 1);
    return true;
  });
  if (fresh.length > free.length) return undefined;
  const changed = fresh.map((block, at) => {
    const place = free[at];
    return place && changedBlock(written, `${list}[${place.index}].ipBlock`, place.peer, block);
  });
  const gone = new Set(free.slice(fresh.length).map(({ index }) => index));
  const removed =
    gone.size === 0 ? [] : goneEdits(written.text, written.itemsOf(list), (index) => gone.has(index));
  if (removed === undefined || changed.includes(undefined)) return undefined;
  return [...changed.flatMap((edit) => edit ?? []), ...removed];
}

/** The range alone where nothing is taken out of it, so that comments stay. */
function changedBlock(
  written: WrittenPolicy,
  path: string,
  before: AddressPeer,
  block: Block,
): TextEdit | undefined {
  const isWhole = before.except.length + block.except.length === 0;
  const node = written.nodeOf(`${path}.cidr`);
  const own = written.rangeOf(`${path}.cidr`);
  if (isWhole && own !== undefined && node?.kind === 'scalar')
    return { range: own, newText: node.style === 'plain' ? block.cidr : JSON.stringify(block.cidr) };
  const [key, value] = [written.keyRangeOf(path), written.rangeOf(path)];
  return key && value && rewritten(written.text, key, value, writtenBlock(block));
}

function keyOf({ cidr, except }: Block): string {
  return [cidr, ...except].join();
}

function writtenBlock({ cidr, except }: Block): PlainValue {
  return except.length === 0 ? { cidr } : { cidr, except };
}
