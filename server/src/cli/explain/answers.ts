import { finish } from '../../base/steps.ts';
import { type Endpoint, isKnown } from '../../network/endpoints.ts';
import { type AskedPort, askedPorts, type PortVerdict, portVerdict } from '../../network/ends/askedPort.ts';
import { pairAnswers } from '../../network/ends/pairs.ts';
import { portBehind } from '../../network/ends/serviceEnd.ts';
import { allPorts, formatPorts, intersectPorts, type PortSet } from '../../network/ports.ts';
import { connection } from '../../network/reachability.ts';
import type { World } from '../../network/world.ts';
import type { Subject } from '../environment.ts';
import { Failure } from '../terminal.ts';
import { type ExplainedEnd, endpointName } from './endpoints.ts';
import type { ShowOrigin } from './places.ts';
import { portWords } from './port.ts';
import { type Side, showSide } from './sides.ts';

/** What is true of one pair of ends; a CIDR has one for each part that policies treat differently. */
export interface Answer {
  readonly from: string;
  readonly to: string;
  /** Undefined: every port. Behind a port of a Service each end may have another one. */
  readonly port: AskedPort | undefined;
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
  source: ExplainedEnd,
  destination: ExplainedEnd,
  port: AskedPort | undefined,
  show: ShowOrigin,
): Explanation {
  const asked = { subject, source, destination, ports: portsOn(subject.world, destination, port), show };
  const endpoints = [...asked.ports.keys()];
  const list = finish(
    pairAnswers(
      source,
      { ...destination, endpoints },
      (from, to) => answerOf(from, to, asked),
      JSON.stringify,
    ),
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

/**
 * The port that is asked about on each end of a destination: of a Service that which stands behind the Service's.
 * @throws Failure where the Service has no such port, or none of its ends has one behind it
 */
function portsOn(
  world: World,
  { endpoints, service, name }: ExplainedEnd,
  port: AskedPort | undefined,
): ReadonlyMap<Endpoint, AskedPort | undefined> {
  if (service === undefined || port === undefined) return new Map(endpoints.map((end) => [end, port]));
  const servicePort = service.ports.find(
    ({ number, protocol }) => number === port.number && protocol === port.protocol,
  );
  if (servicePort === undefined) {
    const listed = service.ports.map((one) => portWords(one)).join(', ');
    throw new Failure(`${name} has no port ${portWords(port)}. It has ${listed || 'none'}.`);
  }
  const behind = endpoints.flatMap((end) => {
    const found = portBehind(world, service, servicePort, end);
    return found === undefined ? [] : [[end, found] as const];
  });
  if (behind.length === 0)
    throw new Failure(`Nothing that ${name} leads to has the port behind its port ${portWords(port)}.`);
  return new Map(behind);
}

type Unnamed = Omit<Answer, 'from' | 'to'>;

interface Asked {
  readonly subject: Subject;
  readonly source: ExplainedEnd;
  readonly destination: ExplainedEnd;
  readonly ports: ReadonlyMap<Endpoint, AskedPort | undefined>;
  readonly show: ShowOrigin;
}

function answerOf(from: Endpoint, to: Endpoint, asked: Asked): Unnamed {
  const { subject, source, destination, show } = asked;
  const port = asked.ports.get(to);
  const found = connection(subject.world, from, to);
  const verdict = found.samePod ? { surely: allPorts, possibly: allPorts } : found;
  const within = (ports: PortSet): string => formatPorts(intersectPorts(ports, askedPorts(port) ?? ports));
  const nameOf = (end: Endpoint, named: ExplainedEnd): string =>
    named.kind === 'service' && isKnown(end) ? end.listedAs.id : named.name;
  return {
    port,
    verdict: portVerdict(verdict, port),
    surely: within(verdict.surely),
    possibly: within(verdict.possibly),
    egress: found.egress && showSide(subject, found.egress, from, to, nameOf(from, source), port, show),
    ingress: found.ingress && showSide(subject, found.ingress, to, from, nameOf(to, destination), port, show),
    sameWorkload: found.sameWorkload,
    samePod: found.samePod,
  };
}
