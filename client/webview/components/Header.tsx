import { t } from '@vscode/l10n';
import type { ComponentChildren } from 'preact';
import type { PreviewModel } from '../../../server/src/protocol/preview.ts';
import { capitalised } from '../../src/words/capitalised.ts';
import { send } from '../host.ts';
import { Icon, type IconName } from './Icon.tsx';

interface HeaderProps {
  /** What the view is of; undefined while there is nothing to show. */
  readonly heading: ComponentChildren | undefined;
  readonly pinned: boolean;
  /** Whether the object is shown whatever of it the cursor is on; undefined where the view shows objects only. */
  readonly whole: boolean | undefined;
  /** Whether the same facts show as a table; undefined where the view has no such table beside it. */
  readonly table: boolean | undefined;
  /** How the state is called that is compared with, undefined where all is shown; null where the view compares nothing. */
  readonly baseline: string | undefined | null;
  /** How old the view is, where it is older than the text: to be seen also where the top is scrolled out of sight. */
  readonly age: ComponentChildren;
  readonly onTable: () => void;
  /** Undefined where there is nothing of the view itself to take along. */
  readonly onExport: (() => void) | undefined;
}

/** What the panel is about, of which environment, and what can be done with the view. */
export function Header({ heading, pinned, whole, table, baseline, age, onTable, onExport }: HeaderProps) {
  return (
    <header>
      <h1>{heading ?? t('Preview')}</h1>
      <div class="actions">
        <Action
          icon={pinned ? 'pinned' : 'pin'}
          label={t('Stay here')}
          title={pinned ? t('Follow the cursor again') : t('Keep this view while the cursor moves')}
          pressed={pinned}
          onClick={() => send({ type: 'pin', pinned: !pinned })}
        />
        {whole === undefined ? null : (
          <Action
            icon="whole"
            label={t('Whole Object')}
            title={
              whole
                ? t('Show the rule, peer or label that the cursor is on')
                : t('Show the object that the cursor is in, whatever of it the cursor is on')
            }
            pressed={whole}
            onClick={() => send({ type: 'whole', whole: !whole })}
          />
        )}
        {baseline === null ? null : (
          <Action
            icon="compare"
            label={baseline === undefined ? t('Changes…') : t('Against {0}', baseline)}
            title={
              baseline === undefined
                ? t('Show only what is otherwise than in another state')
                : t('Compare with something else, or with nothing')
            }
            pressed={baseline !== undefined}
            onClick={() => send({ type: 'chooseBaseline' })}
          />
        )}
        {heading === undefined ? null : (
          <>
            {table === undefined ? null : (
              <Action
                icon="table"
                label={t('Table')}
                title={table ? t('Show the picture again') : t('Show the same facts as a table')}
                pressed={table}
                onClick={onTable}
              />
            )}
            {onExport === undefined ? null : (
              <Action
                icon="copy"
                label={t('Copy or Save…')}
                title={t('Take this view along as Markdown, SVG, CSV or JSON')}
                onClick={onExport}
              />
            )}
          </>
        )}
      </div>
      {age}
    </header>
  );
}

interface ActionProps {
  readonly icon: IconName;
  readonly label: string;
  readonly title: string;
  /** For a button that stays down. */
  readonly pressed?: boolean;
  readonly onClick: () => void;
}

function Action({ icon, label, title, pressed, onClick }: ActionProps) {
  return (
    <button
      type="button"
      class="action"
      // Where there is little room the sign stands alone.
      aria-label={label}
      title={title}
      onClick={onClick}
      {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
    >
      <Icon name={icon} /> <span class="label">{label}</span>
    </button>
  );
}

/** The environment, from which a click leads to another one; of what is no environment its name. */
export function BasisName({ basis: { choice, name } }: Pick<PreviewModel, 'basis'>) {
  if (choice !== 'completeness') return <>{name}</>;
  return (
    <button
      type="button"
      class="link"
      title={t('Choose another environment')}
      onClick={() => send({ type: 'selectEnvironment' })}
    >
      {name}
    </button>
  );
}

/** What the answers are based on, and where that can be changed. */
export function Basis({ basis }: Pick<PreviewModel, 'basis'>) {
  return (
    <p class="basis">
      {capitalised(basis.what)} <strong>{basis.name}</strong>: {basis.detail}{' '}
      {basis.choice === 'completeness' ? (
        <>
          <button type="button" class="link" onClick={() => send({ type: 'chooseCompleteness' })}>
            {t('Choose what counts as complete')}
          </button>
          {' · '}
          <button
            type="button"
            class="link"
            onClick={() => send({ type: 'completeEnvironment', name: basis.name })}
          >
            {t('Complete it from its cluster')}
          </button>
        </>
      ) : null}
    </p>
  );
}
