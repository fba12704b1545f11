import { shiftRange, type TextRange } from '../../../base/range.ts';
import { remembering } from '../../../base/remembering.ts';
import { nodeAt } from '../../../manifests/locate.ts';
import type { Manifest } from '../../../manifests/manifest.ts';
import { objectsOf } from '../../../manifests/objects.ts';
import { isBroken } from '../../../rules/intactProfile.ts';
import { entriesNamed, fieldOf } from '../../../seccomp/profile/access.ts';
import type { RawObject, RawProfile, RawText, RawValue } from '../../../seccomp/rawProfile.ts';
import type { FileDocument, WorkspaceFile } from '../../../workspace/file.ts';

/** A profile in its text, which is whole and says everything where it stands. */
export interface WrittenProfile {
  readonly uri: string;
  /** Of the file. */
  readonly text: string;
  readonly profile: RawProfile;
  readonly body: RawObject;
  /** Its list of rules; undefined where it has none. */
  readonly list: RawValue | undefined;
  readonly rules: readonly WrittenRule[];
  /** Where a value stands, in the file's offsets. */
  readonly rangeOf: (value: Pick<RawValue, 'origin'>) => TextRange;
  /** Where each item of a list stands: of hundreds at once, which is not to be looked for one by one. */
  readonly itemRanges: (list: Pick<RawValue, 'origin'> | undefined) => readonly TextRange[];
  /** Where the key of an entry stands. */
  readonly keyRangeOf: (value: Pick<RawValue, 'origin'>) => TextRange;
}

/** A rule that names its calls in one list. */
export interface WrittenRule {
  /** Its place in the list of rules. */
  readonly index: number;
  readonly object: RawObject;
  readonly names: readonly RawText[];
  /** What holds them. */
  readonly list: RawValue | undefined;
  /** Whether it can be rewritten: nothing stands twice in it, and all of its names are texts. */
  readonly isPlain: boolean;
}

/**
 * The profile of a document, as it is to be rewritten: the same object for as long as the file is as it is, so that what is
 * found out about it can be remembered.
 * @returns undefined where its text is broken, uses anchors, or says something twice
 */
export function writtenProfile(
  file: WorkspaceFile,
  document: FileDocument,
  manifest: Manifest,
): WrittenProfile | undefined {
  const known = knownIn(file);
  const before = known.get(manifest);
  if (before !== undefined) return before.written;
  const written = profileIn(file, document, manifest);
  known.set(manifest, { written });
  return written;
}

const knownIn = remembering(
  (_file: WorkspaceFile) => new WeakMap<Manifest, { readonly written: WrittenProfile | undefined }>(),
);

function profileIn(
  { uri, source }: WorkspaceFile,
  { start, syntax, listed, manifests }: FileDocument,
  manifest: Manifest,
): WrittenProfile | undefined {
  const { model, locate } = manifest;
  if (model.kind !== 'SeccompProfile' || source === undefined || syntax === undefined) return undefined;
  const { body, language } = model;
  if (body.kind !== 'object' || hasTwice(body) || isBroken(syntax)) return undefined;
  if (language === 'yaml' && /(?:^|[\s[,])[&*][^\s&*]/.test(syntax.text)) return undefined;
  const list = fieldOf(body, 'syscalls');
  const items = list?.kind === 'list' ? list.items : [];
  if (!items.every((item) => item.kind === 'object')) return undefined;
  const node = objectsOf(syntax, listed)[manifests.indexOf(manifest)]?.node;
  const placeOf = ({ origin }: Pick<RawValue, 'origin'>, part: 'key' | 'value'): TextRange =>
    shiftRange(locate(origin.path)?.[part] ?? { start: 0, end: 0 }, start);
  return {
    uri,
    text: source.text,
    profile: model,
    body,
    list,
    rules: items.map(ruleOf),
    rangeOf: (value) => placeOf(value, 'value'),
    itemRanges: (value) => {
      const found = value && node && nodeAt(node, value.origin.path);
      return found?.kind === 'sequence' ? found.items.map(({ range }) => shiftRange(range, start)) : [];
    },
    keyRangeOf: (value) => placeOf(value, 'key'),
  };
}

function ruleOf(object: RawObject, index: number): WrittenRule {
  return { index, object, ...takenFrom(object) };
}

/** An edit leaves most rules alone. */
const takenFrom = remembering((object: RawObject): Omit<WrittenRule, 'index' | 'object'> => {
  const names = fieldOf(object, 'names');
  const items = names?.kind === 'list' ? names.items : [];
  const texts = items.filter((item) => item.kind === 'text');
  const isPlain =
    texts.length > 0 &&
    texts.length === items.length &&
    !hasTwice(object) &&
    entriesNamed(object, 'name').length === 0;
  return { names: texts, list: names, isPlain };
});

/** Whether a key stands twice, in whatever case. */
function hasTwice({ entries }: RawObject): boolean {
  return new Set(entries.map(({ key }) => key.toLowerCase())).size < entries.length;
}

/** The rules that name a call, in their order, by its name; a rule that names it twice stands there twice. */
export const rulesByName = remembering(
  ({ rules }: WrittenProfile): ReadonlyMap<string, readonly WrittenRule[]> => {
    const byName = new Map<string, WrittenRule[]>();
    for (const rule of rules) {
      for (const name of namedIn(rule)) {
        const known = byName.get(name);
        if (known === undefined) byName.set(name, [rule]);
        else known.push(rule);
      }
    }
    return byName;
  },
);

/** All calls that a rule is for, by whichever key it names them. */
export function namedIn({ object }: Pick<WrittenRule, 'object'>): readonly string[] {
  return namesIn(object);
}

const namesIn = remembering((rule: RawObject): readonly string[] =>
  ['names', 'name'].flatMap((key) => {
    const value = fieldOf(rule, key);
    const items = value?.kind === 'list' ? value.items : value === undefined ? [] : [value];
    return items.flatMap((item) => (item.kind === 'text' ? [item.value] : []));
  }),
);
