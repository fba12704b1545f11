import axe from 'axe-core';
import type { Frame, Page } from 'playwright-core';
import { expect } from 'vitest';

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

/** In the system's own colours axe measures the contrast of what the theme would fill text with, which is not drawn there. */
const untrueWhereForced = ['color-contrast'];

/**
 * What axe-core objects to, one line a finding.
 * @param panel where the panel's document is: a page of its own, or a frame of the workbench
 */
export async function violations({ page }: { readonly page: Page | Frame }): Promise<readonly string[]> {
  const isForced = await page.evaluate(() => matchMedia('(forced-colors: active)').matches);
  const rules = Object.fromEntries((isForced ? untrueWhereForced : []).map((id) => [id, { enabled: false }]));
  // Through the debugger, which the page's own security policy does not bind.
  await page.evaluate(axe.source);
  const found: { readonly violations: readonly Violation[]; readonly passed: number } = await page.evaluate(
    `axe.run(document, { rules: ${JSON.stringify(rules)} }).then(({ violations, passes }) => ({ violations, passed: passes.length }))`,
  );
  // A page that axe could not look into would have no violations either.
  expect(found.passed).toBeGreaterThan(10);
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html} ${node.failureSummary}`),
  );
}
