import type { LabelSelector } from '../../kubernetes/labels.ts';
import type { Direction, Protocol } from '../../kubernetes/networkPolicy.ts';
import type { ConnectionRow } from '../../network/connections.ts';
import type { ExposedPeer, ExposedPorts, Exposure } from '../../network/exposure.ts';
import { formatPorts, isEveryPort, isNoPort, noPorts } from '../../network/ports.ts';
import { isMatchLabel } from '../../network/selectors.ts';

/** What a workload is open to, as netpol-analyzer names it. */
export interface ExposureRow {
  readonly workload: string;
  readonly direction: Direction;
  /** `entire-cluster`, `shop/[pod with {app=web}]`, or a run of addresses. */
  readonly peer: string;
  readonly conn: string;
}

/** @param rows the connections, of which those with addresses belong to the exposure */
export function exposureRows(
  exposures: readonly Exposure[],
  rows: readonly ConnectionRow[],
): readonly ExposureRow[] {
  const result: ExposureRow[] = [];
  for (const { src, dst, conn } of rows) {
    if (src.endsWith('[External]')) result.push({ workload: dst, direction: 'ingress', peer: src, conn });
    if (dst.endsWith('[External]')) result.push({ workload: src, direction: 'egress', peer: dst, conn });
  }
  for (const { id: workload, direction, entireCluster, peers } of exposures) {
    const add = (peer: string, ports: ExposedPorts): void => {
      const conn = portsText(ports);
      if (conn !== '') result.push({ workload, direction, peer, conn });
    };
    add('entire-cluster', entireCluster);
    for (const peer of peers) add(peerText(peer), peer.ports);
  }
  return result.sort((left, right) => byText(left.workload, right.workload) || byText(left.peer, right.peer));
}

/** The sections that netpol-analyzer writes; empty ones are left out. */
export function exposureText(rows: readonly ExposureRow[], exposures: readonly Exposure[]): string {
  const width = Math.max(0, ...rows.map(({ workload }) => workload.length));
  const section = (title: string, lines: readonly string[]): string =>
    lines.length === 0 ? '' : `${title}\n${lines.map((line) => `${line}\n`).join('')}`;
  const linesOf = (direction: Direction, arrow: string): readonly string[] =>
    rows
      .filter((row) => row.direction === direction)
      .map(({ workload, peer, conn }) => `${workload.padEnd(width)} \t${arrow} \t${peer} : ${conn}`);
  const open = exposures
    .filter(({ isProtected }) => !isProtected)
    .map(({ id, direction }) => `${id} is not protected on ${direction === 'egress' ? 'Egress' : 'Ingress'}`);
  const sections = [
    section('Egress Exposure:', linesOf('egress', '=>')),
    section('Ingress Exposure:', linesOf('ingress', '<=')),
    section('Workloads not protected by network policies:', open.sort()),
  ].filter((text) => text !== '');
  return `Exposure Analysis Result:\n${sections.join('\n')}`;
}

function peerText({ namespace, pods }: ExposedPeer): string {
  const inNamespace =
    typeof namespace === 'string'
      ? namespace
      : namespace.requirements.length === 0
        ? '[all namespaces]'
        : `[namespace with ${selectorText(namespace)}]`;
  return `${inNamespace}/${pods === undefined ? '[all pods]' : `[pod with ${selectorText(pods)}]`}`;
}

/** `{a=b,c=d}`; `{{Key:app,Operator:NotIn,Values:[x y],}}` for expressions. */
function selectorText({ requirements }: LabelSelector): string {
  const labels = requirements.filter(isMatchLabel).map(({ key, values }) => `${key}=${values.join()}`);
  const expressions = requirements
    .filter((requirement) => !isMatchLabel(requirement))
    .map(({ key, operator, values }) => `{Key:${key},Operator:${operator},Values:[${values.join(' ')}],}`);
  return `{${[...labels.sort(), ...expressions.sort()].join()}}`;
}

const protocols: readonly Protocol[] = ['SCTP', 'TCP', 'UDP'];

function portsText({ numbers, names }: ExposedPorts): string {
  if (isEveryPort(numbers)) return formatPorts(numbers);
  return protocols
    .flatMap((protocol) => {
      const own = { ...noPorts, [protocol]: numbers[protocol] };
      const words = [
        ...(isNoPort(own) ? [] : [formatPorts(own).slice(protocol.length + 1)]),
        ...[...(names.get(protocol) ?? [])].sort(),
      ];
      return words.length === 0 ? [] : [`${protocol} ${words.join()}`];
    })
    .join();
}

function byText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
