import { count, enumerate } from '../../base/words.ts';
import { noAddresses, unionAddresses } from '../../network/addresses.ts';
import { prepareMatrix } from '../../network/classes/matrix.ts';
import type { Endpoint } from '../../network/endpoints.ts';
import { isKnown } from '../../network/endpoints.ts';
import type { AskedPort } from '../../network/ends/askedPort.ts';
import { pairAnswers } from '../../network/ends/pairs.ts';
import { SideKeys } from '../../network/lanes/sideKeys.ts';
import { connection } from '../../network/reachability.ts';
import type { World } from '../../network/world.ts';
import type { ConnectionQuestion, WalkAnswer, WalkCase, WalkModel } from '../../protocol/walk.ts';
import { addressWords } from '../preview/addressWords.ts';
import type { EnvironmentView } from '../preview/environmentView.ts';
import type { Link } from '../preview/links.ts';
import { wholeWords } from '../preview/verdict.ts';
import { endOf, type WalkEnd } from './ends.ts';
import { portOn, portText, type WrittenPort, writtenPort } from './ports.ts';
import { walkCase } from './walkCase.ts';

export type WalkView = Pick<EnvironmentView, 'name' | 'world' | 'refusals'>;

/** So many cases are walked through; more are counted. */
const mostCases = 30;

/** The decision on a connection, on both sides, in steps. */
export function* walkOf(
  view: WalkView,
  question: ConnectionQuestion,
  link: Link,
): Generator<void, WalkAnswer> {
  const { world } = view;
  yield* prepareMatrix(world);
  const no = (message: string): WalkAnswer => ({ kind: 'nothing', question, message });
  const written = writtenPort(question.port);
  if (written === undefined) {
    return no(
      `${question.port} is no port. Write a number from 1 to 65535 and a protocol: 8080/TCP, 53/UDP.`,
    );
  }
  const from = endOf(world, question.from.trim(), 'ingress');
  if ('problem' in from) return no(from.problem);
  const to = endOf(world, question.to.trim(), 'egress');
  if ('problem' in to) return no(to.problem);
  if (!hasPods(from) && !hasPods(to)) {
    return no('One of the two ends must be a workload: policies say nothing about two addresses.');
  }
  const asked = portsOf(world, to, written);
  if (asked.size === 0) return no(missingPort(question, to));
  const keys = new SideKeys();
  const destination = to.endpoints.filter((end) => asked.has(end));
  const pairs = yield* pairAnswers(
    { name: from.title, kind: 'pods', endpoints: from.endpoints },
    { name: to.title, kind: 'pods', endpoints: destination },
    (source, end) => ({ item: connection(world, source, end), port: asked.get(end) }),
    ({ item, port }) =>
      `${keys.keyOf([item.egress, item.ingress])} ${portText(port)} ${item.samePod} ${item.sameWorkload}`,
  );
  const cases: WalkCase[] = [];
  for (const pair of pairs.slice(0, mostCases)) {
    const [source, end] = [joined(pair.from), joined(pair.to)];
    if (source === undefined || end === undefined) continue;
    const titles = { fromTitle: titleOf(from, pair.from), toTitle: titleOf(to, pair.to) };
    cases.push(walkCase({ from: source, to: end, port: pair.answer.port, ...titles }, { ...view, link }));
    yield;
  }
  const notes = [
    ...from.notes,
    ...to.notes,
    ...servicePortNote(written, to, asked),
    ...(pairs.length > mostCases ? [`There are ${count(pairs.length - mostCases, 'more case')}.`] : []),
    ...(destination.length < to.endpoints.length ? [`${missingPort(question, to)} Those are left out.`] : []),
  ];
  return { kind: 'walk', walk: walkModel(view, question, { from, to, asked, cases, notes }) };
}

interface Found {
  readonly from: WalkEnd;
  readonly to: WalkEnd;
  readonly asked: ReadonlyMap<Endpoint, AskedPort | undefined>;
  readonly cases: readonly WalkCase[];
  readonly notes: readonly string[];
}

