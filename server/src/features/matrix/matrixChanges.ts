import { type AddressSet, isAddressSubset, overlapsAddresses } from '../../network/addresses.ts';
import type { ChangedEnd } from '../../network/changes/changes.ts';
import type { Verdict } from '../../network/changes/comparison.ts';
import { formatPorts, isEveryPort, isNoPort, isPortSubset, samePorts } from '../../network/ports.ts';
import type { TableGroup } from '../../network/table/blocks.ts';
import type { ConnectionTable } from '../../network/table/table.ts';
import type { World } from '../../network/world.ts';
import type { MatrixChange, MatrixChanges, MatrixEnd } from '../../protocol/matrix.ts';
import { comparison } from '../lens/changes.ts';

/** The same environment in another state of the workspace. */
export interface PastWorld {
  /** `HEAD` */
  readonly name: string;
  readonly world: World;
}

/** Where more groups of connections are otherwise, nearly every cell would be marked, and marks say nothing. */
const maximumChanges = 2000;

/** Rows or columns, and whether a change is about all that they stand for. */
interface ChangedIds {
  readonly ids: readonly MatrixEnd['id'][];
  readonly isWhole: boolean;
}

/**
 * Which cells are surely allowed otherwise than before; undefined where they are too many to mark. One change a step.
 * @param world what the table is of
 */
export function* matrixChanges(
  past: PastWorld,
  world: World,
  table: ConnectionTable,
): Generator<void, MatrixChanges | undefined> {
  const against = past.name;
  if (past.world === world) return { against, list: [] };
  const { changes } = yield* comparison(past.world, world);
  if (changes.length > maximumChanges) return undefined;
  const [sources, destinations] = [new ChangedEnds(table.sources), new ChangedEnds(table.destinations)];
  const list: MatrixChange[] = [];
  for (const { before, after, ...ends } of changes) {
    yield;
    if (samePorts(before.surely, after.surely)) continue;
    for (const from of sources.of(ends.sources)) {
      for (const to of destinations.of(ends.destinations)) {
        const part = from.isWhole && to.isWhole ? '' : 'some of these addresses ';
        list.push({
          from: from.ids,
          to: to.ids,
          what: whatOf(before, after),
          text: `${part}${part === '' ? 'was' : 'were'} ${verdictWords(before)}`,
        });
      }
    }
  }
  return { against, list };
}

function whatOf(before: Verdict, after: Verdict): MatrixChange['what'] {
  const isLost = !isPortSubset(before.surely, after.surely);
  const isGained = !isPortSubset(after.surely, before.surely);
  return isLost && isGained ? 'both' : isLost ? 'lost' : 'gained';
}

function verdictWords({ surely, possibly }: Verdict): string {
  if (isEveryPort(surely)) return 'allowed';
  if (!isNoPort(surely)) return `allowed on ${formatPorts(surely).replaceAll(',', ', ')}`;
  return isNoPort(possibly) ? 'denied' : 'not known';
}

/** The rows, or columns, that a changed end is about. */
class ChangedEnds {
  readonly #workloads: ReadonlySet<string>;
  readonly #addresses: readonly { readonly id: string; readonly set: AddressSet }[];

  constructor(groups: readonly TableGroup[]) {
    const kinds = groups.flatMap((group) => (group.kind === 'namespace' ? group.kinds : []));
    this.#workloads = new Set(kinds.flatMap(({ workloads }) => workloads.map(({ id }) => id)));
    this.#addresses = groups.flatMap((group) => (group.kind === 'addresses' ? group.ends : []));
  }

  /** Those that are there; apart where only some of their addresses are meant. */
  of(end: ChangedEnd): readonly ChangedIds[] {
    const [whole, parts] = end.kind === 'pods' ? [this.#present(end), []] : this.#touched(end.set);
    return [
      { ids: whole, isWhole: true },
      { ids: parts, isWhole: false },
    ].filter(({ ids }) => ids.length > 0);
  }

  #present({ groups }: Extract<ChangedEnd, { kind: 'pods' }>): readonly string[] {
    return groups.flatMap(({ ids }) => ids.filter((id) => this.#workloads.has(id)));
  }

  #touched(set: AddressSet): readonly [whole: readonly string[], parts: readonly string[]] {
    const whole: string[] = [];
    const parts: string[] = [];
    for (const end of this.#addresses) {
      if (isAddressSubset(end.set, set)) whole.push(end.id);
      else if (overlapsAddresses(end.set, set)) parts.push(end.id);
    }
    return [whole, parts];
  }
}
