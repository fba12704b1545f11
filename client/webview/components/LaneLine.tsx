import { t } from '@vscode/l10n';
import { numberText } from '../../src/words/language.ts';
import type { Line } from '../state/lines.ts';
import { Icon } from './Icon.tsx';
import { LaneRow, type LineProps, MemberRow, treeItem } from './LaneRow.tsx';

interface LaneLineProps {
  readonly line: Line;
  readonly isActive: boolean;
  readonly mark: string | undefined;
  readonly isExplained: boolean;
  readonly isDecided: boolean;
}

/** One line of a lane, whatever it is. */
export function LaneLine({ line, isActive, mark, isExplained, isDecided }: LaneLineProps) {
  const { id, level, position, siblings } = line;
  const props: LineProps = { id, level, position, siblings, isActive, isOpen: openState(line) };
  switch (line.kind) {
    case 'group':
      return (
        <div {...treeItem(props)} class="group">
          <span class={line.expansion.isOpen ? 'open' : ''}>
            <Icon name="chevron" />
          </span>
          <span>
            <span class="name">{line.group.title}</span> <span class="detail">{line.group.detail}</span>
          </span>
        </div>
      );
    case 'row':
      return (
        <LaneRow
          {...props}
          row={line.row}
          isRest={line.isRest}
          mark={mark}
          isExplained={isExplained}
          isDecided={isDecided}
        />
      );
    case 'member':
      return <MemberRow {...props} member={line.member} />;
    case 'more':
      return (
        <div {...treeItem(props)} class="more">
          {line.completes === undefined
            ? t('{0} more are not drawn; “Copy or Save…” has them all', numberText(line.hidden))
            : t('Show all {0} ({1} more)', numberText(line.siblings), numberText(line.hidden))}
        </div>
      );
  }
}

function openState(line: Line): boolean | undefined {
  return line.kind === 'group' || line.kind === 'row' ? line.expansion?.isOpen : undefined;
}
