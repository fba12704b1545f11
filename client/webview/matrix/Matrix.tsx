import type { RefObject } from 'preact';
import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { MatrixModel } from '../../../server/src/protocol/matrix.ts';
import { send } from '../host.ts';
import type { CellAnswer } from '../state/view.ts';
import { Detail } from './Detail.tsx';
import { Faces } from './faces.ts';
import { Grid } from './Grid.tsx';
import { type AxisLine, axesOf } from './lines.ts';
import { type MatrixLayout, setOpen } from './matrixLayout.ts';
import { pictureOf } from './picture.ts';
import { Toolbar } from './Toolbar.tsx';
import { gridName, sameWords, words } from './words.ts';

interface MatrixProps {
  readonly model: MatrixModel;
  /** What was answered last about a single cell. */
  readonly cell: CellAnswer | undefined;
  readonly layout: MatrixLayout;
  readonly onLayout: (change: (layout: MatrixLayout) => MatrixLayout) => void;
  /** Where to put what takes the view along. */
  readonly exporter: RefObject<(() => void) | null>;
}

/** Why no row or column is left. */
function emptyWords({ changes }: MatrixModel, { changed }: MatrixLayout): string {
  if (!changed) return words.noMatch;
  if (changes === undefined) return words.noChanges;
  return changes.list.length === 0 ? sameWords(changes.against) : words.noMatch;
}

/** Who can reach whom in an environment: rows call columns. */
export function Matrix({ model, cell, layout, onLayout, exporter }: MatrixProps) {
  const axes = useMemo(() => axesOf(model, layout), [model, layout]);
  const faces = useMemo(() => new Faces(model, layout), [model, layout]);
  const [chosen, setChosen] = useState<{ readonly from: string; readonly to: string }>();
  const [looked, setLooked] = useState('');
  const frame = useRef<HTMLDivElement>(null);
  exporter.current = () => send({ type: 'exportMatrix', picture: pictureOf(model, axes, faces) });

  // An edit may change what the open cell says.
  useEffect(() => {
    if (chosen !== undefined) send({ type: 'cell', ...chosen });
  }, [chosen, model]);

  const choose = (row: AxisLine, column: AxisLine) => {
    if (row.kind === 'end' && column.kind === 'end') {
      setChosen({ from: row.id, to: column.id });
      return;
    }
    const closed = [row, column].flatMap((line) => (line.kind === 'group' && !line.isOpen ? [line.id] : []));
    if (closed.length > 0) onLayout((before) => setOpen(before, closed, true));
  };
  const onScroll = useCallback(
    (top: number, left: number) => onLayout((before) => ({ ...before, top, left })),
    [onLayout],
  );
  const close = () => {
    setChosen(undefined);
    frame.current?.querySelector<HTMLElement>('[data-place][tabindex="0"]')?.focus();
  };
  const answer = cell?.from === chosen?.from && cell?.to === chosen?.to ? cell?.cell : 'loading';
  return (
    <div class="matrix" ref={frame}>
      <Toolbar model={model} layout={layout} axes={axes} onLayout={(next) => onLayout(() => next)} />
      {axes.rows.length === 0 || axes.columns.length === 0 ? (
        <p class="message">{emptyWords(model, layout)}</p>
      ) : (
        <Grid
          name={gridName(model.title, `${model.basis.what} ${model.basis.name}`)}
          axes={axes}
          faces={faces}
          chosen={chosen}
          start={layout}
          onToggle={(ids, isOpen) => onLayout((before) => setOpen(before, ids, isOpen))}
          onChoose={choose}
          onEscape={() => setChosen(undefined)}
          onLook={setLooked}
          onScroll={onScroll}
        />
      )}
      <p class="looked">{looked}</p>
      {chosen === undefined ? null : <Detail {...chosen} cell={answer} onClose={close} />}
    </div>
  );
}
