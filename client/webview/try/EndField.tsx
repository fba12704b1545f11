import { useId, useState } from 'preact/hooks';
import type { EndOffer } from '../../../server/src/protocol/walk.ts';
import { send } from '../host.ts';
import type { Offers } from '../state/view.ts';
import { pressListKey } from './listKeys.ts';

interface EndFieldProps {
  readonly which: 'from' | 'to';
  readonly label: string;
  /** As it is handed to the server. */
  readonly end: string;
  readonly offers: Offers | undefined;
  readonly onEnd: (end: string) => void;
}

/** One end of a connection: a text field that completes, after the combobox of the ARIA practices. */
export function EndField({ which, label, end, offers, onEnd }: EndFieldProps) {
  const id = useId();
  const [isOpen, setIsOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const items = isOpen && offers?.text === end ? offers.offers : [];
  const problem = offers?.text === end && end !== '' ? offers.problem : undefined;
  const isWrong = problem !== undefined && items.length === 0;

  const type = (text: string) => {
    onEnd(text);
    setActive(-1);
    setIsOpen(true);
    send({ type: 'complete', role: which, text });
  };
  const take = (offer: EndOffer) => {
    onEnd(offer.end);
    setIsOpen(false);
    // What is chosen is asked about again, so that a problem of what was typed is not told of it.
    send({ type: 'complete', role: which, text: offer.end });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const chosen = items[active];
    if (event.key === 'Enter' && chosen !== undefined) take(chosen);
    else if (event.key === 'Escape' && items.length > 0) setIsOpen(false);
    else if (event.key === 'ArrowDown' && items.length === 0) type(end);
    else {
      const next = pressListKey(event.key, active, items.length);
      if (next === undefined) return;
      setActive(next);
    }
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div class="field">
      <label for={id}>{label}</label>
      <div class="combo">
        <input
          id={id}
          type="text"
          role="combobox"
          autocomplete="off"
          spellcheck={false}
          value={end}
          aria-expanded={items.length > 0}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-invalid={isWrong}
          {...(items[active] === undefined ? {} : { 'aria-activedescendant': `${id}-${active}` })}
          {...(isWrong ? { 'aria-describedby': `${id}-problem` } : {})}
          onInput={({ currentTarget }) => type(currentTarget.value)}
          onFocus={() => type(end)}
          onBlur={() => setIsOpen(false)}
          onKeyDown={onKeyDown}
        />
        <div id={`${id}-list`} role="listbox" aria-label={label} hidden={items.length === 0}>
          {items.map((offer, index) => (
            <div
              key={offer.end}
              id={`${id}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === active}
              // Before the field loses the keyboard, which closes the list.
              onMouseDown={(event) => {
                event.preventDefault();
                take(offer);
              }}
            >
              {offer.label} <span class="detail">{offer.detail}</span>
            </div>
          ))}
        </div>
      </div>
      {isWrong ? (
        <p id={`${id}-problem`} class="problem" role="status">
          {problem}
        </p>
      ) : null}
    </div>
  );
}
