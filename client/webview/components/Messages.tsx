import { t } from '@vscode/l10n';
import type { Phrase } from '../../../server/src/protocol/preview.ts';
import { send } from '../host.ts';
import type { View } from '../state/view.ts';
import { Icon } from './Icon.tsx';
import { Sentence } from './Sentence.tsx';

/** What shows in place of a model. */
export function Standing({ shown }: { readonly shown: View['shown'] | View['matrix']['shown'] }) {
  switch (shown.kind) {
    case 'loading':
      return <Loading />;
    case 'nothing':
      return <Nothing message={shown.message} />;
    case 'problem':
      return <Problem message={shown.message} />;
    case 'model':
      return null;
  }
}

function Loading() {
  return <p class="message loading">{t('Reading the files.')}</p>;
}

function Nothing({ message }: { readonly message: string }) {
  return (
    <p class="message">
      <Icon name="info" /> {message}
    </p>
  );
}

function Problem({ message }: { readonly message: string }) {
  return (
    <div class="message" role="alert">
      <p>
        <Icon name="error" /> {message}
      </p>
      <p class="actions">
        <button type="button" class="action framed" onClick={() => send({ type: 'restartServer' })}>
          {t('Restart the language server')}
        </button>
        <button type="button" class="action framed" onClick={() => send({ type: 'showLog' })}>
          {t('Show the log')}
        </button>
      </p>
    </div>
  );
}

/** What is drawn is of this time, since the server has not answered after it. It shows where that lasts. */
export function Age({ at }: { readonly at: Date }) {
  return (
    <p class="age" role="status">
      <Icon name="warning" />{' '}
      {t('As of {0}: the language server is being waited for.', at.toLocaleTimeString())}
    </p>
  );
}

/** What stands in the way of a full answer. */
export function Notes({ notes }: { readonly notes: readonly Phrase[] }) {
  if (notes.length === 0) return null;
  return (
    <ul class="notes" aria-label={t('What stands in the way of a full answer')}>
      {notes.map((note) => (
        <li key={JSON.stringify(note)}>
          <Icon name="warning" />
          <span>
            <Sentence phrase={note} />
          </span>
        </li>
      ))}
    </ul>
  );
}
