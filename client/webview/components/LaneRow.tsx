import { t } from '@vscode/l10n';
import type { PreviewMember, PreviewRow } from '../../../server/src/protocol/preview.ts';
import { numberText } from '../../src/words/language.ts';
import { Before } from './Before.tsx';
import { Chips } from './Chips.tsx';
import { Icon, VerdictIcon } from './Icon.tsx';
import { memo } from './memo.ts';
import { Link, Sentence } from './Sentence.tsx';

/** Where a line stands in its tree, and whether it has the keyboard. */
export interface LineProps {
  readonly id: string;
  readonly level: number;
  readonly position: number;
  readonly siblings: number;
  readonly isActive: boolean;
  /** Undefined for a line that has nothing below it. */
  readonly isOpen: boolean | undefined;
}

/** What every line of a tree tells a screen reader and the keyboard. */
export function treeItem({ id, level, position, siblings, isActive, isOpen }: LineProps) {
  return {
    role: 'treeitem',
    'data-line': id,
    'aria-level': level,
    'aria-posinset': position,
    'aria-setsize': siblings,
    ...(isOpen === undefined ? {} : { 'aria-expanded': isOpen }),
    tabIndex: isActive ? 0 : -1,
  } as const;
}

interface LaneRowProps extends LineProps {
  readonly row: PreviewRow;
  readonly isRest: boolean;
  /** `was allowed`, `new`: what the last edit did to it. */
  readonly mark: string | undefined;
  /** Whether the reasons of this row are open beside it. */
  readonly isExplained: boolean;
  /** Whether the line at the editor's cursor decides this row. */
  readonly isDecided: boolean;
}

/** Who or what fares alike, with what is special about it, and what decides that where. */
export const LaneRow = memo((props: LaneRowProps) => {
  const { row, isRest, isActive, isOpen, mark, isExplained, isDecided } = props;
  const classes = [
    'row',
    `row-${row.verdict}`,
    isRest ? 'rest' : '',
    mark === undefined ? '' : 'changed',
    isExplained ? 'explained' : '',
    isDecided ? 'decided' : '',
  ];
  return (
    <div
      {...treeItem(props)}
      class={classes.filter(Boolean).join(' ')}
      {...(isExplained ? { 'aria-current': true } : {})}
    >
      <VerdictIcon verdict={row.verdict} />
      <div class="who">
        <span class="name">{row.who}</span>{' '}
        {isOpen === undefined ? (
          <span class="detail">{row.detail}</span>
        ) : (
          <Members detail={row.detail} count={row.members.length} isOpen={isOpen} />
        )}
        {mark === undefined ? null : <span class="mark">{mark}</span>}
        {isDecided ? <span class="mark">{t('decided at the cursor')}</span> : null}
      </div>
      <Chips chips={row.chips} />
      {row.stoppedAt === undefined ? null : <BrokenWay at={row.stoppedAt} />}
      <div class="reason">
        {row.before === undefined ? null : <Before before={row.before} />}
        <strong class="word">{row.word}</strong>
        {row.reason.length === 0 ? null : ' · '}
        <Sentence phrase={row.reason} reachable={isActive} />
      </div>
    </div>
  );
});

function stopWords(at: NonNullable<PreviewRow['stoppedAt']>): string {
  switch (at) {
    case 'source':
      return t('stopped where it leaves');
    case 'destination':
      return t('stopped where it would be let in');
    case 'ports':
      return t('the two ends allow different ports');
  }
}

/** A connection that one end alone allows, drawn from its source to its destination: it breaks at the end that stops it. */
function BrokenWay({ at }: { readonly at: NonNullable<PreviewRow['stoppedAt']> }) {
  return (
    <div class={`way way-${at}`}>
      <span class="run" />
      <Icon name="close" />
      <span class="run missing" />
      <span class="detail">{stopWords(at)}</span>
    </div>
  );
}

interface MembersProps {
  readonly detail: string;
  readonly count: number;
  readonly isOpen: boolean;
}

/** What stands for the row's members, and opens them by mouse and touch; the keyboard has the arrow keys. */
const Members = memo(({ detail, count, isOpen }: MembersProps) => (
  <button type="button" tabIndex={-1} class={isOpen ? 'twistie link open' : 'twistie link'}>
    <Icon name="chevron" />
    {detail === '' ? t('{0} in this row', numberText(count)) : detail}
  </button>
));

interface MemberRowProps extends LineProps {
  readonly member: PreviewMember;
}

export const MemberRow = memo((props: MemberRowProps) => {
  const { member, isActive } = props;
  return (
    <div {...treeItem(props)} class="member">
      <span>{member.text}</span>
      {member.link === undefined ? null : <Link link={member.link} reachable={isActive} />}
    </div>
  );
});
