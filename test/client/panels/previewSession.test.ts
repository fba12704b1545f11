import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { HostMessage } from '../../../client/src/panels/messages.ts';
import { PreviewSession } from '../../../client/src/panels/previewSession.ts';
import type { PreviewFocus } from '../../../server/src/protocol/preview.ts';
import { sampleMatrix, wholeMatrix } from '../support/matrixModels.ts';
import { sampleModel, whole } from '../support/models.ts';

const here: PreviewFocus = { uri: 'file:///a.yaml', position: { line: 1, character: 2 } };
const there: PreviewFocus = { uri: 'file:///b.yaml', position: { line: 9, character: 0 } };

let log: string[];
/** What the webview is told to be in the way. */
let problems: string[];

/** The views whose age was asked for, and the answer. */
let asked: string[];
let settled: Promise<unknown>;

let sessions: readonly PreviewSession[] = [];

function wordsOf(message: HostMessage): string {
  if (message.type === 'changed') return message.changed.change.kind;
  return message.type === 'age' ? `age ${message.isOld ? 'old' : 'new'}` : message.type;
}

/** A session that writes what it does into the log, a word a step. */
function session(focus: PreviewFocus | undefined, pinned = false): PreviewSession {
  const one = new PreviewSession(
    's',
    {
      post: (message) => {
        if (message.type === 'problem') problems.push(message.message);
        log.push(`post ${wordsOf(message)}`);
      },
      subscribe: (request, before) => {
        const against = before === undefined ? '' : ` against ${before.kind}`;
        const finest = request.finest === undefined ? '' : ` down to ${request.finest}`;
        log.push(`subscribe ${request.focus.uri}:${request.focus.position.line}${finest}${against}`);
      },
      unsubscribe: () => log.push('unsubscribe'),
      subscribeMatrix: (request, before) => {
        const against = before === undefined ? '' : ` against ${before.kind}`;
        log.push(`subscribe matrix ${request.focus.uri}:${request.focus.position.line}${against}`);
      },
      unsubscribeMatrix: () => log.push('unsubscribe matrix'),
      askCell: async ({ from, to }) => {
        log.push(`ask ${from} ${to}`);
        return null;
      },
      walk: async ({ from, to }) => {
        log.push(`walk ${from} ${to}`);
        return { kind: 'nothing', question: { from, to }, message: 'not here' };
      },
      settled: async (view) => {
        asked.push(view);
        return settled;
      },
      decided: async ({ place }) => {
        log.push(`decided ${place.uri}:${place.position.line}`);
        return { rows: [{ lane: 'ingress', row: String(place.position.line) }] };
      },
      setTitle: (title) => log.push(`title ${title}`),
    },
    { focus, pinned },
  );
  sessions = [...sessions, one];
  return one;
}

/** The steps since the last look. */
function steps(): readonly string[] {
  return log.splice(0);
}

function running(focus: PreviewFocus | undefined, pinned = false): PreviewSession {
  const made = session(focus, pinned);
  made.serverIs('running');
  made.webviewReady();
  steps();
  return made;
}

beforeEach(() => {
  log = [];
  problems = [];
  asked = [];
  settled = Promise.resolve(true);
});

afterEach(() => {
  for (const one of sessions) one.dispose();
  sessions = [];
});

