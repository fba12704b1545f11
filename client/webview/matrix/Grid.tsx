import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { Typing, typeAhead } from '../state/typeAhead.ts';
import { AxisTitle } from './AxisTitle.tsx';
import type { Faces } from './faces.ts';
import { titleOf } from './faces.ts';
import { GridRow, type PlacedLine } from './GridRow.tsx';
import { moveBy, type Place, settle } from './keys.ts';
import type { Axes, AxisLine } from './lines.ts';
import { cellRole, gridRole, rowRole } from './roles.ts';
import { useMeasures } from './useMeasures.ts';
import { useWindow } from './useWindow.ts';
import { words } from './words.ts';

interface GridProps {
  readonly name: string;
  readonly axes: Axes;
  readonly faces: Faces;
  /** The cell that is told in detail. */
  readonly chosen: { readonly from: string; readonly to: string } | undefined;
  /** Where it was left, in pixels. */
  readonly start: { readonly top: number; readonly left: number };
  readonly onToggle: (groups: readonly string[], isOpen: boolean) => void;
  readonly onChoose: (row: AxisLine, column: AxisLine) => void;
  readonly onEscape: () => void;
  /** The cell that the pointer or the keyboard is on. */
  readonly onLook: (title: string) => void;
  readonly onScroll: (top: number, left: number) => void;
}

/** Milliseconds of rest until a scroll position is worth keeping. */
const scrollRest = 200;

/** The table itself: only the rows and columns that can be seen are drawn, and one cell has the keyboard. */
export function Grid(props: GridProps) {
  const { name, axes, faces, chosen, start, onToggle, onChoose, onEscape, onLook, onScroll } = props;
  const { rows, columns } = axes;
  const grid = useRef<HTMLDivElement>(null);
  const measures = useMeasures(grid);
  const { cell, head, side } = measures;
  const shown = useWindow(grid, measures);
  const [active, setActive] = useState<Place & { readonly ids: readonly (string | undefined)[] }>({
    row: 0,
    column: 0,
    ids: [],
  });
  const place: Place = {
    row: settle(rows, active.ids[0], active.row),
    column: settle(columns, active.ids[1], active.column),
  };
  const wantsFocus = useRef(false);
  const hadFocus = useRef(false);
  const typing = useRef(new Typing()).current;

  useLayoutEffect(() => grid.current?.scrollTo(start.left, start.top), []);

  useEffect(() => {
    const element = grid.current;
    if (element === null) return undefined;
    let timer = 0;
    const rest = () => {
      window.clearTimeout(timer);
      timer = window.setTimeout(() => onScroll(element.scrollTop, element.scrollLeft), scrollRest);
    };
    element.addEventListener('scroll', rest, { passive: true });
    return () => {
      window.clearTimeout(timer);
      element.removeEventListener('scroll', rest);
    };
  }, [onScroll]);

  const drawnColumns = useMemo(
    () => drawn(columns, shown.firstColumn, shown.lastColumn, place.column),
    [columns, shown.firstColumn, shown.lastColumn, place.column],
  );
  const drawnRows = drawn(rows, shown.firstRow, shown.lastRow, place.row);

  const go = (next: Place) => {
    wantsFocus.current = true;
    setActive({ ...next, ids: [rows[next.row]?.id, columns[next.column]?.id] });
    bringInSight(grid.current, next, cell, head, side);
  };

  // The keyboard stays in the grid when the cell that has it is drawn anew, or an edit took it away.
  useLayoutEffect(() => {
    const lost = hadFocus.current && document.hasFocus() && document.activeElement === document.body;
    if (!wantsFocus.current && !lost) return;
    wantsFocus.current = false;
    grid.current
      ?.querySelector<HTMLElement>(`[data-place="${place.row},${place.column}"]`)
      ?.focus({ preventScroll: true });
  });

  const act = ({ row, column }: Place) => {
    const [from, to] = [rows[row], columns[column]];
    if (from !== undefined && to !== undefined) onChoose(from, to);
    const group = column === -1 ? from : row === -1 ? to : undefined;
    if (group?.kind === 'group') onToggle([group.id], !group.isOpen);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const here = placeOf(event.target);
    if (here === undefined || event.altKey) return;
    const isFar = event.ctrlKey || event.metaKey;
    const size = { rows: rows.length, columns: columns.length, page: shown.page };
    const next = moveBy(here, event.key, isFar, size);
    if (next !== undefined) go(next);
    else if (event.key === 'Escape') onEscape();
    else if (!isFar && (event.key === 'Enter' || (event.key === ' ' && !typing.isGoing))) act(here);
    else if (!isFar && event.key.length === 1) search(here, event.key);
    else return;
    event.preventDefault();
  };

  const search = (here: Place, letter: string) => {
    const text = typing.add(letter);
    const isHead = here.row === -1;
    const found = typeAhead((isHead ? columns : rows).map(titleOf), isHead ? here.column : here.row, text);
    if (found >= 0) go(isHead ? { ...here, column: found } : { ...here, row: found });
  };

  const onClick = (event: MouseEvent) => {
    const here = placeOf(event.target);
    if (here === undefined) return;
    go(here);
    act(here);
  };

  const look = (target: EventTarget | null) => {
    const found = target instanceof Element ? target.closest<HTMLElement>('[data-place]') : null;
    if (found !== null) onLook(found.title);
  };

  const listeners = {
    onKeyDown,
    onClick,
    onPointerOver: (event: PointerEvent) => look(event.target),
    onFocusIn: (event: FocusEvent) => {
      hadFocus.current = true;
      look(event.target);
    },
    onFocusOut: (event: FocusEvent) => {
      // Without a next element the focused cell was taken away or the window was left.
      if (event.relatedTarget !== null) hadFocus.current = false;
    },
  };

  return (
    <div ref={grid} {...gridRole(name, rows.length + 1, columns.length + 1)} class="grid" {...listeners}>
      <div
        role="presentation"
        class="grid-space"
        style={{
          width: `${side + columns.length * cell}px`,
          height: `${head + rows.length * cell}px`,
          '--side': `${side}px`,
          '--cell': `${cell}px`,
          '--head': `${head}px`,
        }}
      >
        <div {...rowRole(1)} class="grid-head">
          <div
            {...cellRole('columnheader', 1, words.axes)}
            class="corner"
            data-place="-1,-1"
            tabIndex={place.row === -1 && place.column === -1 ? 0 : -1}
          >
            {words.axes}
          </div>
          {drawnColumns.map(({ line, at }) => (
            <AxisTitle
              key={at}
              line={line}
              axis="column"
              place={`-1,${at}`}
              index={at + 2}
              left={side + at * cell}
              isActive={place.row === -1 && place.column === at}
            />
          ))}
        </div>
        {drawnRows.map(({ line, at }) => (
          <GridRow
            key={at}
            faces={faces}
            line={line}
            at={at}
            columns={drawnColumns}
            top={head + at * cell}
            cell={cell}
            side={side}
            activeColumn={place.row === at ? place.column : undefined}
            chosenColumn={
              chosen?.from === line.id ? columns.findIndex(({ id }) => id === chosen.to) : undefined
            }
          />
        ))}
      </div>
    </div>
  );
}

