import { isSameList } from '../../base/equality.ts';
import type { ClassLimit } from '../classes/limit.ts';
import type { Matrix } from '../classes/matrix.ts';
import type { PortPair } from '../classes/portTable.ts';
import type { KnownPods } from '../endpoints.ts';
import { type ListedPods, listedAmong } from '../listing.ts';
import { inLikeness } from './likeness.ts';

/** Workloads that fare alike with everyone. */
export interface Kind {
  /** By number; several where pods of different labels stand under one name. At least one. */
  readonly classes: readonly number[];
  readonly egress: readonly ClassLimit[];
  readonly ingress: readonly ClassLimit[];
  /** What ways in let through to them; undefined where none leads there. */
  readonly entrance: PortPair | undefined;
  /** In the order of their names. */
  readonly workloads: readonly ListedPods[];
}

/** The workloads of one namespace; the same object as long as nothing changed that verdicts about them depend on. */
export interface NamespaceGroup {
  readonly kind: 'namespace';
  readonly name: string;
  readonly kinds: readonly Kind[];
}

/** What ways in let through, by the workloads' names in listings. */
export type Entrances = ReadonlyMap<string, PortPair>;

interface Reading {
  readonly basis: Matrix['basis'];
  readonly limits: readonly ClassLimit[];
  readonly entrances: string;
  readonly group: NamespaceGroup;
}

const readings = new WeakMap<readonly KnownPods[], Reading>();

/** @param pods all of the namespace, as one list that is the same as long as they are */
export function namespaceGroup(
  matrix: Matrix,
  name: string,
  pods: readonly KnownPods[],
  entrances: Entrances,
): NamespaceGroup {
  const { basis, limits } = matrix;
  const numbers = pods.map((item) => matrix.classOf(item).number);
  const current = [...new Set(numbers)].flatMap((number) => [
    ...(limits.egress[number] === undefined ? [] : [limits.egress[number]]),
    ...(limits.ingress[number] === undefined ? [] : [limits.ingress[number]]),
  ]);
  const led = entrances.size === 0 ? '' : entrancesText(pods, entrances);
  const known = readings.get(pods);
  if (known?.basis === basis && known.entrances === led && isSameList(known.limits, current)) {
    return known.group;
  }
  const group: NamespaceGroup = { kind: 'namespace', name, kinds: kindsOf(matrix, pods, entrances) };
  readings.set(pods, { basis, limits: current, entrances: led, group });
  return group;
}

function entrancesText(pods: readonly KnownPods[], entrances: Entrances): string {
  let text = '';
  for (const { listedAs } of pods) {
    const found = entrances.get(listedAs.id);
    if (found !== undefined) text += `${listedAs.id} ${found.surely} ${found.possibly}\n`;
  }
  return text;
}

function kindsOf(matrix: Matrix, pods: readonly KnownPods[], entrances: Entrances): readonly Kind[] {
  const kinds = new Map<string, Kind & { readonly workloads: ListedPods[] }>();
  for (const workload of listedAmong(pods)) {
    const numbers = new Set(workload.members.map((item) => matrix.classOf(item).number));
    const classes = [...numbers].sort((left, right) => left - right);
    const entrance = entrances.get(workload.id);
    const key = `${classes.join()} ${entrance?.surely} ${entrance?.possibly}`;
    const known = kinds.get(key);
    if (known !== undefined) known.workloads.push(workload);
    else {
      kinds.set(key, {
        classes,
        egress: classes.flatMap((number) => matrix.limits.egress[number] ?? []),
        ingress: classes.flatMap((number) => matrix.limits.ingress[number] ?? []),
        entrance,
        workloads: [workload],
      });
    }
  }
  return inLikeness([...kinds.values()]);
}
