import { t } from '@vscode/l10n';
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

/** What a row was before the last edit. */
function markWords(before: RowChange['before']): string {
  switch (before) {
    case undefined:
      return t('new');
    case 'allowed':
      return t('was allowed');
    case 'partly':
      return t('was partly allowed');
    case 'denied':
      return t('was denied');
    case 'unknown':
      return t('was not known');
  }
}

function marksOf(changes: readonly RowChange[]): ReadonlyMap<string, string> {
  return new Map(changes.map(({ lineId, before }) => [lineId, markWords(before)]));
}
