/** The views of the panel, in the order of their tabs. */
export const panelViews = [
  { id: 'lanes', label: 'In and Out' },
  { id: 'matrix', label: 'Matrix' },
  { id: 'try', label: 'Try a Connection' },
] as const;

export type PanelView = (typeof panelViews)[number]['id'];

/** What a panel shows that was told nothing else. */
export const firstView: PanelView = panelViews[0].id;
