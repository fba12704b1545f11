import { nearest } from '../../../base/nearest.ts';
import { goQuote } from '../../../manifests/admission/goText.ts';
import { child, type Field, stateOf, textValue } from '../../../manifests/field.ts';
import type { SeccompHolder } from '../../../manifests/seccompHolders.ts';
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
  const { around, profile, list, securityContext } = holder;
  if (list !== undefined) yield* otherThan('true or false', child(securityContext, 'privileged'), language);
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

type Wanted = 'a mapping' | 'a text' | 'true or false';

/** A value of a type that the decoder does not take. */
function* otherThan(wanted: Wanted, field: Field, language: Language): Generator<Finding> {
  const node = field.node && resolveAlias(field.node);
  const found = node && wrongSort(wanted, node);
  if (field.node === undefined || found === undefined) return;
  const meant = meantValue(wanted, textValue(field), language);
  yield {
    message: `Here belongs ${wanted}, and this is ${found}: the API server refuses the object.`,
    place: at(field.node.range),
    fixes: meant === undefined || node !== field.node ? [] : [writing(meant, node.range, false)],
  };
}

function meantValue(wanted: Wanted, text: string | undefined, language: Language): string | undefined {
  if (text === undefined) return undefined;
  if (wanted === 'true or false') return ['true', 'false'].includes(text) ? text : undefined;
  const [key = ''] = keys;
  return wanted === 'a mapping'
    ? `{ ${writtenWord(key, language)}: ${writtenWord(text, language)} }`
    : undefined;
}

/** What stands there instead; a mapping instead of a text may be a template's action. */
function wrongSort(wanted: Wanted, node: Node): string | undefined {
  if (node.kind === 'mapping') return undefined;
  const type = node.kind === 'scalar' ? typeof node.value : undefined;
  if (type === 'boolean' && wanted === 'true or false') return undefined;
  return type === 'string' && wanted !== 'a text' ? 'a text' : sortOf(node);
}
