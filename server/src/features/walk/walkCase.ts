import { type Endpoint, isKnown } from '../../network/endpoints.ts';
import { type AskedPort, askedPorts, portVerdict } from '../../network/ends/askedPort.ts';
import { fateOf, subjectOf } from '../../network/lanes/fate.ts';
import { type Connection, connection } from '../../network/reachability.ts';
import type { World } from '../../network/world.ts';
import type { Verdict } from '../../protocol/preview.ts';
import type { WalkCase, WalkSide } from '../../protocol/walk.ts';
import type { EnvironmentView } from '../preview/environmentView.ts';
import type { Link } from '../preview/links.ts';
import { portChips, portParts, portTexts } from '../preview/portChips.ts';
import { verdictOf, verdictWord, wholeWords } from '../preview/verdict.ts';
import { conclusionOf } from './conclusion.ts';
import { sideSteps } from './sideSteps.ts';

/** Two ends that are asked about, with how they are called. */
export interface AskedPair {
  readonly from: Endpoint;
  readonly to: Endpoint;
  /** How headings call them. */
  readonly fromTitle: string;
  readonly toTitle: string;
  readonly port: AskedPort | undefined;
}

interface CaseContext extends Pick<EnvironmentView, 'world' | 'refusals'> {
  readonly link: Link;
}

/** The decision on one pair of ends. */
export function walkCase(pair: AskedPair, { world, refusals, link }: CaseContext): WalkCase {
  const { from, to, fromTitle, toTitle, port } = pair;
  const item = connection(world, from, to);
  const asked = askedPorts(port);
  const [fromName, toName] = [sentenceName(from, fromTitle), sentenceName(to, toTitle)];
  const ends = {
    egress: { pods: from, other: to, name: fromName, otherName: toName, title: `Leaving ${fromTitle}` },
    ingress: { pods: to, other: from, name: toName, otherName: fromName, title: `Entering ${toTitle}` },
  };
  const sides = (['egress', 'ingress'] as const).flatMap((id): WalkSide[] => {
    const side = item[id];
    if (side === undefined || item.samePod) return [];
    const { title, ...end } = ends[id];
    const verdict = portVerdict(side, port);
    const steps = sideSteps({ world, refusals, asked, link, side, ...end });
    return [{ id, title, verdict, word: wholeWord(verdict), steps }];
  });
  return {
    id: `${fromTitle} ${toTitle}`,
    from: fromTitle,
    to: toTitle,
    ...outcome(world, item, port),
    conclusion: conclusionOf(item, asked, fromName, toName),
    sides,
  };
}

/** The verdict, its word and the ports: without a port they are what a row of the lanes says. */
function outcome(
  world: World,
  item: Connection,
  port: AskedPort | undefined,
): Pick<WalkCase, 'verdict' | 'word' | 'chips'> {
  if (item.samePod) return { verdict: 'allowed', word: wholeWords.allowed, chips: [] };
  const listening = isKnown(item.destination) ? item.destination.ports : [];
  if (port !== undefined) {
    const verdict = portVerdict(item, port);
    const [text = ''] = portTexts(askedPorts(port) ?? item.surely, listening);
    return { verdict, word: wholeWord(verdict), chips: [{ verdict, text }] };
  }
  const { source, destination } = item;
  const direction = destination.kind === 'pods' ? 'ingress' : 'egress';
  const [own, peer] = direction === 'ingress' ? [destination, source] : [source, destination];
  const subject = subjectOf(world, own.kind === 'pods' ? [own] : []);
  const fate = fateOf(world, subject, direction, peer);
  const parts = portParts(fate, direction, listening);
  const verdict = verdictOf(fate, parts);
  return { verdict, word: verdictWord(verdict, fate), chips: portChips(parts, listening) };
}

function wholeWord(verdict: Verdict): string {
  return verdict === 'partly' ? 'Some ports' : wholeWords[verdict];
}

/** `web` of `shop/web`; addresses are called as in headings. */
function sentenceName(end: Endpoint, title: string): string {
  if (isKnown(end)) return end.workload.name;
  return end.kind === 'pods' ? 'such a pod' : title;
}
