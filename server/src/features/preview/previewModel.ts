import { prepareMatrix } from '../../network/classes/matrix.ts';
import type { PreviewModel } from '../../protocol/preview.ts';
import type { EnvironmentView } from './environmentView.ts';
import { trafficLegend } from './legend.ts';
import type { Link } from './links.ts';
import { previewNotes } from './notes.ts';
import { previewLane } from './previewLane.ts';
import { originOf, type PreviewTarget, previewSubject, subjectOf } from './subjectWords.ts';
import { trafficBasis } from './trafficBasis.ts';

/**
 * The whole model of the traffic preview for a workload or a policy.
 * @returns undefined where the subject is not of this environment or is not written anywhere any more
 */
export function* previewModel(
  environment: EnvironmentView,
  target: PreviewTarget,
  link: Link,
): Generator<void, PreviewModel | undefined> {
  const { world, refusals } = environment;
  yield* prepareMatrix(world);
  const subject = subjectOf(world, target);
  const place = link(originOf(target));
  if (subject === undefined || place === undefined) return undefined;
  return {
    title: 'Traffic',
    basis: trafficBasis(environment),
    subject: previewSubject(environment, subject, place, link),
    lanes: [
      yield* previewLane({ world, refusals, subject, direction: 'ingress', link }),
      yield* previewLane({ world, refusals, subject, direction: 'egress', link }),
    ],
    columns: { group: 'Where', who: 'Who', chips: 'Ports', reason: 'Why', rest: 'Elsewhere' },
    legend: trafficLegend,
    notes: previewNotes(environment, subject, link),
  };
}
