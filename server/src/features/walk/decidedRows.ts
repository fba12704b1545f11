import type { Environment } from '../../assembly/environment.ts';
import type { Origin } from '../../base/origin.ts';
import type { Direction } from '../../kubernetes/networkPolicy.ts';
import type { Endpoint } from '../../network/endpoints.ts';
import { isNoPort } from '../../network/ports.ts';
import { connection } from '../../network/reachability.ts';
import { nearestRule } from '../../network/shortfall.ts';
import type { SideVerdict } from '../../network/sideVerdict.ts';
import type { World } from '../../network/world.ts';
import type { DecidedRows, PreviewModel, PreviewRow } from '../../protocol/preview.ts';
import type { Workbench } from '../../rules/workbench.ts';
import { elementsAt } from './decidingElement.ts';
import { endOf } from './ends.ts';

/**
 * The rows of a model whose decision the line at a place is a part of: of a peer those that it lets through, or comes
 * nearest to letting through; of a rule, its ports for instance, those of all its peers; of the rest of a policy, which
 * says for whom it holds, those that it denies. One row a step.
 */
export function* decidedRows(
  workbench: Workbench,
  environment: Environment,
  model: PreviewModel,
  place: { readonly uri: string; readonly offset: number },
): Generator<void, DecidedRows['rows']> {
  const units = elementsAt(workbench, environment, place.uri, place.offset).map(unitOf);
  const rows: { readonly lane: string; readonly row: string }[] = [];
  if (units.length === 0) return rows;
  const ends = new RowEnds(environment.world);
  for (const lane of model.lanes) {
    const all = [
      ...lane.groups.flatMap((group) => group.rows),
      ...(lane.rest === undefined ? [] : [lane.rest]),
    ];
    for (const row of all) {
      if (isDecided(environment.world, row, ends, units)) rows.push({ lane: lane.id, row: row.id });
      yield;
    }
  }
  return rows;
}

interface Unit {
  readonly object: string;
  /** `spec.ingress[0]`; undefined outside of the rules. */
  readonly rule: string | undefined;
  /** `spec.ingress[0].from[1]` */
  readonly peer: string | undefined;
}

/** What of a policy an element is a part of. */
function unitOf({ object, path }: Origin): Unit {
  const [, rule, peer] = /^(spec\.(?:ingress|egress)\[\d+\])(\.(?:from|to)\[\d+\])?/.exec(path) ?? [];
  return { object, rule, peer: peer === undefined ? undefined : `${rule}${peer}` };
}

/** All rows of a lane have one end in common. */
class RowEnds {
  readonly #world: World;
  readonly #known = { ingress: new Map<string, End>(), egress: new Map<string, End>() } as const;

  constructor(world: World) {
    this.#world = world;
  }

  of(name: string, direction: Direction): End {
    const end = this.#known[direction].get(name) ?? endOf(this.#world, name, direction);
    this.#known[direction].set(name, end);
    return end;
  }
}

type End = ReturnType<typeof endOf>;

function isDecided(world: World, { walk }: PreviewRow, ends: RowEnds, units: readonly Unit[]): boolean {
  if (walk === undefined) return false;
  const from = ends.of(walk.from, 'ingress');
  const to = ends.of(walk.to, 'egress');
  if ('problem' in from || 'problem' in to) return false;
  const [source] = from.endpoints;
  const [destination] = to.endpoints;
  if (source === undefined || destination === undefined) return false;
  const { egress, ingress } = connection(world, source, destination);
  return units.some(
    (unit) => isPartOf(world, unit, egress, destination) || isPartOf(world, unit, ingress, source),
  );
}

/** Whether what a side says rests on a part of a policy. */
function isPartOf(world: World, unit: Unit, side: SideVerdict | undefined, other: Endpoint): boolean {
  if (side === undefined || !side.policies.some(({ policy }) => policy.origin.object === unit.object)) {
    return false;
  }
  if (unit.rule === undefined) return isNoPort(side.possibly);
  const wanted = unit.peer ?? unit.rule;
  const isUnit = ({ object, path }: Origin): boolean => object === unit.object && path === wanted;
  if (side.grants.length > 0) {
    return side.grants.some(
      ({ rule, peer }) => isUnit(rule.origin) || (peer !== undefined && isUnit(peer.origin)),
    );
  }
  const nearest = nearestRule(world, side, other);
  return (
    nearest !== undefined &&
    (isUnit(nearest.rule.origin) || (nearest.peer !== undefined && isUnit(nearest.peer.origin)))
  );
}
