import { useCallback, useEffect, useRef } from 'preact/hooks';
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
  // What is compared with a chosen state shows what is otherwise there; the filter can be taken off.
  const against = view.panel.baseline?.name;
  const compared = useRef(against);
  useEffect(() => {
    if (compared.current === against) return;
    compared.current = against;
    onMatrixLayout((before) => ({ ...before, changed: against !== undefined }));
  }, [against, onMatrixLayout]);
  const { shown } = view.matrix;
  if (shown.kind !== 'model') return null;
  return (
    <>
      <Notes notes={shown.model.notes} />
      <Matrix
        model={shown.model}
        cell={view.cell}
        layout={layout.matrix ?? emptyMatrixLayout}
        onLayout={onMatrixLayout}
        exporter={exporter}
      />
    </>
  );
}
