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

/** What is said of a document that looks like a profile and is none of those that are read; undefined for all others. */
export function lookAlikeNote(document: SyntaxDocument): string | undefined {
  const what = lookAlikeOf(document);
  return what === undefined ? undefined : `This looks like ${what}. ${whatIsRead}`;
}

/** What a document is that looks like a profile and is none of those that are read: `a filter of systemd`. */
export function lookAlikeOf(document: SyntaxDocument): string | undefined {
  if (!known.has(document)) known.set(document, find(document));
  return known.get(document);
}

const known = new WeakMap<SyntaxDocument, string | undefined>();

function find({ text, root }: SyntaxDocument): string | undefined {
  if (isSeccompiler({ node: root, path: '' })) return 'a filter for seccompiler (rust-vmm, Firecracker)';
  return texts.find(([pattern]) => pattern.test(text))?.[1];
}

/** A cheap look: whether a text may be one. */
export function mayLookAlike(text: string): boolean {
  return text.includes('_action') || texts.some(([pattern]) => pattern.test(text));
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
