import { prepareMatrix } from '../../network/classes/matrix.ts';
import type { PreviewModel } from '../../protocol/preview.ts';
import type { EnvironmentView } from './environmentView.ts';
import { trafficLegend } from './legend.ts';
import type { Link } from './links.ts';
import { previewNotes } from './notes.ts';
import type { LaneContext } from './rows.ts';
import { subjectOf } from './subject.ts';
import { previewSubject } from './subjectWords.ts';
import { originOf, type PreviewTarget } from './target.ts';

/** What all pictures of an object have in common, whatever their lanes show. */
export interface Picture {
  readonly subject: LaneContext['subject'];
  readonly parts: Pick<PreviewModel, 'subject' | 'legend' | 'notes'>;
}

/** @returns undefined where the subject is not of this environment or is not written anywhere any more */
export function* pictureOf(
  environment: EnvironmentView,
  target: PreviewTarget,
  link: Link,
): Generator<void, Picture | undefined> {
  const { world } = environment;
  yield* prepareMatrix(world);
  const subject = subjectOf(world, target);
  const place = link(originOf(target));
  if (subject === undefined || place === undefined) return undefined;
  return {
    subject,
    parts: {
      subject: previewSubject(environment, subject, place, link),
      legend: trafficLegend,
      notes: previewNotes(environment, subject, link),
    },
  };
}
