import { nearest } from '../../../base/nearest.ts';
import { goQuote } from '../../../manifests/admission/goText.ts';
import { child, type Field, stateOf, textValue } from '../../../manifests/field.ts';
import type { SeccompHolder } from '../../../manifests/podSeccomp.ts';
import { keyText } from '../../../syntax/keyText.ts';
import { entriesOf, resolveAlias } from '../../../syntax/navigate.ts';
import type { Node } from '../../../syntax/tree.ts';
import { writtenWord } from '../../edits/words.ts';
import type { Finding } from '../../finding.ts';
import type { DocumentSubject } from '../../rule.ts';
import { sortOf } from '../sortOf.ts';
import { at, writing } from './refused.ts';

type Language = DocumentSubject['language'];

const keys: readonly string[] = ['type', 'localhostProfile'];

/** What the decoder says of a profile before anybody looks at what it asks for: values of another type, unknown keys. */
export function* shapeFindings(holder: SeccompHolder, language: Language): Generator<Finding> {
  const { around, profile } = holder;
  yield* unknownKeys(
    { node: around, path: profile.path.replace(/\.?securityContext\.seccompProfile$/, '') },
    (key) => key === 'seccompProfile',
    () => ({ message: 'seccompProfile belongs into the securityContext.' }),
  );
  if (stateOf(profile) !== 'mapping') {
    yield* otherThan('a mapping', profile, language);
    return;
  }
  yield* unknownKeys(
    profile,
    (key) => !keys.includes(key),
    (key) => {
      const meant = nearest(
        key,
        keys.filter((known) => stateOf(child(profile, known)) === 'absent'),
      );
      return meant === undefined
        ? { message: 'Its keys are type and localhostProfile.' }
        : { message: `Write ${meant}.`, meant: writtenWord(meant, language) };
    },
  );
  for (const key of keys) yield* otherThan('a text', child(profile, key), language);
}

/** Keys that kubectl refuses, and that other clients have dropped without a word. */
function* unknownKeys(
  { node, path }: Field,
  isWrong: (key: string) => boolean,
  adviceFor: (key: string) => { readonly message: string; readonly meant?: string },
): Generator<Finding> {
  for (const { key, writtenKey } of entriesOf(node)) {
    const name = keyText(key);
    if (writtenKey !== undefined || !isWrong(name)) continue;
    const { message, meant } = adviceFor(name);
    yield {
      message: `The API server knows no key ${name} here: kubectl is refused, and what others write is dropped without a word. ${message}`,
      place: at(key.range),
      apiServer: `unknown field ${goQuote(path === '' ? name : `${path}.${name}`)}`,
      fixes: meant === undefined ? [] : [writing(meant, key.range, false)],
    };
  }
}

/** A value of a type that the decoder does not take. */
function* otherThan(wanted: 'a mapping' | 'a text', field: Field, language: Language): Generator<Finding> {
  const node = field.node && resolveAlias(field.node);
  const found = node && wrongSort(wanted, node);
  if (field.node === undefined || found === undefined) return;
  const type = wanted === 'a mapping' ? textValue(field) : undefined;
  const [key = ''] = keys;
  yield {
    message: `Here belongs ${wanted}, and this is ${found}: the API server refuses the object.`,
    place: at(field.node.range),
    fixes:
      type === undefined || node !== field.node
        ? []
        : [writing(`{ ${writtenWord(key, language)}: ${writtenWord(type, language)} }`, node.range, false)],
  };
}

/** What stands there instead; a mapping instead of a text may be a template's action. */
function wrongSort(wanted: 'a mapping' | 'a text', node: Node): string | undefined {
  if (node.kind === 'mapping') return undefined;
  const isText = node.kind === 'scalar' && typeof node.value === 'string';
  return isText && wanted === 'a mapping' ? 'a text' : sortOf(node);
}
