import { setImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { Clock } from '../../server/src/lsp/slices.ts';
import { ServerState } from '../../server/src/lsp/state.ts';
import { workbenchOf } from '../support/workbench.ts';

const overlays = 40;

/** A base of one workload and what builds upon it. */
function shop(pod: string) {
  const files = new Map([
    ['base/kustomization.yaml', 'resources: [web.yaml]\n'],
    ['base/web.yaml', `apiVersion: v1\nkind: Pod\nmetadata: {name: ${pod}}\nspec: {containers: []}\n`],
  ]);
  for (let overlay = 0; overlay < overlays; overlay++) {
    files.set(
      `overlays/o-${overlay}/kustomization.yaml`,
      `namespace: o-${overlay}\nresources: [../../base]\n`,
    );
  }
  return workbenchOf(files).snapshot;
}

/** A clock by which each step fills a slice. */
function slowClock(onPause: () => void): Clock {
  let time = 0;
  return {
    now: () => {
      time += 100;
      return time;
    },
    pause: async () => {
      onPause();
      await setImmediate();
    },
  };
}

it('renews environments in slices of time, each build of its own', async () => {
  const state = new ServerState();
  state.update(() => shop('web'));
  let pauses = 0;
  await state.assembled(
    slowClock(() => {
      pauses++;
    }),
  );
  expect(pauses).toBeGreaterThan(overlays);
  expect(state.workbench.assembly.environments).toHaveLength(overlays);
});

it('goes on until the environments are those of the newest snapshot, and begins but once', async () => {
  const state = new ServerState();
  state.update(() => shop('web'));
  const newest = shop('other');
  const clock = slowClock(() => {
    if (state.snapshot !== newest) state.update(() => newest);
  });
  const first = state.assembled(clock);
  expect(state.assembled(clock)).toBe(first);
  await first;
  expect(state.workbench.snapshot).toBe(newest);
  const objects = state.workbench.assembly.environments.flatMap((environment) => environment.objects);
  const shown = new Set(objects.map(({ name }) => name));
  expect([...shown]).toEqual(['other']);
});

it('keeps what was asked for in one go meanwhile', async () => {
  const state = new ServerState();
  state.update(() => shop('web'));
  let asked: unknown;
  await state.assembled(
    slowClock(() => {
      asked ??= state.workbench.assembly;
    }),
  );
  expect(state.workbench.assembly).toBe(asked);
});
