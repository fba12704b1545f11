import { nearest } from '../../../base/nearest.ts';
import { dialectOf } from '../../../seccomp/profile/dialect.ts';
import type { RawProfile } from '../../../seccomp/rawProfile.ts';
import { keyText } from '../../../syntax/keyText.ts';
import type { PathStep } from '../../../syntax/navigate.ts';
import type { MappingNode, ScalarNode } from '../../../syntax/tree.ts';
import { code, paragraphs } from '../../hover/markdown.ts';
import { pathOf } from '../../keys/place.ts';
import { type KeyLevel, seccompKeyDocumentation } from '../keys/documentation.ts';
import { keyShapes, type PlacedShape, shapeAt } from '../keys/shapes.ts';
import { columnsOf } from '../written/columns.ts';
import { describeErrnoNumber } from './errnoHover.ts';
import { ruleHover } from './ruleHover.ts';
import type { TellVerdict } from './syscallHover.ts';
import { describeWord } from './valueHover.ts';

/**
 * What there is to say about a key or a value of a profile, or of the object that holds it.
 * @param root what the object is in which the steps begin
 * @param steps from that object on, to a scalar
 * @param verdict what the profile does with a call
 */
export function profileHover(
  profile: RawProfile,
  root: KeyLevel,
  steps: readonly PathStep[],
  part: 'key' | 'value',
  verdict: TellVerdict,
): string | undefined {
  const path = pathOf(steps);
  const dialect = dialectOf(profile);
  const placed = shapeAt(root, dialect, path);
  if (part === 'key') {
    if (placed?.key === undefined)
      return unknownKey(shapeAt(root, dialect, path.slice(0, -1)), path.at(-1), profile);
    if (placed.isItem) return undefined;
    const documentation = aboutKey(placed, ({ means, without }) => [means, without]);
    return paragraphs(ruleHover(profile, path, part), documentation);
  }
  const leaf = steps.at(-1);
  if (placed === undefined || leaf?.kind !== 'leaf' || leaf.node.kind !== 'scalar') return undefined;
  const value =
    aboutValue(profile, placed, leaf.node, holderOf(steps), verdict) ??
    aboutKey(placed, ({ means }) => [means]);
  return paragraphs(placed.isItem ? undefined : ruleHover(profile, path, part), value);
}

function aboutKey(
  { holder, key }: PlacedShape,
  tell: (texts: { readonly means: string; readonly without: string }) => readonly string[],
): string | undefined {
  if (holder === undefined || key === undefined) return undefined;
  const documentation = seccompKeyDocumentation(holder, key);
  return documentation && paragraphs(...tell(documentation));
}

/** A key that the dialect does not have there, where one is near that it has. */
function unknownKey(
  around: PlacedShape | undefined,
  key: string | number | undefined,
  profile: RawProfile,
): string | undefined {
  if (around?.shape.kind !== 'object' || typeof key !== 'string') return undefined;
  const { level } = around.shape;
  const keys = [...keyShapes(level, dialectOf(profile)).values()].map((one) => one.key);
  const meant = nearest(key, keys);
  const documentation = meant === undefined ? undefined : seccompKeyDocumentation(level, meant);
  if (meant === undefined || documentation === undefined) return undefined;
  const { means, without } = documentation;
  return paragraphs(`${code(key)} is no key here; ${code(meant)} is meant, most likely.`, means, without);
}

/** The mapping with the key whose value is asked for. */
function holderOf(steps: readonly PathStep[]): MappingNode | undefined {
  const entry = steps.findLast((step) => step.kind === 'entry');
  return entry?.mapping;
}

function aboutValue(
  profile: RawProfile,
  { shape }: PlacedShape,
  { value }: ScalarNode,
  holder: MappingNode | undefined,
  verdict: TellVerdict,
): string | undefined {
  const columns = columnsOf(profile);
  if (shape.kind === 'text' && typeof value === 'string') {
    return describeWord(value, shape.sort, dialectOf(profile), columns, verdict);
  }
  if (shape.kind !== 'number' || shape.sort !== 'errno' || typeof value !== 'number') return undefined;
  // To a tracer the number is a message, to other actions it is nothing.
  const action = actionBeside(holder);
  return action === undefined || action === 'SCMP_ACT_ERRNO'
    ? describeErrnoNumber(value, columns[0])
    : undefined;
}

function actionBeside(holder: MappingNode | undefined): string | undefined {
  const entry = holder?.entries.findLast(({ key }) => /^(?:default)?action$/i.test(keyText(key)));
  return entry?.value.kind === 'scalar' && typeof entry.value.value === 'string'
    ? entry.value.value
    : undefined;
}
