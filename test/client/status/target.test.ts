import { beforeEach, describe, expect, it, vi } from 'vitest';
import manifest from '../../../package.json' with { type: 'json' };
import texts from '../../../package.nls.json' with { type: 'json' };
import type { DocumentStatus, DocumentTarget } from '../../../server/src/protocol/session.ts';

/** The parts of VS Code that show and choose a target. */
const code = vi.hoisted(() => {
  const item = {
    name: '',
    command: '',
    text: '',
    tooltip: '',
    isShown: false,
    show() {
      item.isShown = true;
    },
    hide() {
      item.isShown = false;
    },
  };
  const editor = (uri: string) => ({ document: { uri: { toString: () => uri } } });
  return {
    item,
    editor,
    active: undefined as ReturnType<typeof editor> | undefined,
    visible: [] as ReturnType<typeof editor>[],
    folders: undefined as unknown,
    setting: undefined as string | undefined,
    onActive: () => undefined as unknown,
    onStatus: () => undefined as unknown,
    offered: [] as readonly { label: string; description: string; detail?: string; value: string }[],
    isDetailMatched: undefined as boolean | undefined,
    chosen: '',
    updates: [] as unknown[],
  };
});

vi.mock('vscode', () => ({
  ConfigurationTarget: { Global: 'global', Workspace: 'workspace' },
  StatusBarAlignment: { Left: 1, Right: 2 },
  Disposable: { from: () => ({ dispose: () => undefined }) },
  l10n: {
    t: (text: string, ...values: string[]) => text.replace(/\{(\d)\}/g, (_, at) => values[Number(at)] ?? ''),
  },
  window: {
    get activeTextEditor() {
      return code.active;
    },
    get visibleTextEditors() {
      return code.visible;
    },
    createStatusBarItem: () => code.item,
    onDidChangeActiveTextEditor: (listener: () => void) => {
      code.onActive = listener;
    },
    showQuickPick: async (choices: typeof code.offered, options: { matchOnDetail?: boolean }) => {
      code.offered = choices;
      code.isDetailMatched = options.matchOnDetail;
      return choices.find(({ label }) => label === code.chosen);
    },
  },
  workspace: {
    get workspaceFolders() {
      return code.folders;
    },
    getConfiguration: () => ({
      get: (key: string) => (key === 'policyLens.seccomp.target' ? code.setting : undefined),
      update: async (...update: unknown[]) => {
        code.updates.push(update);
      },
    }),
  },
}));

const { showTarget } = await import('../../../client/src/status/targetItem.ts');
const { selectSeccompTarget } = await import('../../../client/src/commands/selectSeccompTarget.ts');

const known = new Map<string, DocumentStatus>();
const statuses = {
  get: (uri: string | undefined) => (uri === undefined ? undefined : known.get(uri)),
  onChange: (listener: () => void) => {
    code.onStatus = listener;
  },
} as unknown as Parameters<typeof showTarget>[0];

function open(uri: string, target?: DocumentTarget): void {
  known.set(uri, { uri, recognised: true, ...(target === undefined ? {} : { target }) });
  code.active = code.editor(uri);
  code.visible = [code.active];
}

const assumed = { name: 'Docker 29', details: 'runc 1.3.3', isChosen: false, declared: [] };

beforeEach(() => {
  known.clear();
  code.active = undefined;
  code.visible = [];
  code.item.isShown = false;
  code.folders = undefined;
  code.setting = undefined;
  code.updates = [];
  code.chosen = '';
});

describe('the target in the status bar', () => {
  it('is that of the profile in front, and says whether it was chosen', () => {
    open('file:///a.json', assumed);
    showTarget(statuses);
    expect(code.item).toMatchObject({
      isShown: true,
      text: '$(shield) Docker 29',
      tooltip:
        'The seccomp target that the profile seems to be written for: runc 1.3.3. Click to choose one.',
      command: 'policyLens.selectSeccompTarget',
    });
    known.set('file:///a.json', {
      uri: 'file:///a.json',
      recognised: true,
      target: { ...assumed, name: 'Podman 5.4', isChosen: true },
    });
    code.onStatus();
    expect(code.item).toMatchObject({
      text: '$(shield) Podman 5.4',
      tooltip: 'The seccomp target that findings are about: runc 1.3.3. Click to choose another.',
    });
  });

  it('is not there for other documents, and stays while a panel has the keyboard', () => {
    open('file:///a.json', assumed);
    showTarget(statuses);
    code.active = undefined;
    code.onActive();
    expect(code.item.isShown).toBe(true);
    open('file:///policy.yaml');
    code.onActive();
    expect(code.item.isShown).toBe(false);
  });
});

describe('the choice of a target', () => {
  // VS Code hands over the manifest with its texts in place.
  const packageJSON: unknown = JSON.parse(JSON.stringify(manifest), (_, value: unknown) =>
    typeof value === 'string' && /^%.+%$/.test(value) ? Reflect.get(texts, value.slice(1, -1)) : value,
  );
  const services = {
    statuses,
    context: { extension: { packageJSON } },
  } as unknown as Parameters<typeof selectSeccompTarget>[0];

  const marked = () =>
    code.offered.flatMap(({ label, description }) => (description ? [[label, description]] : []));

  it('is among all that are known, with what each is, and marks the current one', async () => {
    open('file:///a.json', assumed);
    code.setting = 'podman-5.4';
    await selectSeccompTarget(services);
    expect(code.offered.length).toBeGreaterThan(10);
    expect(code.offered.find(({ label }) => label === 'docker-29')).toMatchObject({
      value: 'docker-29',
      detail: expect.stringContaining('Docker 29'),
    });
    expect(marked()).toEqual([['podman-5.4', 'current']]);
    expect(code.offered[0]?.label).toBe('podman-5.4');
    expect(code.isDetailMatched).toBe(true);
    expect(code.updates).toEqual([]);
  });

  it('tells which one a profile has where none is chosen', async () => {
    open('file:///a.json', assumed);
    code.setting = 'auto';
    await selectSeccompTarget(services);
    expect(marked()).toEqual([['auto', `current: ${assumed.name}`]]);
    open('file:///a.json', undefined);
    await selectSeccompTarget(services);
    expect(marked()).toEqual([['auto', 'current']]);
  });

  it('is among those that the environment declares, where it does, the one that counts first', async () => {
    open('file:///a.json', { ...assumed, name: 'prod', declared: ['edge', 'prod'] });
    code.chosen = 'prod';
    await selectSeccompTarget(services);
    expect(code.offered.map(({ label }) => label)).toEqual(['prod', 'edge']);
    expect(marked()).toEqual([['prod', 'current']]);
    expect(code.updates).toEqual([['policyLens.seccomp.target', 'prod', 'global']]);
  });

  it('is kept with the workspace, where there is one', async () => {
    code.folders = [{}];
    code.chosen = 'docker-29';
    await selectSeccompTarget(services);
    expect(code.updates).toEqual([['policyLens.seccomp.target', 'docker-29', 'workspace']]);
  });
});
