/** The views of the panel, in the order of their tabs. */
export const panelViews = ['lanes', 'matrix', 'try'] as const;

export type PanelView = (typeof panelViews)[number];

/** What a panel shows that was told nothing else. */
export const firstView: PanelView = panelViews[0];