describe('the session of a panel', () => {
  it('subscribes when both the webview and the server are there, whichever comes first', () => {
    const first = session(here);
    first.webviewReady();
    expect(steps()).toEqual(['post panel', 'post loading']);
    first.serverIs('running');
    expect(steps()).toEqual(['post loading', 'subscribe file:///a.yaml:1']);

    const second = session(here);
    second.serverIs('running');
    expect(steps()).toEqual([]);
    second.webviewReady();
    expect(steps()).toEqual(['post panel', 'post loading', 'subscribe file:///a.yaml:1']);
  });

  it('says what to do where there is no place to show yet', () => {
    const made = session(undefined);
    made.serverIs('running');
    made.webviewReady();
    expect(steps()).toEqual(['post panel', 'post nothing']);
    made.follow(here);
    expect(steps()).toEqual(['post panel', 'post loading', 'subscribe file:///a.yaml:1']);
  });

  it('names no subject in its title where there is nothing to show', () => {
    const made = running(here);
    made.changed(whole(1, sampleModel()));
    made.changed({ subscription: 's', revision: 2, change: { kind: 'nothing', message: 'Nothing here.' } });
    expect(steps().filter((step) => step.startsWith('title'))).toEqual([
      'title Traffic: payments/api',
      'title Preview',
    ]);
  });

  it('follows the cursor, once a place', () => {
    const made = running(here);
    made.follow(here);
    expect(steps()).toEqual([]);
    made.follow(there);
    expect(steps()).toEqual(['post panel', 'subscribe file:///b.yaml:9']);
  });

  it('compares with what is chosen, wherever the cursor goes, until nothing is chosen', () => {
    const made = running(here);
    made.compareWith({ name: 'HEAD', state: { kind: 'commit' } });
    expect(steps()).toEqual(['post panel', 'subscribe file:///a.yaml:1 against commit']);
    made.follow(there);
    expect(steps()).toEqual(['post panel', 'subscribe file:///b.yaml:9 against commit']);
    made.compareWith(undefined);
    expect(steps()).toEqual(['post panel', 'subscribe file:///b.yaml:9']);
  });

  it('shows a label until the text is edited there, and the object whole where that is wanted', () => {
    const made = running(here);
    made.editedAtCursor({ ...here, uri: 'file:///other.yaml' });
    expect(steps()).toEqual([]);
    made.editedAtCursor(here);
    expect(steps()).toEqual(['subscribe file:///a.yaml:1 down to part']);
    made.editedAtCursor(here);
    expect(steps()).toEqual([]);
    made.follow(here);
    expect(steps()).toEqual(['post panel', 'subscribe file:///a.yaml:1']);
    made.showWhole(true);
    expect(steps()).toEqual(['post panel', 'subscribe file:///a.yaml:1 down to object']);
    made.follow(there);
    expect(steps()).toEqual(['post panel', 'subscribe file:///b.yaml:9 down to object']);
    made.showWhole(false);
    made.pin(true);
    steps();
    made.editedAtCursor(there);
    expect(steps()).toEqual([]);
  });

  it('compares the matrix with what is chosen, too', () => {
    const made = running(here);
    made.showView('matrix');
    steps();
    made.compareWith({ name: 'HEAD', state: { kind: 'commit' } });
    expect(steps()).toEqual(['post panel', 'subscribe matrix file:///a.yaml:1 against commit']);
  });

  it('stays where it is pinned, and still goes where it is sent', () => {
    const made = running(here);
    made.pin(true);
    steps();
    made.follow(there);
    expect(steps()).toEqual([]);
    made.show(there);
    expect(steps()).toEqual(['post panel', 'subscribe file:///b.yaml:9']);
    made.pin(false);
    made.follow(here);
    expect(steps()).toContain('subscribe file:///a.yaml:1');
  });

  it('does not follow its own jump to a line, but the next move', () => {
    const made = running(here);
    made.jumpsTo(there);
    made.follow(there);
    expect(steps()).toEqual([]);
    made.follow({ ...there, position: { line: 10, character: 0 } });
    expect(steps()).toContain('subscribe file:///b.yaml:10');
  });

  it('unsubscribes while hidden, and asks for the whole when it is back', () => {
    const made = running(here);
    made.hidden();
    expect(steps()).toEqual(['unsubscribe']);
    made.follow(there);
    made.changed(whole(2, sampleModel()));
    expect(steps()).toEqual([]);
    made.webviewReady();
    expect(steps()).toEqual(['post panel', 'post loading', 'subscribe file:///b.yaml:9']);
  });

  it('asks for the whole when the webview was loaded anew without having been hidden', () => {
    const made = running(here);
    made.webviewReady();
    expect(steps()).toEqual(['unsubscribe', 'post panel', 'post loading', 'subscribe file:///a.yaml:1']);
  });

  it('says that the server stopped, and comes back with it', () => {
    const made = running(here);
    made.serverIs('stopped');
    expect(steps()).toEqual(['post problem']);
    made.hidden();
    expect(steps()).toEqual([]);
    made.webviewReady();
    expect(steps()).toEqual(['post panel', 'post problem']);
    expect(problems).toEqual(Array(2).fill('The Policy Lens language server is not running.'));
    made.serverIs('starting');
    made.serverIs('running');
    expect(steps()).toEqual(['post loading', 'post loading', 'subscribe file:///a.yaml:1']);
  });

  it('passes on what is its own and fits, and nothing else', () => {
    const made = running(here);
    made.changed({ ...whole(1, sampleModel()), subscription: 'another' });
    made.changed({ subscription: 's', revision: 1, change: { kind: 'whole', model: {} } });
    made.changed('noise');
    expect(steps()).toEqual([]);
    made.changed(whole(1, sampleModel()));
    expect(steps()).toEqual(['title Traffic: payments/api', 'post whole']);
  });

  it('keeps a pinned place at its object while the text moves', () => {
    const made = running(here, true);
    const model = sampleModel();
    made.changed(whole(1, model));
    expect(made.state.focus).toEqual({
      uri: model.subject.link.uri,
      position: model.subject.link.range.start,
    });
    const following = running(here);
    following.changed(whole(1, model));
    expect(following.state.focus).toEqual(here);
  });

  it('asks for the whole again when a patch did not fit, and leaves when closed', () => {
    const made = running(here);
    made.resync();
    expect(steps()).toEqual(['unsubscribe', 'post loading', 'subscribe file:///a.yaml:1']);
    made.dispose();
    expect(steps()).toEqual(['unsubscribe']);
    made.changed(whole(1, sampleModel()));
    expect(steps()).toEqual([]);
  });

  it('walks through a decision, again when it comes back and after edits, until that is closed', async () => {
    const made = running(here);
    made.why({ from: 'shop/web', to: 'shop/db' });
    expect(steps()).toEqual(['post panel', 'walk shop/web shop/db']);
    await expect.poll(steps).toEqual(['post walk']);
    expect(made.state.why).toEqual({ from: 'shop/web', to: 'shop/db' });
    made.hidden();
    made.webviewReady();
    expect(steps()).toContain('walk shop/web shop/db');
    await expect.poll(steps).toEqual(['post walk']);
    made.textChanged();
    // It says the same as before, so that nothing is told.
    await expect.poll(steps).toEqual(['walk shop/web shop/db']);
    // Asked for again it comes anew, and so takes the keyboard.
    made.why({ from: 'shop/web', to: 'shop/db' });
    expect(steps()).toEqual(['post walk', 'post panel', 'walk shop/web shop/db']);
    await expect.poll(steps).toEqual(['post walk']);
    made.closeWhy();
    made.textChanged();
    expect(steps()).toEqual(['post panel', 'post walk']);
    expect(made.state.why).toBeUndefined();
  });

  it('marks what the line at the cursor decides, also while it stays elsewhere, and again with a new picture', async () => {
    const made = running(here, true);
    made.cursorAt(there);
    expect(steps()).toEqual(['decided file:///b.yaml:9']);
    await expect.poll(steps).toEqual(['post decided']);
    made.changed(whole(1, sampleModel()));
    // What an edit changes is drawn first.
    expect(steps()).not.toContain('decided file:///b.yaml:9');
    await expect.poll(steps).toEqual(['decided file:///b.yaml:9']);
    await new Promise((resolve) => setTimeout(resolve));
    // The same rows as before are not told again.
    expect(steps()).toEqual([]);
    made.editedAtCursor(here);
    made.changed(whole(2, sampleModel()));
    steps();
    await expect.poll(steps).toEqual(['decided file:///a.yaml:1', 'post decided']);
    made.editedAtCursor(there);
    made.cursorAt(there);
    expect(steps()).toEqual(['decided file:///b.yaml:9']);
    await expect.poll(steps).toEqual(['post decided']);
    made.hidden();
    made.cursorAt(here);
    expect(steps()).toEqual(['unsubscribe']);
  });

  it('says that the picture is old where it lasts, until it is as new as the text', async () => {
    vi.useFakeTimers();
    try {
      const made = running(here);
      await vi.advanceTimersByTimeAsync(5000);
      expect(asked).toEqual(['lanes']);
      let tell: ((isSettled: unknown) => void) | undefined;
      const answer = (): void => {
        settled = new Promise((resolve) => {
          tell = resolve;
        });
      };
      steps();
      answer();
      made.textChanged();
      await vi.advanceTimersByTimeAsync(1100);
      expect(steps()).toEqual([]);
      await vi.advanceTimersByTimeAsync(200);
      expect(steps()).toEqual(['post age old']);
      tell?.(true);
      await vi.advanceTimersByTimeAsync(0);
      expect(steps()).toEqual(['post age new']);
      // An answer that was overtaken says nothing about the newest text, and neither does a server that is gone.
      answer();
      const tellFirst = tell;
      made.textChanged();
      await vi.advanceTimersByTimeAsync(300);
      answer();
      made.textChanged();
      await vi.advanceTimersByTimeAsync(1300);
      expect(steps()).toEqual(['post age old']);
      tellFirst?.(true);
      tell?.(null);
      await vi.advanceTimersByTimeAsync(5000);
      expect(steps()).toEqual([]);
      made.showView('matrix');
      await vi.advanceTimersByTimeAsync(300);
      expect(asked.at(-1)).toBe('matrix');
    } finally {
      vi.useRealTimers();
    }
  });

  it('asks once for what the line decides, when the picture after an edit has had its time to be drawn', async () => {
    vi.useFakeTimers();
    try {
      const made = running(here);
      made.editedAtCursor(here);
      vi.advanceTimersByTime(120);
      made.changed(whole(1, sampleModel()));
      steps();
      vi.advanceTimersByTime(150);
      expect(steps()).toEqual([]);
      await vi.advanceTimersByTimeAsync(1000);
      expect(steps()).toEqual(['decided file:///a.yaml:1', 'post decided']);
    } finally {
      vi.useRealTimers();
    }
  });

  it('shows one view at a time, and subscribes to what that one draws', () => {
    const made = running(here);
    made.showView('matrix');
    expect(steps()).toEqual([
      'unsubscribe',
      'post panel',
      'post loading',
      'subscribe matrix file:///a.yaml:1',
    ]);
    made.show(there);
    expect(steps()).toEqual(['post panel', 'subscribe matrix file:///b.yaml:9']);
    made.showView('matrix');
    expect(steps()).toEqual([]);
    made.matrixChanged(wholeMatrix(1, sampleMatrix()));
    made.matrixChanged({ ...wholeMatrix(1, sampleMatrix()), subscription: 'other' });
    expect(steps()).toEqual(['title Connections: prod', 'post matrix']);
    made.hidden();
    expect(steps()).toEqual(['unsubscribe matrix']);
    made.webviewReady();
    expect(steps()).toEqual(['post panel', 'post loading', 'subscribe matrix file:///b.yaml:9']);
    made.showView('lanes');
    expect(steps()).toEqual([
      'unsubscribe matrix',
      'post panel',
      'post loading',
      'subscribe file:///b.yaml:9',
    ]);
  });

  it('asks what a cell says of the environment that the panel is about', async () => {
    const made = running(here);
    await made.askCell({ from: 'a', to: 'b' });
    expect(steps()).toEqual(['ask a b', 'post cell']);
  });
});
