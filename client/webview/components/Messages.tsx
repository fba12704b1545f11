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
    case 'model':
      return null;
  }
}

/** What is waited for; where that lasts, what makes it shorter. */
function Loading() {
  return (
    <div class="message loading">
      <p>{t('Reading the files. The picture comes by itself.')}</p>
      <div class="lasting">
        <p>
          {t(
            'This takes longer than usual: the status bar counts the files. What holds no manifests can be left out by the setting files.exclude or by a .gitignore.',
          )}
        </p>
        <p class="actions">
          <ShowLog />
        </p>
      </div>
    </div>
  );
}

function ShowLog() {
  return (
    <button type="button" class="action framed" onClick={() => send({ type: 'showLog' })}>
      {t('Show the log')}
    </button>
  );
}

function Nothing({ message }: { readonly message: string }) {
  return (
    <p class="message">
      <Icon name="info" /> {message}
    </p>
  );
}

/** Why nothing new comes, and what can be done about it. */
export function Trouble({ message }: { readonly message: string }) {
  return (
    <div class="trouble" role="alert">
      <p>
        <Icon name="error" /> {message}
      </p>
      <p class="actions">
        <button type="button" class="action framed" onClick={() => send({ type: 'restartServer' })}>
          {t('Restart the language server')}
        </button>
        <ShowLog />
      </p>
    </div>
  );
}

/**
 * What is drawn is of this time, since the server has not answered after it. It shows where that lasts.
 * @param isStopped whether there is no server to wait for
 */
export function Age({ at, isStopped }: { readonly at: Date; readonly isStopped: boolean }) {
  const time = at.toLocaleTimeString();
  return (
    <p class="age" role="status">
      <Icon name="warning" />{' '}
      {isStopped
        ? t('As of {0}: edits after that are not in it.', time)
        : t('As of {0}: the language server is being waited for.', time)}
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
