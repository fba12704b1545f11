import { count } from '../../base/words.ts';
import { allAddresses, sameAddresses, unionAddresses } from '../../network/addresses.ts';
import { sidesOf } from '../../network/lanes/fate.ts';
import type { AddressGroup, Lane, RestGroup } from '../../network/lanes/lane.ts';
import { isNoPort } from '../../network/ports.ts';
import type { Phrase, PreviewRow } from '../../protocol/preview.ts';
import { join } from './phrase.ts';
import { fateParts, type LaneContext, listeningPorts, podMembers } from './rows.ts';

/** Everyone whom no row above shows. */
export function restRow({ rest, addresses }: Lane, alone: boolean, context: LaneContext): PreviewRow {
  const { direction } = context;
  const incoming = direction === 'ingress';
  const who = alone ? (incoming ? 'everyone' : 'everything') : incoming ? 'everyone else' : 'everything else';
  const parts = fateParts(rest.fate, { kind: 'anyone' }, who, listeningPorts(context, undefined), context);
  return {
    id: `${direction}/rest`,
    who,
    detail: detailOf(rest, addresses),
    members: podMembers(rest.members, parts.walk, context),
    ...parts,
    reason: reasonOf(rest, parts.reason, alone, context),
  };
}

function detailOf({ members, unseen }: RestGroup, addresses: readonly AddressGroup[]): string {
  const shown = unionAddresses(addresses.map(({ set }) => set));
  const parts: string[] = [];
  if (members.length > 0) parts.push(count(members.length, 'workload'));
  if (addresses.length === 0) parts.push('every address outside the cluster');
  else if (!sameAddresses(shown, allAddresses)) parts.push('every other address');
  if (parts.length === 0) parts.push(unseen ? 'pods that are not in these files' : 'there is nothing else');
  return parts.join(', ');
}

/** @param usual what a row says where nothing special is to be said of the rest */
function reasonOf({ fate, unseen }: RestGroup, usual: Phrase, alone: boolean, context: LaneContext): Phrase {
  const incoming = context.direction === 'ingress';
  if (isNoPort(fate.possibly)) {
    const denied = { strong: incoming ? 'not let in' : 'may not leave' };
    return [denied, alone ? ': no rule lets anyone through' : ': nothing above names them'];
  }
  const sides = fate.ofKinds.map((item) => sidesOf(item, context.direction).subject);
  const free = sides.filter((side) => side?.isolated === 'no').length;
  if (free === 0) return usual;
  const open = free < sides.length ? usual : [incoming ? 'let in freely' : 'leaves freely'];
  if (!unseen) return open;
  const missing = incoming
    ? 'for pods that are not in these files, whether they may leave is not known'
    : 'for pods that are not in these files, whether they let it in is not known';
  return join([open, [missing]], ' · ');
}
