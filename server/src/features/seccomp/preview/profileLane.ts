import { count } from '../../../base/words.ts';
import type { Chip, PreviewGroup, PreviewLane, PreviewRow } from '../../../protocol/preview.ts';
import { syscallNamed } from '../../../seccomp/knowledge/syscallTable.ts';
import type { RawProfile } from '../../../seccomp/rawProfile.ts';
import { type Link, linkWords } from '../../preview/links.ts';
import { phrase } from '../../preview/phrase.ts';
import { setTitles, unknownCalls } from './callSets.ts';
import { restRow } from './restRow.ts';
import type { LaneId, WrittenCall } from './writtenCalls.ts';

/** A lane of more calls shows its sets first, their calls on demand. */
const fewCalls = 30;

const laneTitles: Readonly<Record<LaneId, string>> = {
  allowed: 'Allowed',
  depends: 'It depends',
  denied: 'Denied',
};

export function profileLane(
  id: LaneId,
  profile: RawProfile,
  calls: readonly WrittenCall[],
  link: Link,
): PreviewLane {
  const groups = new Map<string, WrittenCall[]>();
  for (const call of calls) {
    const title = groupTitle(id, call);
    const members = groups.get(title) ?? [];
    groups.set(title, members);
    members.push(call);
  }
  return {
    id,
    title: laneTitles[id],
    summary: [summaryOf(id, calls)],
    groups: [...groups]
      .sort(([left], [right]) => orderOf(left) - orderOf(right))
      .map(
        ([title, members]): PreviewGroup => ({
          id: title,
          title,
          detail: count(members.length, 'call'),
          startsClosed: calls.length > fewCalls,
          rows: members.map((call) => callRow(id, call, link)),
        }),
      ),
    rest: restRow(id, profile, link),
  };
}

function summaryOf(id: LaneId, calls: readonly WrittenCall[]): string {
  const names = new Set(calls.map(({ name }) => name)).size;
  const number = names === 0 ? 'no call' : count(names, 'call');
  switch (id) {
    case 'allowed':
      return `Rules without conditions allow ${number}.`;
    case 'depends':
      return names === 0
        ? 'Nothing depends on conditions or on another program.'
        : `What becomes of ${number} depends on conditions or on another program.`;
    case 'denied':
      return `Rules without conditions deny ${number}.`;
  }
}

/** `Network`; where several things may happen, `Fails with ENOSYS: Network` */
function groupTitle(lane: LaneId, { outcome, set }: WrittenCall): string {
  return lane === 'depends' || outcome.word === 'Allowed' ? set : `${outcome.word}: ${set}`;
}

function orderOf(title: string): number {
  return setTitles.findIndex((set) => title.endsWith(set));
}

function callRow(lane: LaneId, { name, outcome, set, places }: WrittenCall, link: Link): PreviewRow {
  const isKnown = set !== unknownCalls;
  const isConditional = places.some(({ conditions }) => conditions.length > 0) && lane === 'depends';
  const links = places.flatMap(({ origin }) => link(origin) ?? []);
  const chips = lane === 'depends' ? places.map(({ conditions }) => chip(conditions)) : [];
  return {
    id: `${outcome.word} ${name}`,
    verdict: !isKnown ? 'unknown' : isConditional ? 'partly' : outcome.verdict,
    word: !isKnown ? 'No effect' : isConditional ? `${outcome.word} under conditions` : outcome.word,
    who: name,
    detail: syscallNamed(name)?.summary ?? 'no system call that libseccomp knows, so runtimes skip it',
    chips: chips.filter(
      ({ text }, index) => text !== '' && chips.findIndex((one) => one.text === text) === index,
    ),
    reason: phrase(places.length > 1 ? `named ${places.length} times, in ` : 'named in ', linkWords(links)),
    decidedBy: links[0],
    members: [],
  };
}

/** The conditions of one rule, all of which are asked for. */
function chip(conditions: readonly string[]): Chip {
  return { verdict: undefined, text: conditions.join(' and ') };
}
