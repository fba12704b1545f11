import { expect, it } from 'vitest';
import { seeded } from '../support/random.ts';
import { Editor } from './editor.ts';
import { randomEvent } from './events.ts';
import { after, type Event, type Outside } from './outside.ts';
import { builtFiles, root, startingFiles } from './texts.ts';

function beginningWith(disk: Outside['disk']): Outside {
  return {
    folders: [root],
    disk,
    open: new Map(),
    settings: {},
    panels: new Map([
      ['left', { uri: `${root}/shop/policies.yaml`, line: 3 }],
      ['right', { uri: `${root}/shop/web.yaml`, line: 3 }],
    ]),
  };
}

async function coldStart(outside: Outside, everywhere: boolean): Promise<string> {
  const editor = await Editor.start(outside);
  const answers = await editor.answers(everywhere);
  editor.stop();
  return answers;
}

// 10,000 events in CI, a taste of them at a desk; and some among kustomizations, where each takes longer.
const scenes = [
  { name: 'random events', files: startingFiles, runs: process.env['CI'] ? 50 : 5, more: [] },
  {
    name: 'random events among kustomizations',
    files: builtFiles,
    runs: process.env['CI'] ? 3 : 1,
    more: ['kustomize-refuses'],
  },
];
const eventsPerRun = 200;

it.each(scenes)(
  'answers as after a cold start, through $runs times 200 $name',
  {
    timeout: 1_800_000,
  },
  async ({ files, runs, more }) => {
    const spoken = new Map<string, number>();
    const happened = new Map<Event['kind'], number>();
    for (let seed = 1; seed <= runs; seed++) {
      const random = seeded(seed);
      let outside = beginningWith(files);
      const editor = await Editor.start(outside);
      for (let step = 0; step < eventsPerRun; step++) {
        const event = randomEvent(random, outside, files);
        outside = after(outside, event);
        await editor.hear(event, outside);
        const everywhere = step % 5 === 0;
        const answers = await editor.answers(everywhere);
        for (const sign of [...signs, ...more])
          if (answers.includes(sign)) spoken.set(sign, (spoken.get(sign) ?? 0) + 1);
        happened.set(event.kind, (happened.get(event.kind) ?? 0) + 1);
        // A cold start is dear; a running server that has gone astray is still astray an event later.
        if (step % 2 === 1) continue;
        const cold = await coldStart(outside, everywhere);
        if (answers !== cold) {
          expect({ seed, step, event, answers }).toEqual({ seed, step, event, answers: cold });
        }
      }
      editor.stop();
    }
    // The comparison means something only where both sides have something to say.
    const expected = files === startingFiles ? signs : more;
    for (const sign of expected) expect(spoken.get(sign) ?? 0, sign).toBeGreaterThan(runs);
    expect([...happened.keys()].sort()).toEqual(
      ['close', 'edit', 'folder', 'folders', 'open', 'panel', 'settings', 'write'].sort(),
    );
  },
);

const signs = [
  'selector-matches-nothing',
  'port-not-listened-on',
  'seccomp-unknown-syscall',
  '"ingress"',
  'so it was not read',
  'Completed by',
];
