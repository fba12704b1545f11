import { finish } from '../../base/steps.ts';
import type { Endpoint } from '../../network/endpoints.ts';
import { type AskedPort, askedPorts, type PortVerdict, portVerdict } from '../../network/ends/askedPort.ts';
import type { NamedEnd } from '../../network/ends/namedEnd.ts';
import { pairAnswers } from '../../network/ends/pairs.ts';
import { allPorts, formatPorts, intersectPorts, type PortSet } from '../../network/ports.ts';
import { connection } from '../../network/reachability.ts';
import type { Subject } from '../environment.ts';
import { endpointName } from './endpoints.ts';
import type { ShowOrigin } from './places.ts';
import { type Side, showSide } from './sides.ts';

/** What is true of one pair of ends; a CIDR has one for each part that policies treat differently. */
export interface Answer {
  readonly from: string;
  readonly to: string;
  readonly verdict: PortVerdict;
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
  readonly verdict: PortVerdict;
  readonly answers: readonly Answer[];
}

export function explainConnection(
  subject: Subject,
  source: NamedEnd,
  destination: NamedEnd,
  port: AskedPort | undefined,
  show: ShowOrigin,
): Explanation {
  const asked = { subject, source, destination, port, show };
  const list = finish(
    pairAnswers(source, destination, (from, to) => answerOf(from, to, asked), JSON.stringify),
  ).map(
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

type Unnamed = Omit<Answer, 'from' | 'to'>;

interface Asked {
  readonly subject: Subject;
  readonly source: NamedEnd;
  readonly destination: NamedEnd;
  readonly port: AskedPort | undefined;
  readonly show: ShowOrigin;
}

function answerOf(from: Endpoint, to: Endpoint, asked: Asked): Unnamed {
  const { subject, source, destination, port, show } = asked;
  const found = connection(subject.world, from, to);
  const verdict = found.samePod ? { surely: allPorts, possibly: allPorts } : found;
  const within = (ports: PortSet): string => formatPorts(intersectPorts(ports, askedPorts(port) ?? ports));
  return {
    verdict: portVerdict(verdict, port),
    surely: within(verdict.surely),
    possibly: within(verdict.possibly),
    egress: found.egress && showSide(subject, found.egress, from, to, source.name, port, show),
    ingress: found.ingress && showSide(subject, found.ingress, to, from, destination.name, port, show),
    sameWorkload: found.sameWorkload,
    samePod: found.samePod,
  };
}
