import { Uri } from 'vscode';

/** The colours of VS Code's own signs for what is deleted and added, which gutter icons can't take from the theme. */
const colours = {
  lost: { light: '#ad0707', dark: '#f14c4c' },
  gained: { light: '#2f7d32', dark: '#73c991' },
} as const;

/** A minus or a plus, so that the colour alone says nothing. */
export function markIcon(kind: 'lost' | 'gained', theme: 'light' | 'dark'): Uri {
  const colour = colours[kind][theme];
  const upright = kind === 'gained' ? 'M8 4v8' : '';
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><path d="M4 8h8${upright}" stroke="${colour}" stroke-width="2.5" fill="none"/></svg>`;
  return Uri.parse(`data:image/svg+xml;utf8,${encodeURIComponent(svg)}`);
}
