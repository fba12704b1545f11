import { isSameList } from '../../base/equality.ts';
import { fileOfObject, type Origin } from '../../base/origin.ts';
import { remembering } from '../../base/remembering.ts';
import { isKnown, type KnownPods } from '../../network/endpoints.ts';
import type { Fate } from '../../network/lanes/fate.ts';
import type { PodGroup } from '../../network/lanes/lane.ts';
import { conforming } from '../../network/plugins/known.ts';
import type { SideVerdict } from '../../network/sideVerdict.ts';
import type { PreviewRow, SourceLink } from '../../protocol/preview.ts';
import type { Link } from './links.ts';
import type { LaneContext } from './rows.ts';

/** A row as it was drawn last. */
interface DrawnRow {
  readonly inputs: readonly unknown[];
  /** A place in each file that the row leads to: it is another one where the file is another one. */
  readonly places: readonly (readonly [Origin, SourceLink])[];
  readonly row: PreviewRow;
}

/** By the direction of their lane, and by their first pods. */
const drawnRows = {
  ingress: new WeakMap<KnownPods, DrawnRow>(),
  egress: new WeakMap<KnownPods, DrawnRow>(),
} as const;

/** The same row as when it was last drawn, where nothing that it tells of has changed: an edit changes few of thousands. */
export function drawnRow(
  group: PodGroup,
  context: LaneContext,
  draw: (group: PodGroup, context: LaneContext) => PreviewRow,
): PreviewRow {
  const [first] = group.members;
  const inputs = inputsOf(group, context);
  if (first === undefined || inputs === undefined) return draw(group, context);
  const rows = drawnRows[context.direction];
  const known = rows.get(first);
  if (
    known !== undefined &&
    isSameList(known.inputs, inputs) &&
    known.places.every(([origin, place]) => context.link(origin) === place)
  ) {
    return known.row;
  }
  const places = new Map<string, readonly [Origin, SourceLink]>();
  let leadsNowhere = false;
  const link: Link = (origin) => {
    const place = context.link(origin);
    if (place === undefined) leadsNowhere = true;
    else places.set(fileOfObject(origin.object), [origin, place]);
    return place;
  };
  const row = draw(group, { ...context, link });
  if (leadsNowhere) rows.delete(first);
  else rows.set(first, { inputs, places: [...places.values()], row });
  return row;
}

/** All that a row tells of, apart from where that is written; undefined where more is to be looked at. */
function inputsOf({ members, fate }: PodGroup, context: LaneContext): readonly unknown[] | undefined {
  const { world, refusals, subject, direction } = context;
  // What plugins differ in, and doubts, rest on policies beside those that decide.
  if (world.plugin !== conforming || !subject.pods.every(isKnown)) return undefined;
  const inputs: unknown[] = [
    world.cluster,
    world.completeness,
    world.hostNetwork,
    world.defaultNamespace,
    subject.target.kind,
    subject.several,
    subject.known.length > subject.pods.length,
    kindsText(fate.kindOf).text,
    ...(direction === 'ingress' ? subject.listening : []),
    ...members,
  ];
  for (const { source, destination, egress, ingress } of fate.ofKinds) {
    if (egress?.isolated === 'possibly' || ingress?.isolated === 'possibly') return undefined;
    const isRefused = (side: SideVerdict | undefined): boolean =>
      side?.policies.some(({ policy }) => refusals.isRefused(policy)) === true;
    if (isRefused(egress) || isRefused(ingress)) return undefined;
    inputs.push(direction === 'ingress' ? destination : source, egress, ingress);
  }
  return inputs;
}

/** All rows of a lane have the same kinds. */
const kindsText = remembering((kindOf: Fate['kindOf']) => ({ text: kindOf.join(' ') }));
