import { Icon } from '../components/Icon.tsx';
import { nameOf, titleOf } from './faces.ts';
import type { AxisLine } from './lines.ts';
import { cellRole } from './roles.ts';

interface AxisTitleProps {
  readonly line: AxisLine;
  readonly axis: 'row' | 'column';
  readonly place: string;
  /** As aria counts. */
  readonly index: number;
  /** Pixels from the left; of a column alone. */
  readonly left?: number;
  readonly isActive: boolean;
}

/** The title of a row or a column; that of a group opens and closes it. */
export function AxisTitle({ line, axis, place, index, left, isActive }: AxisTitleProps) {
  const detail = line.kind === 'group' ? line.group.detail : line.end.detail;
  const name = [nameOf(line), detail].filter((part) => part !== '').join(', ');
  return (
    <div
      {...cellRole(axis === 'row' ? 'rowheader' : 'columnheader', index, name)}
      class={`axis axis-${line.kind}`}
      {...(line.kind === 'group' ? { 'aria-expanded': line.isOpen } : {})}
      data-place={place}
      tabIndex={isActive ? 0 : -1}
      {...(left === undefined ? {} : { style: { left: `${left}px` } })}
    >
      {line.kind === 'group' ? (
        <span class={line.isOpen ? 'open' : ''}>
          <Icon name="chevron" />
        </span>
      ) : null}
      <span class="axis-name">{titleOf(line)}</span>
    </div>
  );
}
