import { shiftRange, type TextRange } from '../../../base/range.ts';
import { child, type Field, scalarValue, stateOf } from '../../../manifests/field.ts';
import { objectsOf, type WrittenObject } from '../../../manifests/objects.ts';
import { seccompHolders } from '../../../manifests/podSeccomp.ts';
import type { SeccompHolder } from '../../../manifests/seccompHolders.ts';
import { writtenWord } from '../../../rules/edits/words.ts';
import type { Plain } from '../../../seccomp/convert/plain.ts';
import type { Node } from '../../../syntax/tree.ts';
import type { FileDocument, WorkspaceFile } from '../../../workspace/file.ts';
import { entryBefore } from '../edits/entry.ts';
import { lead } from '../edits/lineForm.ts';
import type { Refactoring, TextEdit } from '../refactoring.ts';
import type { NewProfile } from './newProfile.ts';

/**
 * Lets a pod or container that runs without a filter run under the runtime's profile, under one that is known here, or
 * under one that is made for it.
 * @param paths of profiles as pods name them
 * @param make a new profile for a workload of a name
 */
export function raiseProfile(
  file: WorkspaceFile,
  document: FileDocument,
  selection: TextRange,
  paths: readonly string[],
  make: (object: string | undefined) => NewProfile | undefined,
): readonly Refactoring[] {
  const { source } = file;
  const { syntax, start, listed } = document;
  if (source === undefined || syntax === undefined) return [];
  const text = source.text;
  const isAt = ({ range }: Node): boolean =>
    range.start + start <= selection.start && selection.end <= range.end + start;
  const object = objectsOf(syntax, listed).find(({ node }) => isAt(node));
  const holder = object && holderAt(object, isAt);
  if (object === undefined || holder === undefined || holder.isPrivileged || holder.isWindows) return [];
  const language = source.syntax.language;
  const choices: readonly Choice[] = [
    { type: 'RuntimeDefault' },
    ...paths.map((path) => ({ type: 'Localhost', path })),
    ...[make(object.name)].flatMap((profile) => (profile === undefined ? [] : [made(profile)])),
  ];
  return choices.flatMap((choice): readonly Refactoring[] => {
    const edits = editsFor(text, start, language, object, holder, choice);
    const who = holder.list === undefined ? 'the pod' : `the container ${holder.name ?? ''}`.trim();
    const what =
      choice.made !== undefined
        ? `a new profile ${choice.path}, which begins as ${choice.made.beginsAs}’s default`
        : choice.path === undefined
          ? 'the runtime’s default profile'
          : `the profile ${choice.path}`;
    return edits === undefined
      ? []
      : [
          {
            title: `Run ${who} under ${what}, no longer unconfined`,
            kind: 'rewrite',
            consequences: choice.made === undefined ? [] : [onNodes(choice.path)],
            edits,
            file: choice.made?.file,
          },
        ];
  });
}

interface Choice {
  readonly type: string;
  readonly path?: string;
  /** The profile where it is to be made. */
  readonly made?: NewProfile;
}

function made(profile: NewProfile): Choice {
  return { type: 'Localhost', path: profile.path, made: profile };
}

function onNodes(path: string | undefined): string {
  return `The kubelet starts no container of it before each node has the file as ${path} in its folder of seccomp profiles, /var/lib/kubelet/seccomp by default.`;
}

/** The container at the cursor where it says something of its own, else the pod. */
function holderAt(object: WrittenObject, isAt: (node: Node) => boolean): SeccompHolder | undefined {
  const holders = seccompHolders(object);
  const own = holders.find(({ list, around }) => list !== undefined && around !== undefined && isAt(around));
  const pod = holders.find(({ list }) => list === undefined);
  return own !== undefined && stateOf(own.profile) !== 'absent' ? own : pod;
}

function editsFor(
  text: string,
  start: number,
  language: 'json' | 'yaml',
  object: WrittenObject,
  { list, around, securityContext, profile }: SeccompHolder,
  choice: Choice,
): readonly TextEdit[] | undefined {
  const type = child(profile, 'type');
  if (stateOf(profile) === 'mapping') {
    const isUnconfined =
      scalarValue(type) === 'Unconfined' && stateOf(child(profile, 'localhostProfile')) === 'absent';
    if (!isUnconfined || type.node === undefined) return undefined;
    return typeEdits(
      text,
      shiftRange(type.node.range, start),
      keyRange(profile, 'type', start),
      language,
      choice,
    );
  }
  if (stateOf(profile) !== 'absent' || profile.node !== undefined || list !== undefined) return undefined;
  const written: Plain =
    choice.path === undefined ? { type: choice.type } : { type: choice.type, localhostProfile: choice.path };
  const context = stateOf(securityContext) === 'mapping' ? securityContext.node : undefined;
  if (context !== undefined) return entryBefore(text, context, start, 'seccompProfile', written);
  if (securityContext.node !== undefined || around === undefined || object.node === around) return undefined;
  return entryBefore(text, around, start, 'securityContext', { seccompProfile: written });
}

/** The type, and behind it the path where there is one. */
function typeEdits(
  text: string,
  type: TextRange,
  key: TextRange | undefined,
  language: 'json' | 'yaml',
  { type: word, path }: Choice,
): readonly TextEdit[] | undefined {
  const written = writtenWord(word, language);
  if (path === undefined) return [{ range: type, newText: written }];
  if (key === undefined) return undefined;
  const before = lead(text, key);
  const isFlow = language === 'json' || /[{,]\s*$/.test(text.slice(0, key.start).slice(-200));
  const isOwnLine = /^[ \t]*(?:- +)*$/.test(before);
  const separator = `${isFlow ? ',' : ''}${isOwnLine ? `\n${before.replaceAll('-', ' ')}` : ' '}`;
  const name = writtenWord('localhostProfile', language);
  return [{ range: type, newText: `${written}${separator}${name}: ${writtenPath(path, language)}` }];
}

function writtenPath(path: string, language: 'json' | 'yaml'): string {
  return language === 'yaml' && /^[A-Za-z][\w./-]*$/.test(path) ? path : JSON.stringify(path);
}

function keyRange(holder: Field, key: string, start: number): TextRange | undefined {
  const node = holder.node;
  if (node?.kind !== 'mapping') return undefined;
  const entry = node.entries.findLast((one) => one.key.value === key);
  return entry && shiftRange(entry.key.range, start);
}
