import { t } from '@vscode/l10n';
import type { LegendEntry } from '../../../server/src/protocol/preview.ts';
import { VerdictIcon } from './Icon.tsx';

/** What the signs mean. */
export function Legend({ legend }: { readonly legend: readonly LegendEntry[] }) {
  return (
    <section class="legend" aria-labelledby="legend-title">
      <h2 class="unseen" id="legend-title">
        {t('What the signs mean')}
      </h2>
      <dl>
        {legend.map(({ verdict, word, meaning }) => (
          <div key={verdict}>
            <dt>
              <VerdictIcon verdict={verdict} /> {word}:
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
