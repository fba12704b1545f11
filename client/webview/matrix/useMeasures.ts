import type { RefObject } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import type { Measures } from './useWindow.ts';

const usual: Measures = { cell: 26, head: 130, side: 190 };

/** How large cells and titles are: in proportion to the editor's font, and less where the panel is narrow or low. */
export function useMeasures(element: RefObject<HTMLElement | null>): Measures {
  const [measures, setMeasures] = useState(usual);
  useLayoutEffect(() => {
    const measure = () => {
      if (element.current === null) return;
      const font = Number.parseFloat(getComputedStyle(element.current).fontSize) || 13;
      const width = element.current.clientWidth;
      const side = Math.round(Math.min(font * 15, Math.max(width * 0.36, font * 7)));
      const head = Math.round(Math.min(font * 10, Math.max(window.innerHeight * 0.25, font * 8)));
      const next = { cell: Math.round(font * 2), head, side };
      setMeasures((before) =>
        before.cell === next.cell && before.head === next.head && before.side === next.side ? before : next,
      );
    };
    measure();
    window.addEventListener('resize', measure);
    return () => window.removeEventListener('resize', measure);
  }, [element]);
  return measures;
}
