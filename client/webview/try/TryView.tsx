import { t } from '@vscode/l10n';
import { useState } from 'preact/hooks';
import type { ConnectionQuestion } from '../../../server/src/protocol/walk.ts';
import { questionLabel } from '../../src/words/endWords.ts';
import { send } from '../host.ts';
import type { View } from '../state/view.ts';
import { EndField } from './EndField.tsx';

interface TryViewProps {
  readonly offers: View['offers'];
  /** The last one first. */
  readonly tried: readonly ConnectionQuestion[];
}

/** Asks whether one end reaches another, and keeps what was asked; the answer opens beside it as the reasons of a row do. */
export function TryView({ offers, tried }: TryViewProps) {
  const [last] = tried;
  const [question, setQuestion] = useState<ConnectionQuestion>(last ?? { from: '', to: '' });
  const ask = (asked: ConnectionQuestion) => {
    setQuestion(asked);
    const port = asked.port?.trim() ?? '';
    send({ type: 'try', from: asked.from.trim(), to: asked.to.trim(), ...(port === '' ? {} : { port }) });
  };
  const isWhole = question.from.trim() !== '' && question.to.trim() !== '';
  return (
    <div class="try">
      <form
        aria-label={t('A connection to try')}
        onSubmit={(event) => {
          event.preventDefault();
          if (isWhole) ask(question);
        }}
      >
        <EndField
          which="from"
          label={t('From')}
          end={question.from}
          offers={offers.from}
          onEnd={(from) => setQuestion((before) => ({ ...before, from }))}
        />
        <EndField
          which="to"
          label={t('To')}
          end={question.to}
          offers={offers.to}
          onEnd={(to) => setQuestion((before) => ({ ...before, to }))}
        />
        <div class="field port-field">
          <label for="try-port">{t('Port')}</label>
          <input
            id="try-port"
            type="text"
            autocomplete="off"
            spellcheck={false}
            placeholder={t('every port')}
            value={question.port ?? ''}
            onInput={({ currentTarget: { value: port } }) => setQuestion((before) => ({ ...before, port }))}
          />
        </div>
        <button type="submit" class="action framed" disabled={!isWhole}>
          {t('Try')}
        </button>
      </form>
      {tried.length === 0 ? (
        <p class="detail">
          {t(
            'Choose where a connection comes from and where it leads: a workload such as shop/web, all of a namespace as shop/*, a Service, or addresses outside such as 203.0.113.7 or 10.0.0.0/8.',
          )}
        </p>
      ) : (
        <section aria-labelledby="tried-title">
          <h2 id="tried-title">{t('Tried before')}</h2>
          <ul class="tried">
            {tried.map((one) => (
              <li key={JSON.stringify(one)}>
                <button type="button" class="link" title={t('Try this again')} onClick={() => ask(one)}>
                  {questionLabel(one)}
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
