import type { PreviewModel } from '../../protocol/preview.ts';
import type { EnvironmentView } from './environmentView.ts';
import type { Places } from './links.ts';
import { partLane } from './partLane.ts';
import { pictureOf } from './picture.ts';
import { previewLane } from './previewLane.ts';
import type { PreviewTarget } from './target.ts';
import { trafficBasis } from './trafficBasis.ts';

/**
 * The whole model of the traffic preview for what the panel is about: both lanes of it, of a part of a policy the one that
 * the part is about.
 * @returns undefined where the subject is not of this environment or is not written anywhere any more
 */
export function* previewModel(
  environment: EnvironmentView,
  target: PreviewTarget,
  places: Places,
): Generator<void, PreviewModel | undefined> {
  const picture = yield* pictureOf(environment, target, places.link);
  if (picture === undefined) return undefined;
  const { world, refusals } = environment;
  const { subject, parts } = picture;
  return {
    title: 'Traffic',
    basis: trafficBasis(environment),
    lanes:
      target.kind === 'part'
        ? [yield* partLane({ world, refusals, ...places, subject, direction: target.direction }, target)]
        : [
            yield* previewLane({ world, refusals, ...places, subject, direction: 'ingress' }),
            yield* previewLane({ world, refusals, ...places, subject, direction: 'egress' }),
          ],
    columns: { group: 'Where', who: 'Who', chips: 'Ports', reason: 'Why', rest: 'Elsewhere' },
    ...parts,
  };
}
