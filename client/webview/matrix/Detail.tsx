import type { MatrixCell } from '../../../server/src/protocol/matrix.ts';
import { Chips } from '../components/Chips.tsx';
import { Sentence } from '../components/Sentence.tsx';
import { send } from '../host.ts';
import { words } from './words.ts';

interface DetailProps {
  readonly from: string;
  readonly to: string;
  /** `loading` until it has come; undefined where the cell is not there any more. */
  readonly cell: MatrixCell | 'loading' | undefined;
  readonly onClose: () => void;
}

/** What one cell says in full: its ports, what each side decides and where, and the way to the whole walk. */
export function Detail({ from, to, cell, onClose }: DetailProps) {
  return (
    <section
      class="cell-detail"
      aria-label={words.why}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <div role="status">
        {cell === 'loading' ? <p class="detail">{words.asking}</p> : null}
        {cell === undefined ? <p>{words.gone}</p> : null}
        {typeof cell === 'object' ? (
          <>
            <p>
              <span class={`sign sign-${cell.verdict}`} aria-hidden="true" /> <strong>{cell.title}</strong> ·{' '}
              {cell.word}
            </p>
            <Chips chips={cell.chips} />
            <p>
              <Sentence phrase={cell.reason} />
            </p>
          </>
        ) : null}
      </div>
      <div class="actions">
        {from === 'entrances' ? null : (
          <button type="button" class="action framed" onClick={() => send({ type: 'why', from, to })}>
            {words.why}
          </button>
        )}
        <button type="button" class="action framed" onClick={onClose}>
          {words.close}
        </button>
      </div>
    </section>
  );
}
