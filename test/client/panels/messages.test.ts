import { describe, expect, it } from 'vitest';
import { hostMessage, intent, panelState } from '../../../client/src/panels/messages.ts';
import { Faces } from '../../../client/webview/matrix/faces.ts';
import { axesOf } from '../../../client/webview/matrix/lines.ts';
import { emptyMatrixLayout } from '../../../client/webview/matrix/matrixLayout.ts';
import { pictureOf } from '../../../client/webview/matrix/picture.ts';
import { block, sampleMatrix, wholeMatrix } from '../support/matrixModels.ts';
import { changedModel, link, patch, sampleModel, whole } from '../support/models.ts';

/** As it arrives: through serialisation, which drops what is undefined. */
function sent(message: unknown): unknown {
  return JSON.parse(JSON.stringify(message));
}

const focus = { uri: 'untitled:Untitled-1', position: { line: 3, character: 0 } };
const model = sampleModel();
const matrix = sampleMatrix();
const picture = pictureOf(matrix, axesOf(matrix, emptyMatrixLayout), new Faces(matrix, emptyMatrixLayout));

const hostMessages: readonly unknown[] = [
  { type: 'panel', state: { focus, pinned: true } },
  { type: 'panel', state: { focus: undefined, pinned: false } },
  { type: 'panel', state: { focus: undefined, pinned: false, view: 'lanes' } },
  { type: 'panel', state: { focus, pinned: false, baseline: { name: 'HEAD', state: { kind: 'commit' } } } },
  {
    type: 'panel',
    state: { focus, pinned: false, baseline: { name: 'v1', state: { kind: 'revision', name: 'v1' } } },
  },
  { type: 'changed', changed: whole(1, changedModel()) },
  { type: 'changed', changed: whole(1, model) },
  { type: 'changed', changed: patch(1, 2, { lanes: model.lanes }) },
  { type: 'changed', changed: patch(1, 2, {}) },
  {
    type: 'changed',
    changed: { subscription: 's', revision: 0, change: { kind: 'nothing', message: 'no policy here' } },
  },
  { type: 'panel', state: { focus, pinned: true, view: 'matrix' } },
  { type: 'matrix', changed: wholeMatrix(1, sampleMatrix()) },
  {
    type: 'matrix',
    changed: {
      subscription: 's',
      revision: 2,
      change: { kind: 'patch', base: 1, parts: { subject: null }, blocks: [block('a', 'b', 'A')] },
    },
  },
  { type: 'cell', from: 'a', to: 'b', cell: undefined },
  { type: 'problem', message: 'stopped' },
  { type: 'loading' },
  { type: 'age', isOld: true },
];

const intents: readonly unknown[] = [
  { type: 'ready' },
  { type: 'resync' },
  { type: 'open', link: link('a.yaml:3') },
  { type: 'pin', pinned: true },
  { type: 'view', view: 'lanes' },
  { type: 'chooseBaseline' },
  { type: 'export', model },
  { type: 'exportMatrix', picture },
  { type: 'cell', from: 'a', to: 'b' },
  { type: 'chooseCompleteness' },
  { type: 'selectEnvironment' },
  { type: 'completeEnvironment', name: 'overlays/dev' },
  { type: 'restartServer' },
  { type: 'showLog' },
];

const broken: readonly unknown[] = [
  null,
  undefined,
  'ready',
  42,
  [],
  {},
  { type: 'unheard' },
  { type: 'constructor' },
  { type: 'pin' },
  { type: 'pin', pinned: 'yes' },
  { type: 'whole' },
  { type: 'view', view: 'none' },
  { type: 'panel', state: { focus, pinned: false, baseline: { name: 'a', state: { kind: 'now' } } } },
  { type: 'export' },
  { type: 'exportMatrix', picture: { ...picture, cells: [['0']] } },
  { type: 'cell', from: 'a' },
  {
    type: 'matrix',
    changed: wholeMatrix(1, { ...sampleMatrix(), blocks: [{ from: 'a', to: 'b', cells: [-1, 1] }] }),
  },
  { type: 'export', model: { ...model, lanes: undefined } },
  { type: 'open', link: { ...link('a.yaml:3'), uri: 3 } },
  {
    type: 'open',
    link: {
      ...link('a.yaml:3'),
      range: { start: { line: -1, character: 0 }, end: { line: 0, character: 0 } },
    },
  },
  { type: 'panel', state: { focus: { uri: 'x' }, pinned: true } },
  { type: 'changed', changed: { ...whole(1, model), revision: 1.5 } },
  {
    type: 'changed',
    changed: { ...whole(1, model), change: { kind: 'whole', model: { ...model, notes: 'none' } } },
  },
  { type: 'changed', changed: { ...whole(1, model), change: { kind: 'patch', parts: {}, lanes: [] } } },
  { type: 'changed', changed: { ...whole(1, model), change: { kind: 'patch', base: 1, parts: {} } } },
  {
    type: 'changed',
    changed: whole(1, {
      ...model,
      lanes: [{ ...model.lanes[0], groups: [{ id: 'g', title: 'g', detail: '', rows: [{}] }] }],
    } as never),
  },
];

describe('messages between extension and webview', () => {
  it.each(hostMessages)('lets the extension’s own through: %j', (message) => {
    expect(hostMessage(sent(message))).toBe(true);
  });

  it.each(intents)('lets the webview’s own through: %j', (message) => {
    expect(intent(sent(message))).toBe(true);
  });

  it.each(broken)('refuses what does not fit, on both sides: %j', (message) => {
    expect(hostMessage(message)).toBe(false);
    expect(intent(message)).toBe(false);
  });

  it('refuses an inherited tag', () => {
    expect(intent(Object.create({ type: 'showLog' }))).toBe(false);
  });

  it('restores a stored panel only where it fits', () => {
    expect(panelState(sent({ focus, pinned: false }))).toBe(true);
    expect(panelState({ focus, pinned: 1 })).toBe(false);
    expect(panelState(undefined)).toBe(false);
  });
});
