import type { Phrase } from '../../../protocol/preview.ts';
import type { MergedProfile } from '../../../seccomp/operator/merged.ts';
import { fieldOf, listItems, textOf } from '../../../seccomp/profile/access.ts';
import type { Link } from '../../preview/links.ts';
import { phrase } from '../../preview/phrase.ts';

/** What stands in the way of a full answer. */
export function profileNotes(merged: MergedProfile, link: Link): readonly Phrase[] {
  const { body } = merged.profile;
  if (body.kind !== 'object') return [['What stands here is no profile: a profile is an object.']];
  const notes: Phrase[] = [];
  const add = (words: string, place: Parameters<Link>[0], end: string): void => {
    const found = link(place);
    notes.push(found === undefined ? [words + end] : phrase(words, ' (', { link: found }, ')', end));
  };
  const base = fieldOf(body, 'baseProfileName');
  if (base?.kind === 'text' && base.value !== '') {
    add(
      `The rules of the base profile ${base.value} are added to those of the object`,
      base.origin,
      baseWords[merged.kind],
    );
  }
  const disabled = fieldOf(body, 'disabled');
  if (disabled?.kind === 'boolean' && disabled.value)
    add('The profile is disabled', disabled.origin, ': it is not written to the nodes.');
  if (textOf(body, 'state') === 'Disabled') {
    add(
      'The profile is disabled',
      fieldOf(body, 'state')?.origin ?? body.origin,
      ': it is not written to the nodes.',
    );
  }
  const unread = listItems(body, 'syscalls').filter(({ kind }) => kind !== 'object');
  for (const item of unread.slice(0, maximumNotes))
    add('A part of the rules can’t be read', item.origin, '.');
  return notes;
}

const baseWords: Readonly<Record<MergedProfile['kind'], string>> = {
  whole: '; they are shown with them.',
  partly: '; not all of them are known here, and those are not shown.',
  endless: ', but the base profiles have no end: the operator writes no file.',
};

const maximumNotes = 5;
