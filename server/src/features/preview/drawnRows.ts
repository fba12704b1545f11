import { remembering } from '../../base/remembering.ts';
import { isKnown } from '../../network/endpoints.ts';
import type { Fate } from '../../network/lanes/fate.ts';
import type { PodGroup } from '../../network/lanes/lane.ts';
import { conforming } from '../../network/plugins/known.ts';
import type { SideVerdict } from '../../network/sideVerdict.ts';
import type { PreviewRow } from '../../protocol/preview.ts';
import { DrawnThings } from './drawnThings.ts';
import type { LaneContext } from './rows.ts';

/** By the direction of their lane, and by their members. */
const drawnRows = {
  ingress: new DrawnThings<PodGroup['members'], PreviewRow>(),
  egress: new DrawnThings<PodGroup['members'], PreviewRow>(),
} as const;

/** The same row as when it was last drawn, where nothing that it tells of has changed: an edit changes few of thousands. */
export function drawnRow(
  group: PodGroup,
  context: LaneContext,
  draw: (group: PodGroup, context: LaneContext) => PreviewRow,
): PreviewRow {
  const inputs = inputsOf(group, context);
  if (inputs === undefined) return draw(group, context);
  return drawnRows[context.direction].of(group.members, inputs, context, (places) =>
    draw(group, { ...context, ...places }),
  );
}

/** All that a row tells of, apart from where that is written; undefined where more is to be looked at. */
function inputsOf({ fate }: PodGroup, context: LaneContext): readonly unknown[] | undefined {
  const { world, refusals, subject, direction } = context;
  // What plugins differ in, and doubts, rest on policies beside those that decide.
  if (world.plugin !== conforming || !subject.pods.every(isKnown)) return undefined;
  const inputs: unknown[] = [
    world.cluster.state,
    world.completeness,
    world.hostNetwork,
    world.defaultNamespace,
    subject.target.kind,
    subject.several,
    subject.known.length > subject.pods.length,
    kindsText(fate.kindOf).text,
    ...(direction === 'ingress' ? subject.listening : []),
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
