import type { RefObject } from 'preact';
import type { Layout } from '../state/layout.ts';
import type { View } from '../state/view.ts';

/** What every view draws from. */
export interface ViewProps {
  readonly view: View;
  readonly layout: Layout;
  readonly onLayout: (change: (layout: Layout) => Layout) => void;
  /** Where a view puts what takes it along. */
  readonly exporter: RefObject<(() => void) | null>;
}
