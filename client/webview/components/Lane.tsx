import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { PreviewLane } from '../../../server/src/protocol/preview.ts';
import { send } from '../host.ts';
import { activate, findLine, type LineAction, openLine, pressKey, settleFocus } from '../state/keyboard.ts';
import type { Layout, LayoutList } from '../state/layout.ts';
import { type Block, blocksOf, type Line } from '../state/lines.ts';
import { Typing } from '../state/typeAhead.ts';
import { LineBlock, type LineStates } from './LineBlock.tsx';
import { memo } from './memo.ts';
import { Sentence } from './Sentence.tsx';

/** From how many lines on, which is more than a screen has, a lane is drawn only where it can be seen. */
const longLane = 30;

interface LaneProps extends Omit<LineStates, 'active'> {
  readonly lane: PreviewLane;
  readonly layout: Layout;
  readonly onToggle: (list: LayoutList, id: string) => void;
}

/** One side of the picture: a tree of groups, rows and members with one stop of the Tab key. */
export const Lane = memo((props: LaneProps) => <LaneTree {...props} />);

function LaneTree({ lane, layout, onToggle, ...states }: LaneProps) {
  const blocks = useBlocks(lane, layout);
  const lines = useMemo(() => blocks.flatMap((block) => block.lines), [blocks]);
  const tree = useRef<HTMLDivElement>(null);
  const lastIndex = useRef(0);
  const hadFocus = useRef(false);
  const typing = useRef(new Typing()).current;
  const [wanted, setWanted] = useState<string>();
  const active = settleFocus(lines, wanted, lastIndex.current);

  // A line that an edit took away leaves the keyboard to the line now at its place.
  useLayoutEffect(() => {
    lastIndex.current = active === undefined ? 0 : lines.indexOf(active);
    // Only while the panel has the keyboard: it must never take it from the editor.
    const lost = hadFocus.current && document.hasFocus() && document.activeElement === document.body;
    if (lost && active !== undefined) {
      focusLine(tree.current, active.id);
    }
  });

  const perform = (action: LineAction | undefined) => {
    if (action?.kind === 'focus') focusLine(tree.current, action.id);
    else if (action?.kind === 'toggle') onToggle(action.list, action.id);
    else if (action?.kind === 'open') send({ type: 'open', link: action.link });
    else if (action?.kind === 'why') send({ type: 'why', ...action.ends });
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const element = lineElement(event.target);
    if (element === undefined || event.altKey) return;
    if (event.ctrlKey || event.metaKey) {
      const line = lineOf(lines, element);
      if (event.key === 'Enter' && line !== undefined) perform(openLine(line));
      return;
    }
    const isOnLine = event.target === element;
    // Inside a line, its links have Enter and Space; the arrows still walk the lines, left comes back to the line.
    if (!isOnLine && ['Enter', ' ', 'ArrowRight'].includes(event.key)) return;
    const id = element.dataset['line'] ?? '';
    const isLetter = event.key.length === 1 && (event.key !== ' ' || typing.isGoing);
    const action = isLetter
      ? findLine(lines, id, typing.add(event.key))
      : !isOnLine && event.key === 'ArrowLeft'
        ? ({ kind: 'focus', id } as const)
        : pressKey(lines, id, event.key);
    if (action === undefined) return;
    event.preventDefault();
    perform(action);
  };

  const onClick = (event: MouseEvent) => {
    const line = lineOf(lines, event.target);
    // Someone who marks text to copy it does not want to go away.
    if (line === undefined || document.getSelection()?.isCollapsed === false) return;
    if (!isTwistie(event.target)) perform(activate(line));
    else if (line.kind === 'group' || line.kind === 'row')
      onToggle(line.expansion?.list ?? 'opened', line.id);
  };

  const title = `${lane.id}-title`;
  return (
    <section class={`lane lane-${lane.id}`} aria-labelledby={title}>
      <h2 id={title}>{lane.title}</h2>
      <p class="summary">
        <Sentence phrase={lane.summary} />
      </p>
      {lines.length === 0 ? null : (
        <div
          ref={tree}
          role="tree"
          aria-labelledby={title}
          onKeyDown={onKeyDown}
          onClick={onClick}
          onFocusIn={(event) => {
            hadFocus.current = true;
            setWanted(lineOf(lines, event.target)?.id);
          }}
          onFocusOut={(event) => {
            // Without a next element the focused line was taken away or the window was left.
            if (event.relatedTarget !== null) hadFocus.current = false;
          }}
        >
          {blocks.map(({ id, lines: own }) => (
            <LineBlock
              key={id}
              lines={own}
              isApart={lines.length > longLane}
              active={active?.id}
              {...states}
            />
          ))}
        </div>
      )}
    </section>
  );
}

/** The lines of a lane, which those of its groups that an edit left alone share with the picture before. */
function useBlocks(lane: PreviewLane, layout: Layout): readonly Block[] {
  const drawn = useRef<{ readonly layout: Layout; readonly blocks: readonly Block[] }>(undefined);
  const blocks = useMemo(() => {
    const before = drawn.current?.layout === layout ? drawn.current.blocks : [];
    return blocksOf(lane, layout, before);
  }, [lane, layout]);
  drawn.current = { layout, blocks };
  return blocks;
}

function lineElement(target: EventTarget | null): HTMLElement | undefined {
  return (target instanceof Element ? target.closest<HTMLElement>('[data-line]') : undefined) ?? undefined;
}

function lineOf(lines: readonly Line[], target: EventTarget | null): Line | undefined {
  const id = lineElement(target)?.dataset['line'];
  return lines.find((line) => line.id === id);
}

function isTwistie(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('.twistie') !== null;
}

function focusLine(tree: HTMLElement | null, id: string): void {
  tree?.querySelector<HTMLElement>(`[data-line="${CSS.escape(id)}"]`)?.focus();
}
