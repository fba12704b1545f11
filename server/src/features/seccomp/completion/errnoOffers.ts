import { allErrnos, type Errno, errnoValue } from '../../../seccomp/knowledge/errnos.ts';
import type { Offer } from '../../completion/offer.ts';
import { scalar } from '../../completion/template.ts';
import { architectureColumns } from './columns.ts';
import type { ProfileDraft } from './profileDraft.ts';

/** What filters answer with most. */
const usual = ['EPERM', 'ENOSYS', 'EACCES', 'EINVAL', 'EAFNOSUPPORT'];

/** Errors by name, for keys that hold the number: it is that of the profile's first architecture. */
export function errnoNumberOffers(draft: ProfileDraft): readonly Offer[] {
  const [column = 'x86_64'] = architectureColumns(draft);
  return inOrder().flatMap((errno, index): readonly Offer[] => {
    const number = errnoValue(errno, column);
    if (number === undefined || number < 1) return [];
    return [
      {
        label: errno.name,
        kind: 'value',
        detail: `${number}: ${errno.meaning}`,
        rank: index / 100,
        filter: `${errno.name} ${number}`,
        content: { kind: 'value', value: scalar(number) },
      },
    ];
  });
}

/** Errors by name, for Podman's keys. */
export function errnoNameOffers(): readonly Offer[] {
  return inOrder().map((errno, index) => ({
    label: errno.name,
    kind: 'value',
    detail: errno.meaning,
    rank: index / 100,
    content: { kind: 'value', value: scalar(errno.name) },
  }));
}

function inOrder(): readonly Errno[] {
  const all = allErrnos().filter(({ sameAs }) => sameAs === undefined);
  const first = usual.flatMap((name) => all.find((errno) => errno.name === name) ?? []);
  return [...first, ...all.filter((errno) => !first.includes(errno))];
}
