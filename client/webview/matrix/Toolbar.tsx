import { useState } from 'preact/hooks';
import type { MatrixModel } from '../../../server/src/protocol/matrix.ts';
import { Icon } from '../components/Icon.tsx';
import type { Axes } from './lines.ts';
import {
  filterCount,
  isNarrowed,
  type MatrixLayout,
  setOpen,
  type VerdictFilter,
  verdictFilters,
} from './matrixLayout.ts';
import { groupRole } from './roles.ts';
import { filterFrom, filtersWords, filterTo, sizeWords, words } from './words.ts';

interface ToolbarProps {
  readonly model: MatrixModel;
  readonly layout: MatrixLayout;
  readonly axes: Axes;
  readonly onLayout: (layout: MatrixLayout) => void;
}

/** What narrows the table: search for senders and receivers, and filters. */
export function Toolbar({ model, layout, axes, onLayout }: ToolbarProps) {
  const { subject, changes, legend } = model;
  const [isUnfolded, setUnfolded] = useState(false);
  const set = (part: Partial<MatrixLayout>) => onLayout({ ...layout, ...part });
  const toggleVerdict = (verdict: VerdictFilter) => {
    const others = layout.verdicts.filter((known) => known !== verdict);
    set({ verdicts: others.length < layout.verdicts.length ? others : [...others, verdict] });
  };
  const ids = model.groups.map(({ id }) => id);
  const hasOutside = model.groups.some(({ isOutside, axis }) => isOutside && axis === 'sources');
  const wordOf = (verdict: VerdictFilter) =>
    legend.find((entry) => entry.verdict === verdict)?.word ?? verdict;
  return (
    <div class="tools">
      <Search
        label={words.from}
        hint={words.fromHint}
        value={layout.from}
        onInput={(from) => set({ from })}
      />
      <Search label={words.to} hint={words.toHint} value={layout.to} onInput={(to) => set({ to })} />
      <button
        type="button"
        class="action unfold"
        aria-expanded={isUnfolded}
        aria-controls="filters"
        onClick={() => setUnfolded(!isUnfolded)}
      >
        <span class={isUnfolded ? 'open' : ''}>
          <Icon name="chevron" />
        </span>{' '}
        {filtersWords(filterCount(layout))}
      </button>
      <div id="filters" class={isUnfolded ? 'filters' : 'filters folded'} {...groupRole(words.show)}>
        {verdictFilters.map((verdict) => (
          <Toggle
            key={verdict}
            sign={verdict}
            label={wordOf(verdict)}
            pressed={layout.verdicts.includes(verdict)}
            onClick={() => toggleVerdict(verdict)}
          />
        ))}
        {hasOutside ? (
          <Toggle
            label={words.outside}
            pressed={layout.outside}
            onClick={() => set({ outside: !layout.outside })}
          />
        ) : null}
        {changes === undefined && !layout.changed ? null : (
          <Toggle
            label={words.changed}
            pressed={layout.changed}
            onClick={() => set({ changed: !layout.changed })}
          />
        )}
        {subject === undefined && layout.atCursor === undefined ? null : (
          <>
            <Toggle
              label={filterFrom(subject?.title ?? '')}
              pressed={layout.atCursor === 'from'}
              onClick={() => set({ atCursor: layout.atCursor === 'from' ? undefined : 'from' })}
            />
            <Toggle
              label={filterTo(subject?.title ?? '')}
              pressed={layout.atCursor === 'to'}
              onClick={() => set({ atCursor: layout.atCursor === 'to' ? undefined : 'to' })}
            />
          </>
        )}
      </div>
      <div class="actions">
        <button type="button" class="action" onClick={() => onLayout(setOpen(layout, ids, true))}>
          {words.openAll}
        </button>
        <button type="button" class="action" onClick={() => onLayout(setOpen(layout, ids, false))}>
          {words.closeAll}
        </button>
        {isNarrowed(layout) ? (
          <button
            type="button"
            class="action"
            onClick={() =>
              set({ from: '', to: '', verdicts: [], outside: false, changed: false, atCursor: undefined })
            }
          >
            {words.clear}
          </button>
        ) : null}
        <span class="detail size">{sizeWords(axes.rows.length, axes.columns.length)}</span>
      </div>
    </div>
  );
}

interface SearchProps {
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly onInput: (text: string) => void;
}

function Search({ label, hint, value, onInput }: SearchProps) {
  return (
    <label class="search">
      <span>{label}</span>
      <input
        type="search"
        value={value}
        placeholder={hint}
        spellcheck={false}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
    </label>
  );
}

interface ToggleProps {
  readonly sign?: VerdictFilter;
  readonly label: string;
  readonly pressed: boolean;
  readonly onClick: () => void;
}

function Toggle({ sign, label, pressed, onClick }: ToggleProps) {
  return (
    <button type="button" class="action" aria-pressed={pressed} onClick={onClick}>
      {sign === undefined ? null : <span class={`sign sign-${sign}`} aria-hidden="true" />}
      {label}
    </button>
  );
}
