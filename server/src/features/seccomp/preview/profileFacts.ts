import { count } from '../../../base/words.ts';
import type { Phrase, PreviewFact } from '../../../protocol/preview.ts';
import { fieldOf, listItems, objectsIn, textOf } from '../../../seccomp/profile/access.ts';
import type { RawObject, RawProfile } from '../../../seccomp/rawProfile.ts';
import type { Link } from '../../preview/links.ts';
import { phrase } from '../../preview/phrase.ts';
import { actionText } from '../written/outcome.ts';
import { defaultActionOf, rulesOf } from '../written/rules.ts';
import type { LaneId, WrittenCall } from './writtenCalls.ts';

/** What is known of a profile beside its calls. */
export function profileFacts(
  profile: RawProfile,
  calls: ReadonlyMap<LaneId, readonly WrittenCall[]>,
  link: Link,
): readonly PreviewFact[] {
  const { body } = profile;
  if (body.kind !== 'object') return [];
  const number = (lane: LaneId): number => new Set(calls.get(lane)?.map(({ name }) => name)).size;
  const counts = [
    `${count(number('allowed'), 'call')} allowed`,
    `${number('depends')} that depend`,
    `${number('denied')} denied`,
  ];
  return [
    {
      title: 'Default action',
      entries: [at(body, 'defaultAction', actionText(defaultActionOf(profile)), link)],
    },
    { title: `In ${count(rulesOf(profile).length, 'rule')}`, entries: counts.map((words) => [words]) },
    ...architectureFact(body, link),
    ...(['flags', 'listenerPath', 'baseProfileName', 'state'] as const).flatMap((key) =>
      fact(body, key, link),
    ),
  ];
}

const titles = {
  flags: 'Flags',
  listenerPath: 'Listener',
  baseProfileName: 'Base profile',
  state: 'State',
} as const;

function fact(body: RawObject, key: keyof typeof titles, link: Link): readonly PreviewFact[] {
  const words =
    textOf(body, key) ??
    texts(body, key)
      .map((flag) => flag.replace('SECCOMP_FILTER_FLAG_', ''))
      .join(', ');
  return words === '' ? [] : [{ title: titles[key], entries: [at(body, key, words, link)] }];
}

function architectureFact(body: RawObject, link: Link): readonly PreviewFact[] {
  const own = texts(body, 'architectures').map(short);
  const hosts = objectsIn(body, 'archMap').map((entry): Phrase => {
    const subs = texts(entry, 'subArchitectures').map(short);
    const host = short(textOf(entry, 'architecture') ?? '');
    return [subs.length === 0 ? host : `${host} with ${subs.join(', ')}`];
  });
  const entries = own.length === 0 ? hosts : [at(body, 'architectures', own.join(', '), link), ...hosts];
  return [{ title: 'Architectures', entries: entries.length === 0 ? [['the host’s own']] : entries }];
}

function texts(object: RawObject, key: string): readonly string[] {
  return listItems(object, key).flatMap((item) => (item.kind === 'text' ? [item.value] : []));
}

function short(architecture: string): string {
  return architecture.replace('SCMP_ARCH_', '');
}

/** Words with a link to the key that they are of. */
function at(body: RawObject, key: string, words: string, link: Link): Phrase {
  const value = fieldOf(body, key);
  const place = value && link(value.origin);
  return place === undefined ? [words] : phrase(`${words} (`, { link: place }, ')');
}
