import type { Verdict } from '../../../server/src/protocol/preview.ts';
import { verdictWords } from '../state/verdictWords.ts';
import { VerdictIcon } from './Icon.tsx';

const meanings: readonly (readonly [Verdict, string])[] = [
  ['allowed', 'the sending and the receiving side both allow it'],
  ['partly', 'one of the two sides denies it, or it holds for some of the ports or workloads only'],
  ['denied', 'nothing gets through'],
  ['unknown', 'it depends on what is not in these files'],
];

/** What the four signs mean. */
export function Legend() {
  return (
    <section class="legend" aria-labelledby="legend-title">
      <h2 class="unseen" id="legend-title">
        What the signs mean
      </h2>
      <dl>
        {meanings.map(([verdict, meaning]) => (
          <div key={verdict}>
            <dt>
              <VerdictIcon verdict={verdict} /> {verdictWords[verdict]}:
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
