import type { SyntaxDocument } from '../../syntax/tree.ts';
import { child, type Field, mappingEntries, stateOf } from '../field.ts';

const whatIsRead =
  'Policy Lens reads the seccomp profiles of OCI runtimes, Docker, Podman and Kubernetes, not this.';

/** Formats that filter system calls and can be told by their text. */
const texts: readonly (readonly [pattern: RegExp, what: string])[] = [
  [/^\s*[12]\s*\n\s*(?:allow|deny|white|black)list\b/, 'a seccomp policy of LXC'],
  [/^[ \t]*SystemCall(?:Filter|ErrorNumber|Architectures)[ \t]*=/m, 'a filter of systemd'],
  [/^[ \t]*POLICY[ \t]+\w+[ \t\n]*\{/m, 'a policy of Kafel'],
];

/** What a document is that looks like a profile and is none of those that are read; undefined for all others. */
export function lookAlikeNote(document: SyntaxDocument): string | undefined {
  if (!notes.has(document)) notes.set(document, noteOf(document));
  return notes.get(document);
}

const notes = new WeakMap<SyntaxDocument, string | undefined>();

function noteOf({ text, root }: SyntaxDocument): string | undefined {
  const what = isSeccompiler({ node: root, path: '' })
    ? 'a filter for seccompiler (rust-vmm, Firecracker)'
    : texts.find(([pattern]) => pattern.test(text))?.[1];
  return what === undefined ? undefined : `This looks like ${what}. ${whatIsRead}`;
}

/** A cheap look: whether the tree of a text must be known to tell what it looks like. */
export function mayLookAlike(text: string): boolean {
  return text.includes('_action');
}

/** A filter for each thread: `{"main": {"mismatch_action": ..., "match_action": ..., "filter": [...]}}`. */
function isSeccompiler(root: Field): boolean {
  const threads = mappingEntries(root).slice(0, 20);
  return threads.some(({ value }) => {
    const thread: Field = { node: value, path: '' };
    if (stateOf(child(thread, 'filter')) !== 'sequence') return false;
    return ['mismatch_action', 'match_action', 'default_action', 'filter_action'].some(
      (key) => stateOf(child(thread, key)) !== 'absent',
    );
  });
}
