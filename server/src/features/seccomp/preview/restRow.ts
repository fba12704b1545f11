import type { PreviewRow } from '../../../protocol/preview.ts';
import { fieldOf, objectsIn } from '../../../seccomp/profile/access.ts';
import type { RawProfile } from '../../../seccomp/rawProfile.ts';
import type { Link } from '../../preview/links.ts';
import { phrase } from '../../preview/phrase.ts';
import { outcomeOf } from '../written/outcome.ts';
import { defaultActionOf } from '../written/rules.ts';
import { type LaneId, laneOf } from './writtenCalls.ts';

/** Every call that no rule names: the default action, in the lane that it belongs to. */
export function restRow(lane: LaneId, profile: RawProfile, link: Link): PreviewRow | undefined {
  const action = defaultActionOf(profile);
  const outcome = outcomeOf(action);
  if (laneOf(outcome, []) !== lane) return undefined;
  const { body } = profile;
  const value = body.kind === 'object' ? fieldOf(body, 'defaultAction') : undefined;
  const place = link(value?.origin ?? body.origin);
  const isAlone = body.kind !== 'object' || objectsIn(body, 'syscalls').length === 0;
  return {
    id: 'rest',
    verdict: outcome.verdict,
    word: action.name === undefined ? 'Not said' : outcome.word,
    who: isAlone ? 'every call' : 'every other call',
    detail: '',
    chips: [],
    reason:
      place === undefined
        ? []
        : phrase(action.name === undefined ? 'there is no default action in ' : 'the default action, in ', {
            link: place,
          }),
    decidedBy: place,
    members: [],
  };
}
