import { allAddresses, noAddresses, sameAddresses, unionAddresses } from '../../network/addresses.ts';
import { sidesOf } from '../../network/fate.ts';
import type { AddressGroup, Lane, RestGroup } from '../../network/lane.ts';
import { isNoPort } from '../../network/ports.ts';
import type { Phrase, PreviewRow } from '../../protocol/preview.ts';
import { count, join } from './phrase.ts';
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
    members: podMembers(rest.members, context),
    ...parts,
    reason: reasonOf(rest, alone, context) ?? parts.reason,
  };
}

function detailOf({ members, unseen }: RestGroup, addresses: readonly AddressGroup[]): string {
  const shown = addresses.map((group) => group.set).reduce(unionAddresses, noAddresses);
  const parts: string[] = [];
  if (members.length > 0) parts.push(count(members.length, 'workload'));
  if (addresses.length === 0) parts.push('every address outside the cluster');
  else if (!sameAddresses(shown, allAddresses)) parts.push('every other address');
  if (parts.length === 0) parts.push(unseen ? 'pods that are not in these files' : 'there is nothing else');
  return parts.join(', ');
}

function reasonOf({ fate, unseen }: RestGroup, alone: boolean, context: LaneContext): Phrase | undefined {
  const incoming = context.direction === 'ingress';
  const [item] = fate.connections;
  const side = item && sidesOf(item, context.direction).subject;
  if (side === undefined) return undefined;
  const denied = { strong: incoming ? 'not let in' : 'may not leave' };
  if (isNoPort(fate.possibly)) {
    return [denied, alone ? ': no rule lets anyone through' : ': nothing above names them'];
  }
  if (side.isolated !== 'no') return undefined;
  const open = incoming ? 'let in freely' : 'leaves freely';
  if (!unseen) return [open];
  const missing = incoming
    ? 'for pods that are not in these files, whether they may leave is not known'
    : 'for pods that are not in these files, whether they let it in is not known';
  return join([[open], [missing]], ' · ');
}
