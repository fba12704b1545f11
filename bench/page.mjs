// Measures the preview inside its page in the real workbench: from a keystroke to the painted patch, the first paint, and how
// much the page's heap grows when the panel opens. The first row is a panel that only echoes the port which is edited: what
// VS Code itself needs on this machine, whatever an extension does. The second table tells where an edit is meanwhile.
// The first edits, in which the engines still compile, are not counted.
// Usage: npm run build && npm run package && node bench/page.mjs [--sizes 300,10000] [--edits 60] [--timeline FILE]
// The file gets every message between the extension's host and the server.
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createVSIX } from '@vscode/vsce';
import { cluster, toYaml } from './support/clusters.mjs';
import { quantile } from './support/numbers.mjs';
import { openWorkbench, panelFrame, quickInput } from './support/panelFrame.mjs';
import { echoPartsOf, partNames, partsOf, timelineFolder } from './support/timeline.mjs';

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '300,10000' },
    edits: { type: 'string', default: '60' },
    timeline: { type: 'string' },
  },
});

/** A policy that a part of every namespace's workloads is named by; its port is what is edited. */
const focus = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: focus
  namespace: ns-0
spec:
  podSelector:
    matchLabels:
      app: app-0
  ingress:
    - from:
        - namespaceSelector: {}
          podSelector:
            matchLabels:
              tier: front
      ports:
        - port: 800
`;
const portLine = 17;

/** So many edits come before those that count: an even number, so that the text is as it was. */
const warmingEdits = 10;

const script = statSync(fileURLToPath(new URL('../dist/webview.js', import.meta.url))).size;
console.log(`The webview's script has ${(script / 1024).toFixed(1)} KB.\n`);
console.log(
  '| workloads | edit to painted patch best / p50 / p95, ms | of it in the page | first paint, ms | picture painted, ms | heap grows by, MB |',
);
console.log('|---|---|---|---|---|---|');
const echo = await measureEcho(Number(values.edits));
console.log(
  `| echo | ${spread(echo.edits.map(whole))} | ${spread(echo.edits.filter(isHeard).map(drawing))} | | | |`,
);
const [first, ...last] = echo.parts.map(spread);
/** @type {string[]} */
const timelines = [`| echo | ${first} | | | | ${last.join(' | ')} |`];
for (const size of values.sizes.split(',').map(Number)) {
  const { edits, parts, paints, growth } = await measure(size, Number(values.edits));
  console.log(
    `| ${size} | ${spread(edits.map(whole))} | ${spread(edits.filter(isHeard).map(drawing))} | ${paints.first.toFixed(0)} | ${paints.picture.toFixed(0)} | ${(growth / 2 ** 20).toFixed(1)} |`,
  );
  timelines.push(`| ${size} | ${parts.map(spread).join(' | ')} |`);
}
console.log(`\n| workloads | ${partNames.join(' | ')} |`);
console.log(`|---|${partNames.map(() => '---|').join('')}`);
console.log(timelines.join('\n'));

/** @param {number} edits */
async function measureEcho(edits) {
  const folder = mkdtempSync(join(tmpdir(), 'policy-lens-bench-echo-'));
  const packagePath = join(folder, 'echo.vsix');
  await pack(fileURLToPath(new URL('support/echo', import.meta.url)), packagePath);
  writeFileSync(join(folder, 'focus.yaml'), focus);
  const timeline = await startTimeline();
  const { page, stop } = await openWorkbench(folder, { ...timeline.options, vsix: packagePath });
  try {
    await openFocus(page);
    await quickInput(page, 'Control+Shift+P', '>Echo: Open');
    const frame = await panelFrame(page);
    await editPort(page);
    const times = await edit(page, frame, edits);
    return { edits: times, parts: echoPartsOf(timeline.file, times) };
  } finally {
    await stop();
    rmSync(folder, { recursive: true });
    timeline.remove();
  }
}

/** A file that the extension beside the one that is measured writes to, and what the workbench is opened with for that. */
async function startTimeline() {
  const aside = mkdtempSync(join(tmpdir(), 'policy-lens-bench-timeline-'));
  const file = values.timeline ?? join(aside, 'timeline');
  writeFileSync(file, '');
  const neighbour = join(aside, 'timeline.vsix');
  await pack(timelineFolder, neighbour);
  const options = { neighbours: [neighbour], env: { BENCH_TIMELINE_FILE: file } };
  return { file, options, remove: () => rmSync(aside, { recursive: true }) };
}

/**
 * @param {string} cwd an extension's folder
 * @param {string} packagePath
 */
function pack(cwd, packagePath) {
  return createVSIX({
    cwd,
    packagePath,
    dependencies: false,
    allowMissingRepository: true,
    skipLicense: true,
  });
}

/** @param {import('playwright-core').Page} page */
async function openFocus(page) {
  await quickInput(page, 'Control+P', 'focus.yaml');
  await page.locator('.editor-instance .monaco-editor.focused').waitFor();
}

/**
 * Puts the cursor behind the port that is edited.
 * @param {import('playwright-core').Page} page
 */
async function editPort(page) {
  await page.keyboard.press('Control+1');
  await quickInput(page, 'Control+G', `:${portLine}:20`);
  await page.locator('.statusbar-item', { hasText: `Ln ${portLine}, Col 20` }).waitFor();
}

/**
 * @param {number} size workloads
 * @param {number} edits
 */
