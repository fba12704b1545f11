import axe from 'axe-core';
import { expect } from 'vitest';
import type { PanelPage } from './panelPage.ts';

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

/** What axe-core objects to, one line a finding. */
export async function violations(panel: PanelPage): Promise<readonly string[]> {
  // Through the debugger, which the page's own security policy does not bind.
  await panel.page.evaluate(axe.source);
  const found: { readonly violations: readonly Violation[]; readonly passed: number } =
    await panel.page.evaluate(
      'axe.run(document).then(({ violations, passes }) => ({ violations, passed: passes.length }))',
    );
  // A page that axe could not look into would have no violations either.
  expect(found.passed).toBeGreaterThan(10);
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html} ${node.failureSummary}`),
  );
}
