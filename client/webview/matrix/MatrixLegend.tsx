import type { MatrixLegendEntry } from '../../../server/src/protocol/matrix.ts';
import { words } from './words.ts';

/** What the signs mean. */
export function MatrixLegend({ legend }: { readonly legend: readonly MatrixLegendEntry[] }) {
  return (
    <section class="legend" aria-labelledby="legend-title">
      <h2 class="unseen" id="legend-title">
        {words.legend}
      </h2>
      <dl>
        {legend.map(({ verdict, word, meaning }) => (
          <div key={verdict}>
            <dt>
              <span class={`sign sign-${verdict}`} aria-hidden="true" /> {word}:
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
        <div>
          <dt>
            <span class="sign sign-mixed share-1" aria-hidden="true">
              25
            </span>{' '}
            {words.number}:
          </dt>
          <dd>{words.share}</dd>
        </div>
      </dl>
    </section>
  );
}
