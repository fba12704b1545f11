import type { Chip, PreviewMember, PreviewRow } from '../../../server/src/protocol/preview.ts';
import { verdictWords } from '../../src/words/verdictWords.ts';
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
}

/** Who or what fares alike, with what is special about it, and what decides that where. */
export const LaneRow = memo((props: LaneRowProps) => {
  const { row, isRest, isActive, isOpen, mark } = props;
  const classes = ['row', `row-${row.verdict}`, isRest ? 'rest' : '', mark === undefined ? '' : 'changed'];
  return (
    <div {...treeItem(props)} class={classes.filter(Boolean).join(' ')}>
      <VerdictIcon verdict={row.verdict} />
      <div class="who">
        <span class="name">{row.who}</span>{' '}
        {isOpen === undefined ? (
          <span class="detail">{row.detail}</span>
        ) : (
          <Members row={row} isOpen={isOpen} />
        )}
        {mark === undefined ? null : <span class="mark">{mark}</span>}
      </div>
      <div class="chips">
        {row.chips.map((chip) => (
          <ChipText key={chip.text} chip={chip} />
        ))}
      </div>
      <div class="reason">
        <strong class="word">{row.word}</strong>
        {row.reason.length === 0 ? null : ' · '}
        <Sentence phrase={row.reason} reachable={isActive} />
      </div>
    </div>
  );
});

/** What stands for the row's members, and opens them by mouse and touch; the keyboard has the arrow keys. */
function Members({ row, isOpen }: { readonly row: PreviewRow; readonly isOpen: boolean }) {
  return (
    <button type="button" tabIndex={-1} class={isOpen ? 'twistie link open' : 'twistie link'}>
      <Icon name="chevron" />
      {row.detail === '' ? `${row.members.length.toLocaleString('en')} in this row` : row.detail}
    </button>
  );
}

function ChipText({ chip: { verdict, text } }: { readonly chip: Chip }) {
  return (
    <span class={verdict === undefined ? 'chip plain' : 'chip'}>
      {verdict === undefined ? null : <VerdictIcon verdict={verdict} />}
      <span>{text}</span>
      {verdict === undefined ? null : <span class="unseen"> {verdictWords[verdict]}</span>}
    </span>
  );
}

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
