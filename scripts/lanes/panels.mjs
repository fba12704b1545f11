import { runVitest } from '../support/vitest.mjs';
import { findChromium } from '../workbench/chromium.mjs';

/** @type {import('../support/lane.mjs').Lane} */
export const panels = {
  name: 'panels',
  what: "the panels' pages by themselves in Chromium: drawing, keyboard, themes",
  quick: false,
  async run() {
    findChromium();
    return runVitest('panels');
  },
};
