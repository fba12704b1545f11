import { unionAddresses } from '../../network/addresses.ts';
import type { Endpoint } from '../../network/endpoints.ts';
import { allPorts, formatPorts, intersectPorts, type PortSet } from '../../network/ports.ts';
import { connection } from '../../network/reachability.ts';
import type { World } from '../../network/world.ts';
import { endpointName, type Named } from './endpoints.ts';
import type { ShowOrigin } from './places.ts';
import { type AskedPort, askedPorts, type Verdict, verdictOf } from './port.ts';
import { type Side, showSide } from './sides.ts';

/** What is true of one pair of ends; a CIDR has one for each part that policies treat differently. */
export interface Answer {
  readonly from: string;
  readonly to: string;
  readonly verdict: Verdict;
  readonly surely: string;
  readonly possibly: string;
  /** Undefined where that end is outside the cluster. */
  readonly egress: Side | undefined;
  readonly ingress: Side | undefined;
  /** Both ends are one workload: the answer is about different pods of it. */
  readonly sameWorkload: boolean;
  /** Both ends are one single pod, which always reaches itself. */
  readonly samePod: boolean;
}

export interface Explanation {
  readonly from: string;
  readonly to: string;
  readonly port: AskedPort | undefined;
  /** `partly` where the answers differ. */
  readonly verdict: Verdict;
  readonly answers: readonly Answer[];
}

export function explainConnection(
  world: World,
  source: Named,
  destination: Named,
  port: AskedPort | undefined,
  show: ShowOrigin,
): Explanation {
  const found = new Map<string, Found>();
  for (const from of source.endpoints) {
    for (const to of destination.endpoints) {
      const answer = answerOf(world, from, to, { source, destination, port, show });
      // the pods of one owner mostly fare alike, and so do neighbouring addresses
      const key = JSON.stringify(answer);
      const known = found.get(key);
      found.set(key, { answer, from: together(known?.from, from), to: together(known?.to, to) });
    }
  }
  const list = [...found.values()].map(
    ({ answer, from, to }): Answer => ({
      from: endpointName(from, source),
      to: endpointName(to, destination),
      ...answer,
    }),
  );
  const verdicts = new Set(list.map((answer) => answer.verdict));
  const [verdict = 'unknown'] = verdicts;
  return {
    from: source.name,
    to: destination.name,
    port,
    verdict: verdicts.size > 1 ? 'partly' : verdict,
    answers: list,
  };
}

/** What is true of some ends, but for their names. */
interface Found {
  readonly answer: Omit<Answer, 'from' | 'to'>;
  readonly from: Endpoint;
  readonly to: Endpoint;
}

/** Two parts of one end, of which the same is true. */
function together(one: Endpoint | undefined, other: Endpoint): Endpoint {
  if (one?.kind !== 'addresses' || other.kind !== 'addresses') return other;
  return { kind: 'addresses', set: unionAddresses(one.set, other.set) };
}

interface Asked {
  readonly source: Named;
  readonly destination: Named;
  readonly port: AskedPort | undefined;
  readonly show: ShowOrigin;
}

function answerOf(world: World, from: Endpoint, to: Endpoint, asked: Asked): Found['answer'] {
  const { source, destination, port, show } = asked;
  const found = connection(world, from, to);
  const verdict = found.samePod ? { surely: allPorts, possibly: allPorts } : found;
  const within = (ports: PortSet): string => formatPorts(intersectPorts(ports, askedPorts(port) ?? ports));
  return {
    verdict: verdictOf(verdict, port),
    surely: within(verdict.surely),
    possibly: within(verdict.possibly),
    egress: found.egress && showSide(world, found.egress, from, to, source.name, port, show),
    ingress: found.ingress && showSide(world, found.ingress, to, from, destination.name, port, show),
    sameWorkload: found.sameWorkload,
    samePod: found.samePod,
  };
}
