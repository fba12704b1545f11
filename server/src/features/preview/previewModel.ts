import { nameOf } from '../../base/uri.ts';
import { prepareMatrix } from '../../network/classes/matrix.ts';
import type { PreviewModel } from '../../protocol/preview.ts';
import { snapshotWords } from '../environments/snapshotWords.ts';
import type { EnvironmentView } from './environmentView.ts';
import { environmentWords } from './environmentWords.ts';
import { trafficLegend } from './legend.ts';
import type { Link } from './links.ts';
import { previewNotes } from './notes.ts';
import { previewLane } from './previewLane.ts';
import { originOf, type PreviewTarget, previewSubject, subjectOf } from './subjectWords.ts';

/**
 * The whole model of the traffic preview for a workload or a policy.
 * @returns undefined where the subject is not of this environment or is not written anywhere any more
 */
export function* previewModel(
  environment: EnvironmentView,
  target: PreviewTarget,
  link: Link,
): Generator<void, PreviewModel | undefined> {
  const { name, world, refusals, snapshots } = environment;
  const completed = snapshots.map((snapshot) => ` ${snapshotWords(snapshot, nameOf(snapshot.file.uri))}`);
  yield* prepareMatrix(world);
  const subject = subjectOf(world, target);
  const place = link(originOf(target));
  if (subject === undefined || place === undefined) return undefined;
  return {
    title: 'Traffic',
    basis: {
      what: 'environment',
      name,
      detail: environmentWords(world) + completed.join(''),
      choice: 'completeness',
    },
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
