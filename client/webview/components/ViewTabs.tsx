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
    const at = panelViews.findIndex(({ id }) => id === view);
    const next = panelViews[nextTab(event.key, at)];
    if (next === undefined) return;
    event.preventDefault();
    document.getElementById(`tab-${next.id}`)?.focus();
    choose(next.id);
  };
  return (
    <>
      <div role="tablist" class="tabs" aria-label="Views" onKeyDown={onKeyDown}>
        {panelViews.map(({ id, label }) => (
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
            {label}
          </button>
        ))}
      </div>
      <div role="tabpanel" id="view" aria-labelledby={`tab-${view}`}>
        {children}
      </div>
    </>
  );
}

/** The place of the tab that a key leads to; -1 where it leads nowhere. */
function nextTab(key: string, at: number): number {
  const { length } = panelViews;
  if (key === 'ArrowRight') return (at + 1) % length;
  if (key === 'ArrowLeft') return (at + length - 1) % length;
  if (key === 'Home') return 0;
  return key === 'End' ? length - 1 : -1;
}