function walkModel(
  { name }: WalkView,
  question: ConnectionQuestion,
  { from, to, asked, cases, notes }: Found,
): WalkModel {
  const verdicts = new Set(cases.map(({ verdict }) => verdict));
  const [first] = cases;
  const alike = verdicts.size === 1 && first !== undefined;
  const ports = new Set([...asked.values()].map(portText));
  return {
    question,
    from: from.title,
    to: to.title,
    port: ports.size === 1 ? [...ports].join('') : `port ${question.port}`,
    verdict: alike ? first.verdict : 'partly',
    word: alike ? (cases.length === 1 ? first.word : wholeWordOf(first)) : 'Some of them',
    environment: name,
    cases,
    notes,
  };
}

function wholeWordOf({ verdict, word }: WalkCase): string {
  return verdict === 'partly' ? word : wholeWords[verdict];
}

function hasPods({ endpoints }: WalkEnd): boolean {
  return endpoints.some(({ kind }) => kind === 'pods');
}

/** The port on each of the destinations that have it. */
function portsOf(
  world: World,
  to: WalkEnd,
  written: WrittenPort,
): ReadonlyMap<Endpoint, AskedPort | undefined> {
  const ports = new Map<Endpoint, AskedPort | undefined>();
  for (const end of to.endpoints) {
    const port = portOn(world, written, end, to.service);
    if (port !== 'none') ports.set(end, port);
  }
  return ports;
}

/** Which port of the pods stands behind the Service's. */
function servicePortNote(
  written: WrittenPort,
  { service }: WalkEnd,
  asked: ReadonlyMap<Endpoint, AskedPort | undefined>,
): readonly string[] {
  if (service === undefined || written.kind === 'every') return [];
  const shown = written.kind === 'name' ? written.name : String(written.port.number);
  const numbers = new Set([...asked.values()].map((port) => String(port?.number)));
  const ends = [...asked.keys()].every(isKnown) ? 'its pods' : 'its addresses';
  return numbers.size === 1 && numbers.has(shown)
    ? []
    : [`Port ${shown} of the Service is port ${enumerate([...numbers], 'or')} of ${ends}.`];
}

function missingPort({ port = '' }: ConnectionQuestion, { title, service, endpoints }: WalkEnd): string {
  if (service !== undefined) {
    const listed = service.ports.map(
      ({ number, name }) => `${number}${name === undefined ? '' : ` ${name}`}`,
    );
    return `${title} has no port ${port}. It has ${listed.join(', ') || 'none'}.`;
  }
  if (endpoints.some(({ kind }) => kind !== 'pods'))
    return `Only a workload can have a port named ${port}. Write its number: 8080/TCP.`;
  return endpoints.length === 1
    ? `${title} has no port named ${port}. Write its number: 8080/TCP.`
    : `Some workloads of ${title} have no port named ${port}.`;
}

/** What is alike as one end: addresses together, of pods the first. */
function joined(ends: readonly Endpoint[]): Endpoint | undefined {
  const [first] = ends;
  if (first?.kind !== 'addresses') return first;
  const sets = ends.map((one) => (one.kind === 'addresses' ? one.set : noAddresses));
  return { kind: 'addresses', set: unionAddresses(sets) };
}

/** `shop/web, shop/cart and 3 more` */
function titleOf(end: WalkEnd, part: readonly Endpoint[]): string {
  const whole = joined(part);
  if (whole?.kind === 'addresses') return addressWords(whole.set, []).who;
  const names = [
    ...new Set(part.filter(isKnown).map(({ namespace, workload }) => `${namespace.name}/${workload.name}`)),
  ];
  if (names.length === 0) return end.title;
  return names.length <= 3
    ? names.join(', ')
    : `${names.slice(0, 2).join(', ')} and ${names.length - 2} more`;
}
