import { remembering } from '../../../base/remembering.ts';
import { additionOf } from '../../../rules/edits/addition.ts';
import { namesInWords } from '../../../rules/seccomp/onTarget/words.ts';
import { architectureNamed } from '../../../seccomp/knowledge/architectures.ts';
import { listItems, objectsIn, textOf } from '../../../seccomp/profile/access.ts';
import { dialectOf } from '../../../seccomp/profile/dialect.ts';
import type { RawObject, RawText } from '../../../seccomp/rawProfile.ts';
import { type Refactoring, rewriting } from '../refactoring.ts';
import { tornCalls } from './tornCalls.ts';
import type { WrittenProfile } from './writtenProfile.ts';

interface Addition {
  readonly after: RawText;
  readonly names: readonly string[];
}

/** Lists what the processors of the listed architectures also run, so that 32-bit programs are filtered and not killed. */
export const subArchitectures = remembering((written: WrittenProfile): readonly Refactoring[] => {
  const { text, profile, body, rangeOf } = written;
  // On a 32-bit architecture values are cut, and where calls are reached through `socketcall` or `ipc` a condition on the
  // first argument is replaced: rules of different actions may become the same, and libseccomp refuses them.
  if (tornCalls(written).size > 0) return [];
  const additions = [...inList(body), ...objectsIn(body, 'archMap').flatMap(inMap)].map(
    ({ after, names }) => ({
      after,
      names: names.filter((name) => dialectOf(profile) !== 'spo' || isTakenByOperator(name)),
    }),
  );
  const names = additions.flatMap((addition) => addition.names);
  const short = names.map((name) => name.replace('SCMP_ARCH_', ''));
  return rewriting(
    `List ${namesInWords(short)} too: ${short.length === 1 ? 'its' : 'their'} programs are filtered, no longer killed`,
    additions.flatMap(({ after, names: more }) => {
      const item = rangeOf(after);
      const place = { start: item.end, end: item.end };
      return more.length === 0 ? [] : [{ range: place, newText: additionOf(text, item, more) }];
    }),
  );
});

function inList(body: RawObject): readonly Addition[] {
  const listed = texts(body, 'architectures');
  const known = new Set(listed.map(({ value }) => value));
  const missing = listed.flatMap(({ value }) => architectureNamed(value)?.subArchitectures ?? []);
  const names = [...new Set(missing)].filter((name) => !known.has(name));
  const after = listed.at(-1);
  return after === undefined ? [] : [{ after, names }];
}

/** An entry of `archMap` without a list of sub-architectures has no place for them. */
function inMap(entry: RawObject): readonly Addition[] {
  const listed = texts(entry, 'subArchitectures');
  const known = new Set(listed.map(({ value }) => value));
  const own = architectureNamed(textOf(entry, 'architecture') ?? '')?.subArchitectures ?? [];
  const after = listed.at(-1);
  return after === undefined ? [] : [{ after, names: own.filter((name) => !known.has(name)) }];
}

function texts(object: RawObject, key: string): readonly RawText[] {
  return listItems(object, key).filter((item) => item.kind === 'text');
}

function isTakenByOperator(name: string): boolean {
  return architectureNamed(name)?.acceptedBy.operator === true;
}