/** The lines of a window, and the one that has the keyboard, which may be out of sight. */
function drawn(
  lines: readonly AxisLine[],
  first: number,
  last: number,
  active: number,
): readonly PlacedLine[] {
  const found = lines.slice(first, last + 1).map((line, index) => ({ line, at: first + index }));
  const line = lines[active];
  if (line === undefined || (active >= first && active <= last)) return found;
  return active < first ? [{ line, at: active }, ...found] : [...found, { line, at: active }];
}

function placeOf(target: EventTarget | null): Place | undefined {
  const found = target instanceof Element ? target.closest<HTMLElement>('[data-place]') : null;
  const [row, column] = (found?.dataset['place'] ?? '').split(',').map(Number);
  return row === undefined || column === undefined ? undefined : { row, column };
}

function bringInSight(
  element: HTMLElement | null,
  { row, column }: Place,
  cell: number,
  head: number,
  side: number,
): void {
  if (element === null) return;
  const { scrollTop, scrollLeft, clientHeight, clientWidth } = element;
  if (row >= 0) {
    const room = Math.max(cell, clientHeight - head);
    element.scrollTop = Math.min(Math.max(scrollTop, (row + 1) * cell - room), row * cell);
  }
  if (column >= 0) {
    const room = Math.max(cell, clientWidth - side);
    element.scrollLeft = Math.min(Math.max(scrollLeft, (column + 1) * cell - room), column * cell);
  }
}
