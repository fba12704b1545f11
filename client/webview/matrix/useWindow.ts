import type { RefObject } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';

/** What of a grid is drawn: the first and the last row and column. */
export interface GridWindow {
  readonly firstRow: number;
  readonly lastRow: number;
  readonly firstColumn: number;
  readonly lastColumn: number;
  /** How many rows can be seen at once. */
  readonly page: number;
}

/** Pixels. */
export interface Measures {
  readonly cell: number;
  /** Of the column titles. */
  readonly head: number;
  /** Of the row titles. */
  readonly side: number;
}

/** So many rows and columns are drawn beyond what is seen. */
const overscan = 4;

const nothing: GridWindow = { firstRow: 0, lastRow: 30, firstColumn: 0, lastColumn: 40, page: 10 };

/** The part of a grid to draw, which follows its scroll position and size. Changes only when another row or column comes in. */
export function useWindow(grid: RefObject<HTMLElement | null>, { cell, head, side }: Measures): GridWindow {
  const [shown, setShown] = useState(nothing);
  useLayoutEffect(() => {
    const element = grid.current;
    if (element === null) return undefined;
    const update = () => {
      const { scrollTop, scrollLeft, clientHeight, clientWidth } = element;
      const height = Math.max(cell, clientHeight - head);
      const width = Math.max(cell, clientWidth - side);
      const next: GridWindow = {
        firstRow: Math.max(0, Math.floor(scrollTop / cell) - overscan),
        lastRow: Math.ceil((scrollTop + height) / cell) + overscan,
        firstColumn: Math.max(0, Math.floor(scrollLeft / cell) - overscan),
        lastColumn: Math.ceil((scrollLeft + width) / cell) + overscan,
        page: Math.max(1, Math.floor(height / cell) - 1),
      };
      setShown((before) => (isSame(before, next) ? before : next));
    };
    update();
    element.addEventListener('scroll', update, { passive: true });
    const observer = new ResizeObserver(update);
    observer.observe(element);
    return () => {
      element.removeEventListener('scroll', update);
      observer.disconnect();
    };
  }, [grid, cell, head, side]);
  return shown;
}

function isSame(one: GridWindow, other: GridWindow): boolean {
  return (
    one.firstRow === other.firstRow &&
    one.lastRow === other.lastRow &&
    one.firstColumn === other.firstColumn &&
    one.lastColumn === other.lastColumn &&
    one.page === other.page
  );
}
