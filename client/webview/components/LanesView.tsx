import { useCallback, useMemo } from 'preact/hooks';
import { send } from '../host.ts';
import type { RowChange } from '../state/changes.ts';
import { type LayoutList, toggle } from '../state/layout.ts';
import { FactTable } from './FactTable.tsx';
import { Lanes } from './Lanes.tsx';
import { Notes } from './Messages.tsx';
import type { ViewProps } from './viewProps.ts';

/** What goes in and out of the subject, as lanes or as a table of the same facts. */
export function LanesView({ view, layout, onLayout, exporter }: ViewProps) {
  const { shown, changes, panel, decided } = view;
  const marks = useMemo(() => marksOf(changes), [changes]);
  const onToggle = useCallback(
    (list: LayoutList, id: string) => onLayout((before) => toggle(before, list, id)),
    [onLayout],
  );
  if (shown.kind !== 'model') return null;
  const { model } = shown;
  exporter.current = () => send({ type: 'export', model });
  const shared = { model, layout, marks, onToggle };
  return (
    <>
      <Notes notes={model.notes} />
      {layout.table ? <FactTable {...shared} /> : <Lanes {...shared} why={panel.why} decided={decided} />}
    </>
  );
}

const markWords = {
  allowed: 'was allowed',
  partly: 'was partly allowed',
  denied: 'was denied',
  unknown: 'was not known',
} as const;

function marksOf(changes: readonly RowChange[]): ReadonlyMap<string, string> {
  return new Map(
    changes.map(({ lineId, before }) => [lineId, before === undefined ? 'new' : markWords[before]]),
  );
}
