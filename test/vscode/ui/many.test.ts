import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { frameOf } from '../workbench/panel.ts';
import { smallWorkspace } from '../workbench/sample.ts';
import { useSession } from '../workbench/useSession.ts';

const long = { timeout: 90_000 };
/** Until the server has worked out an edit among 50,000 peers, where other work slows it down. */
const longer = { timeout: 180_000 };
const indexes = (length: number) => Array.from({ length }, (_, index) => index);

/** A workload that its own policy tells from all others: the one before it may reach it. */
const workload = (index: number): string => `apiVersion: v1
kind: Pod
metadata: { name: pod-${index}, namespace: part-${index % 10}, labels: { app: pod-${index} } }
spec: { containers: [{ name: main, image: main }] }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: pod-${index}, namespace: part-${index % 10} }
spec:
  podSelector: { matchLabels: { app: pod-${index} } }
  ingress: [{ from: [{ podSelector: { matchLabels: { app: pod-${index - 10} } } }] }]
`;

/** A policy each of whose peers is a row of its own. */
const policy = (rows: number): string => `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: many, namespace: payments }
spec:
  podSelector: {}
  ingress:
    - from:
${indexes(rows)
  .map((row) => `        - ipBlock: { cidr: 10.${row >> 15}.${(row >> 7) & 255}.${(row & 127) * 2}/32 }`)
  .join('\n')}
      ports: [{ port: 8080 }]
`;

interface Scrolling {
  frames: number;
  /** Points of the table at which nothing was drawn, in which frame. */
  readonly empty: string[];
  mostCells: number;
  /** Milliseconds between frames in which the table had moved. */
  readonly gaps: number[];
  isOver: boolean;
}

/** Runs in the panel: looks in each frame in which the table has moved whether there are cells all over it. */
function watchScrolling(): void {
  const grid = document.querySelector('.grid');
  if (grid === null) throw new Error('There is no table.');
  const seen: Scrolling = { frames: 0, empty: [], mostCells: 0, gaps: [], isOver: false };
  Object.assign(window, { seen });
  const place = () => `${grid.scrollLeft},${grid.scrollTop}`;
  let [before, last] = [place(), performance.now()];
  const look = (now: number): void => {
    if (place() !== before) {
      before = place();
      seen.frames++;
      seen.gaps.push(now - last);
      seen.mostCells = Math.max(seen.mostCells, grid.querySelectorAll('.cell').length);
      const { left, top, width, height } = grid.getBoundingClientRect();
      for (const across of [0.4, 0.6, 0.8, 0.95]) {
        for (const down of [0.3, 0.5, 0.7, 0.9]) {
          const found = document.elementFromPoint(left + width * across, top + height * down);
          if (found?.closest('.cell') == null) seen.empty.push(`${across}, ${down} at ${before}`);
        }
      }
    }
    last = now;
    if (!seen.isOver) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** Runs in the panel: what was seen until the table stands still. */
async function readScrolling(): Promise<Scrolling> {
  const seen: Scrolling = Reflect.get(window, 'seen');
  for (let frames = -1; frames < seen.frames; await new Promise((resolve) => setTimeout(resolve, 300)))
    frames = seen.frames;
  seen.isOver = true;
  return seen;
}

describe('the panel where there is very much', () => {
  const session = useSession({ folder: smallWorkspace, viewport: { width: 1600, height: 1000 } });
  const panel = () => session().workbench.panel();

  beforeAll(() => {
    const write = (name: string, text: string) => writeFileSync(join(session().folder, name), text);
    write('pods.yaml', indexes(1000).map(workload).join('---\n'));
    write('many.yaml', policy(50_000));
  });

  it('says while files are read that the picture comes by itself, and then shows it', async () => {
    const { workbench } = session();
    await workbench.openFile('policy.yaml');
    await workbench.goTo(4);
    await workbench.command('Policy Lens: Restart Language Server');
    await workbench.command('Policy Lens: Show Connection Matrix');
    await panel().getByText('Reading the files. The picture comes by itself.').waitFor();
    await workbench.screenshot('many-loading');
    await panel().getByRole('button', { name: 'Open all' }).waitFor(long);
  }, 120_000);

  it('draws of 1,000 by 1,000 what is seen, and while it is scrolled what comes in', async () => {
    const { workbench } = session();
    const cells = panel().getByRole('gridcell');
    await panel().getByRole('button', { name: 'Open all' }).click(long);
    await panel().getByText('1,016 × 1,016').waitFor(long);
    const first = panel().getByRole('gridcell', { name: /^part-0\/pod-0 to part-0\/pod-10: Allowed/ });
    await first.waitFor(long);
    expect(await cells.count()).toBeLessThan(3000);
    await workbench.screenshot('many-matrix');
    await first.click();
    await workbench.press('Control+End');
    await first.waitFor({ state: 'detached' });
    await panel().locator('[role=gridcell]:focus').waitFor();
    expect(await cells.count()).toBeLessThan(3000);
    await workbench.screenshot('many-matrix-end');
  }, 120_000);

  it('has cells wherever one looks in each frame while it is scrolled', async () => {
    const { workbench } = session();
    const grid = panel().getByRole('grid');
    await workbench.press('Control+Home');
    await panel()
      .getByRole('gridcell', { name: /^part-0\/pod-0 to part-0\/pod-10: Allowed/ })
      .waitFor(long);
    const box = await grid.boundingBox();
    if (box === null) throw new Error('The matrix has no place.');
    await workbench.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    const frame = await frameOf(panel());
    await frame.evaluate(watchScrolling);
    for (let step = 0; step < 150; step++) await workbench.page.mouse.wheel(step % 3 === 0 ? 150 : 0, 150);
    const { frames, empty, mostCells, gaps } = await frame.evaluate(readScrolling);
    const sorted = gaps.toSorted((one, other) => one - other);
    const share = (part: number) => sorted[Math.floor((sorted.length - 1) * part)]?.toFixed(1);
    process.stdout.write(
      `1,016 x 1,016 scrolled by 150 turns of the wheel: ${frames} frames, milliseconds between them ${share(0.5)} (median), ${share(0.95)} (95 %), ${share(1)} (most); at most ${mostCells} cells\n`,
    );
    expect(frames).toBeGreaterThan(30);
    expect(empty).toEqual([]);
    expect(mostCells).toBeLessThan(3000);
    expect(await grid.evaluate((element) => element.scrollTop)).toBeGreaterThan(5000);
  }, 120_000);

  it('shows a part of 50,000 rows, says how many are left out, and how old it is until it follows an edit', async () => {
    const { workbench } = session();
    await workbench.focusEditor();
    await workbench.openFile('many.yaml');
    await workbench.goTo(4);
    await panel().getByRole('tab', { name: 'In and Out' }).click();
    await panel().getByText('Show all 50,000 (49,950 more)').click(long);
    await panel().getByText('48,000 more are not drawn').waitFor(long);
    await workbench.screenshot('many-rows');
    await workbench.focusEditor();
    await workbench.replaceLine(50_008, '      ports: [{ port: 9090 }]');
    const age = panel().getByText('the language server is being waited for');
    await age.waitFor(long);
    await workbench.screenshot('many-rows-old');
    await panel().getByRole('treeitem', { name: /9090/ }).first().waitFor(longer);
    await age.waitFor({ state: 'detached', ...longer });
  }, 480_000);
});
