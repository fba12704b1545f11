import { t } from '@vscode/l10n';
import type { ComponentChildren } from 'preact';
import { firstView, type PanelView, panelViews } from '../../src/panels/panelViews.ts';
import { send } from '../host.ts';

interface ViewTabsProps {
  readonly view: PanelView | undefined;
  readonly children: ComponentChildren;
}

/** The views to choose from, as tabs, above the chosen one. Arrows walk the tabs, and what they walk to shows. */
export function ViewTabs({ view = firstView, children }: ViewTabsProps) {
  const choose = (chosen: PanelView) => send({ type: 'view', view: chosen });
  const onKeyDown = (event: KeyboardEvent) => {
    const at = panelViews.indexOf(view);
    const next = panelViews[nextTab(event.key, at)];
    if (next === undefined) return;
    event.preventDefault();
    document.getElementById(`tab-${next}`)?.focus();
    choose(next);
  };
  return (
    <>
      <div role="tablist" class="tabs" aria-label={t('Views')} onKeyDown={onKeyDown}>
        {panelViews.map((id) => (
          <button
            key={id}
            type="button"
            role="tab"
            id={`tab-${id}`}
            aria-selected={id === view}
            aria-controls="view"
            tabIndex={id === view ? 0 : -1}
            onClick={() => choose(id)}
          >
            {labelOf(id)}
          </button>
        ))}
      </div>
      <div role="tabpanel" id="view" aria-labelledby={`tab-${view}`}>
        {children}
      </div>
    </>
  );
}

function labelOf(view: PanelView): string {
  switch (view) {
    case 'lanes':
      return t('In and Out');
    case 'matrix':
      return t('Matrix');
    case 'try':
      return t('Try a Connection');
  }
}

/** The place of the tab that a key leads to; -1 where it leads nowhere. */
function nextTab(key: string, at: number): number {
  const { length } = panelViews;
  if (key === 'ArrowRight') return (at + 1) % length;
  if (key === 'ArrowLeft') return (at + length - 1) % length;
  if (key === 'Home') return 0;
  return key === 'End' ? length - 1 : -1;
}
