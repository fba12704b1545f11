import { t } from '@vscode/l10n';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type {
  WalkAnswer,
  WalkCase,
  WalkModel,
  WalkSide,
  WalkStep,
} from '../../../server/src/protocol/walk.ts';
import { numberText } from '../../src/words/language.ts';
import { stepWord } from '../../src/words/stepWord.ts';
import { Chips } from '../components/Chips.tsx';
import { Filled } from '../components/Filled.tsx';
import { Icon, VerdictIcon } from '../components/Icon.tsx';
import { Sentence } from '../components/Sentence.tsx';
import { send } from '../host.ts';
import { stepAfter } from './stepKeys.ts';

interface WhyPaneProps {
  readonly answer: WalkAnswer;
  /** How many members the row has that was asked about, where the walk is that of the first of them. */
  readonly alike: number | undefined;
  /** Whether they are what the view is about, and nothing has to be seen beside them. */
  readonly isWholeView: boolean;
}

/**
 * The walk of a decision: what isolates each end, which rule lets it through, and which comes nearest. It takes the
 * keyboard where the panel has it, and gives it back to where it was.
 */
export function WhyPane({ answer, alike, isWholeView }: WhyPaneProps) {
  const pane = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const shown = pane.current;
    const opener = document.activeElement;
    const isOurs = opener instanceof HTMLElement && opener !== document.body && document.hasFocus();
    if (isOurs) shown?.focus();
    // Where it does not stick to the window's edge, and the keyboard is elsewhere.
    shown?.scrollIntoView({ block: 'nearest' });
    return () => {
      // Where the keyboard has gone elsewhere in the meantime, to the editor or another part of the panel, it stays.
      if (!isOurs || !document.hasFocus() || !isWithin(document.activeElement, shown)) return;
      // What opened it may be gone with an edit; the line that has the keyboard's turn stands in for it.
      const back = opener.isConnected ? opener : document.querySelector('[data-line][tabindex="0"]');
      if (back instanceof HTMLElement) back.focus();
    };
  }, []);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') send({ type: 'closeWhy' });
    else if (!stepAfter(pane.current, event)) return;
    event.preventDefault();
  };

  return (
    <section
      ref={pane}
      class={isWholeView ? 'why whole' : 'why'}
      tabIndex={-1}
      aria-labelledby="why-title"
      onKeyDown={onKeyDown}
    >
      <div class="why-head">
        <h2 id="why-title">
          <Title answer={answer} />
        </h2>
        <span class="why-actions">
          {answer.kind === 'walk' ? <TakeAlong walk={answer.walk} /> : null}
          <button
            type="button"
            class="action"
            title={t('Close (Escape)')}
            aria-label={t('Close the reasons')}
            onClick={() => send({ type: 'closeWhy' })}
          >
            <Icon name="close" />
          </button>
        </span>
      </div>
      {alike === undefined ? null : (
        <p class="detail">
          {t(
            'This is the first of {0} in its row, which all fare alike. Open the row to ask about another one.',
            numberText(alike),
          )}
        </p>
      )}
      {answer.kind === 'walk' ? <Walk walk={answer.walk} /> : <p role="status">{answer.message}</p>}
    </section>
  );
}

function TakeAlong({ walk }: { readonly walk: WalkModel }) {
  return (
    <button
      type="button"
      class="action"
      title={t('Take these reasons along as Markdown, SVG, CSV or JSON')}
      aria-label={t('Copy or save the reasons')}
      onClick={() => send({ type: 'exportWalk', walk })}
    >
      <Icon name="copy" />
    </button>
  );
}

/** Whether the keyboard's turn is in a part, or was in one of its lines that is gone. */
function isWithin(active: Element | null, part: Element | null): boolean {
  return active === document.body || part?.contains(active) === true;
}

function Title({ answer }: { readonly answer: WalkAnswer }) {
  if (answer.kind === 'nothing') return <>{t('No such connection')}</>;
  const { from, to, port } = answer.walk;
  const ends = (
    <>
      <span class="name">{from}</span> <Arrow /> <span class="name">{to}</span>
    </>
  );
  const ports = <span class="detail">{t('on {0}', port)}</span>;
  return <Filled text={t('Why: {0} {1}')} parts={[ends, ports]} />;
}

/** From one end to the other; a screen reader says it as a word. */
function Arrow() {
  return (
    <>
      <Icon name="arrow" />
      <span class="unseen"> {t('to')} </span>
    </>
  );
}

function Walk({ walk }: { readonly walk: WalkModel }) {
  const { cases, notes, verdict, word } = walk;
  const [only, ...others] = cases;
  return (
    <>
      <p class="verdict-line" role="status">
        <VerdictIcon verdict={verdict} /> <strong>{word}</strong>{' '}
        {only !== undefined && others.length === 0 ? (
          <>
            <Chips chips={only.chips} /> <Sentence phrase={only.conclusion} />
          </>
        ) : (
          t('{0} cases fare differently:', cases.length)
        )}
      </p>
      {notes.map((note) => (
        <p key={note} class="detail">
          {note}
        </p>
      ))}
      {only !== undefined && others.length === 0 ? (
        <Sides sides={only.sides} />
      ) : (
        cases.map((item) => <Case key={item.id} item={item} />)
      )}
    </>
  );
}

/** One of several cases, which opens to its steps. */
function Case({ item }: { readonly item: WalkCase }) {
  return (
    <details class="case">
      <summary>
        <VerdictIcon verdict={item.verdict} /> {item.from} <Arrow /> {item.to} <strong>{item.word}</strong>{' '}
        <Chips chips={item.chips} />
      </summary>
      <p>
        <Sentence phrase={item.conclusion} />
      </p>
      <Sides sides={item.sides} />
    </details>
  );
}

/** The sides in the order of the way; their steps are counted through. */
function Sides({ sides }: { readonly sides: readonly WalkSide[] }) {
  let first = 1;
  return (
    <div class="why-sides">
      {sides.map((side) => {
        const start = first;
        first += side.steps.length;
        return (
          <section key={side.id}>
            <h3>
              {side.title}: <VerdictIcon verdict={side.verdict} /> {side.word}
            </h3>
            <ol start={start}>
              {side.steps.map((step, index) => (
                <li key={index}>
                  <Step step={step} />
                </li>
              ))}
            </ol>
          </section>
        );
      })}
    </div>
  );
}

/** One thing that decides, and the way to its line. */
function Step({ step }: { readonly step: WalkStep }) {
  const { verdict, text, place } = step;
  const said = (
    <>
      {verdict === undefined ? null : (
        <>
          <VerdictIcon verdict={verdict} />
          <span class="unseen">{stepWord(verdict)}: </span>
        </>
      )}
      <span>
        <Sentence phrase={text} />
      </span>
    </>
  );
  if (place === undefined) return <div class="step">{said}</div>;
  return (
    <button
      type="button"
      class="step"
      title={t('Open {0}', place.text)}
      onClick={() => send({ type: 'open', link: place })}
    >
      {said} <span class="link">{place.text}</span>
    </button>
  );
}