async function measure(size, edits) {
  const folder = mkdtempSync(join(tmpdir(), 'policy-lens-bench-page-'));
  writeFolder(folder, size);
  const timeline = await startTimeline();
  const { page, stop } = await openWorkbench(folder, timeline.options);
  try {
    await openFocus(page);
    // A server that was there before the neighbour is not watched by it.
    await quickInput(page, 'Control+Shift+P', '>Policy Lens: Restart Language Server');
    // the status bar counts the workloads once all is read
    await page.waitForTimeout(size > 1000 ? 20_000 : 5000);
    const before = await heap(page.mainFrame());
    await quickInput(page, 'Control+Shift+P', '>Policy Lens: Open Preview to the Side');
    const frame = await panelFrame(page);
    await frame.locator('.lane-ingress [role=treeitem]').first().waitFor();
    const paints = await frame.evaluate(() => ({
      first: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
      picture: performance.now(),
    }));
    const after = await heap(frame);
    await editPort(page);
    await frame.getByRole('button', { name: 'Whole Object' }).click();
    await frame.getByText('This policy').waitFor();
    await page.keyboard.press('Control+1');
    const times = await edit(page, frame, edits);
    if (values.timeline !== undefined) {
      const told = times.map(
        ({ pressed, heard, painted }) =>
          `${pressed} page pressed\n${heard} page hears\n${painted} page painted\n`,
      );
      appendFileSync(timeline.file, told.join(''));
    }
    return { edits: times, parts: partsOf(timeline.file, times), paints, growth: after - before };
  } finally {
    await stop();
    rmSync(folder, { recursive: true });
    timeline.remove();
  }
}

/**
 * @param {string} folder
 * @param {number} size
 */
function writeFolder(folder, size) {
  const { namespaces, workloads, policies } = cluster({ workloads: size, policies: Math.ceil(size / 10) });
  mkdirSync(join(folder, 'cluster'));
  const parts = [...namespaces, ...workloads, ...policies];
  for (let start = 0; start < parts.length; start += 500) {
    writeFileSync(
      join(folder, 'cluster', `part-${start / 500}.yaml`),
      toYaml(parts.slice(start, start + 500)),
    );
  }
  writeFileSync(join(folder, 'focus.yaml'), focus);
}

/** @typedef {{ readonly pressed: number, readonly heard: number, readonly painted: number }} Edit when, in milliseconds of one clock */

/** @param {Edit} edit */
function whole({ pressed, painted }) {
  return painted - pressed;
}

/** @param {Edit} edit */
function drawing({ heard, painted }) {
  return painted - heard;
}

/** @param {Edit} edit whether the page's script saw the message, or had drawn before */
function isHeard({ heard }) {
  return heard > 0;
}

/** @param {readonly number[]} times @returns the best, the median and the 95th percentile */
function spread(times) {
  if (times.length === 0) return 'not seen';
  return [0, 0.5, 0.95].map((part) => quantile(times, part).toFixed(1)).join(' / ');
}

/**
 * What the page's script holds after it has been tidied up, in bytes; the frames of a webview share one heap with the workbench.
 * @param {import('playwright-core').Frame} frame
 */
function heap(frame) {
  return frame.evaluate(() => {
    Reflect.get(globalThis, 'gc')?.();
    return Number(Reflect.get(performance, 'memory')?.usedJSHeapSize);
  });
}

/**
 * Types and takes back a digit, and takes the time from the key to the frame in which the page shows the port. The page looks
 * for it by itself, and only when it has drawn: questions from outside would be work beside what is measured.
 * @param {import('playwright-core').Page} page
 * @param {import('playwright-core').Frame} frame
 * @param {number} count
 * @returns {Promise<readonly Edit[]>}
 */
async function edit(page, frame, count) {
  await page.evaluate(() => {
    window.addEventListener(
      'keydown',
      () => Reflect.set(window, 'pressed', performance.timeOrigin + performance.now()),
      true,
    );
  });
  await frame.evaluate(() => {
    const watched = { port: '', heard: 0, painted: 0 };
    Reflect.set(window, 'watched', watched);
    const now = () => performance.timeOrigin + performance.now();
    window.addEventListener(
      'message',
      // The page's own listener may have drawn before this one is asked.
      ({ data, timeStamp }) => {
        if (data?.type === 'changed' && watched.painted === 0)
          watched.heard = performance.timeOrigin + timeStamp;
      },
      true,
    );
    const isShown = () =>
      [...document.querySelectorAll('.lane-ingress .chip')].some(
        (chip) => /\d+/.exec(chip.textContent ?? '')?.[0] === watched.port,
      );
    new MutationObserver(() => {
      if (watched.port === '' || !isShown()) return;
      watched.port = '';
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => {
          watched.painted = now();
        };
        port2.postMessage(null);
      });
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  const edits = [];
  for (let round = -warmingEdits; round < count; round++) {
    const isAdded = round % 2 === 0;
    await frame.evaluate(
      (port) => Object.assign(Reflect.get(window, 'watched'), { port, heard: 0, painted: 0 }),
      isAdded ? '8000' : '800',
    );
    await page.keyboard.press(isAdded ? '0' : 'Backspace');
    await frame.waitForFunction(() => Reflect.get(window, 'watched').painted > 0, undefined, {
      polling: 100,
    });
    const pressed = await page.evaluate(() => Reflect.get(window, 'pressed'));
    const { heard, painted } = await frame.evaluate(() => Reflect.get(window, 'watched'));
    // A patch that another one had left to do is not this edit's.
    if (round >= 0 && painted > pressed) edits.push({ pressed, heard, painted });
    await page.waitForTimeout(400);
  }
  return edits;
}
