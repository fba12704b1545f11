import { useCallback, useLayoutEffect } from 'preact/hooks';
import { Notes } from '../components/Messages.tsx';
import type { ViewProps } from '../components/viewProps.ts';
import { Matrix } from './Matrix.tsx';
import { emptyMatrixLayout, type MatrixLayout } from './matrixLayout.ts';

/** Who can reach whom in the environment of what the panel is about. */
export function MatrixView({ view, layout, onLayout, exporter }: ViewProps) {
  const onMatrixLayout = useCallback(
    (change: (before: MatrixLayout) => MatrixLayout) =>
      onLayout((before) => ({ ...before, matrix: change(before.matrix ?? emptyMatrixLayout) })),
    [onLayout],
  );
  const arranged = layout.matrix ?? emptyMatrixLayout;
  // What is compared with a state, chosen here or in another view, shows what is otherwise there; the filter can be taken off.
  const against = view.panel.baseline?.name;
  useLayoutEffect(() => {
    if (arranged.compared === against) return;
    onMatrixLayout((before) => ({ ...before, changed: against !== undefined, compared: against }));
  }, [arranged.compared, against, onMatrixLayout]);
  const { shown } = view.matrix;
  if (shown.kind !== 'model') return null;
  return (
    <>
      <Notes notes={shown.model.notes} />
      <Matrix
        model={shown.model}
        cell={view.cell}
        layout={arranged}
        onLayout={onMatrixLayout}
        exporter={exporter}
      />
    </>
  );
}
