import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { smallWorkspace } from '../workbench/sample.ts';
import { themes } from '../workbench/themes.ts';
import { useSession } from '../workbench/useSession.ts';

const pod = `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: web
      securityContext:
        seccompProfile:
          type: Localhost
          localhostProfile: tidy/web.json
    - name: side
      image: side
      securityContext:
        seccompProfile:
          type: Localhost
          localhostProfile: operator/shop.json
`;

const plain = `apiVersion: v1
kind: Pod
metadata:
  name: plain
spec:
  containers:
    - name: app
      image: app
`;

const profile = `{
  "defaultAction": "SCMP_ACT_ERRNO",
  "defaultErrnoRet": 38,
  "archMap": [{ "architecture": "SCMP_ARCH_X86_64", "subArchitectures": ["SCMP_ARCH_X86"] }],
  "syscalls": [
    {
      "names": ["write", "read", "clone3"],
      "action": "SCMP_ACT_ALLOW"
    },
    {
      "names": ["clone"],
      "action": "SCMP_ACT_ALLOW",
      "args": [{ "index": 0, "value": 2114060288, "valueTwo": 0, "op": "SCMP_CMP_MASKED_EQ" }]
    },
    {
      "names": ["mount"],
      "action": "SCMP_ACT_ALLOW",
      "includes": { "caps": ["CAP_SYS_ADMIN"] }
    }
  ]
}
`;

const operated = `apiVersion: security-profiles-operator.x-k8s.io/v1
kind: SeccompProfile
metadata:
  name: shop
spec:
  defaultAction: SCMP_ACT_ERRNO
  syscalls:
    - names: [read, write]
      action: SCMP_ACT_ALLOW
`;

describe('rewriting a seccomp profile', () => {
  const session = useSession({ folder: smallWorkspace, viewport: { width: 1600, height: 1000 } });

  beforeAll(() => {
    const { folder } = session();
    mkdirSync(join(folder, 'tidy'));
    writeFileSync(join(folder, 'tidy/web.json'), profile);
    writeFileSync(join(folder, 'tidy-pod.yaml'), pod);
    writeFileSync(join(folder, 'tidy-plain.yaml'), plain);
    writeFileSync(join(folder, 'tidy-object.yaml'), operated);
  });

  it('sorts names in one step that can be undone', async () => {
    const { workbench } = session();
    await workbench.openFile('tidy/web.json');
    // The same keys a second time would take the first action.
    await workbench.lens('Leaves open').waitFor();
    await workbench.goTo(7, 22);
    const sorting = (await workbench.quickFixes()).filter({
      hasText: 'Sort and de-duplicate the names of this rule',
    });
    await sorting.first().waitFor();
    await workbench.screenshot('refactorings-offered');
    await sorting.first().click();
    await workbench.line('["clone3", "read", "write"]').waitFor();
    await workbench.press('Control+Z');
    await workbench.line('["write", "read", "clone3"]').waitFor();
  });

  it('shows what a conversion loses before it is applied', async () => {
    const { workbench } = session();
    await workbench.goTo(7, 22);
    await workbench.quickFix('Convert to plain OCI');
    const asked = workbench.page.locator('.monaco-dialog-box');
    await asked.getByText('The rule for mount is left out').first().waitFor();
    await workbench.screenshot('refactorings-losses');
    await asked.getByRole('button', { name: 'Show Changes' }).click();
    await workbench.page.getByText('Refactor Preview').first().waitFor();
    await workbench.page.getByRole('button', { name: 'Discard' }).click();
    await workbench.focusEditor();
    await workbench.quickFix('Convert to plain OCI');
    await asked.getByRole('button', { name: 'Apply' }).click();
    await workbench.line('"SCMP_ARCH_X86_64",').waitFor();
    await workbench.focusEditor();
    await workbench.press('Control+Z');
    await workbench.line('"archMap"').waitFor();
  });

  it('tells the risk above the profile, and all of it on a click, in every theme', async () => {
    const { workbench } = session();
    await workbench.goTo(1);
    await workbench.lens('Leaves open: 1 call of high risk, 1 way around its own rules').click();
    await workbench.page.locator('.tab.active', { hasText: 'Risk of web.json' }).waitFor();
    await workbench.panel().getByRole('heading', { name: 'Ways around its own rules' }).waitFor();
    for (const { label } of themes) {
      await workbench.chooseTheme(label);
      await workbench.screenshot(`refactorings-risk-${label.toLowerCase().replaceAll(' ', '-')}`);
    }
    await workbench.focusEditor();
    await workbench.command('View: Close Editors in Other Groups');
  }, 120_000);

  it('leads from a pod to its profile and back', async () => {
    const { workbench } = session();
    await workbench.openFile('tidy-pod.yaml');
    await workbench.goTo(12, 34);
    await workbench.press('F12');
    const profileTab = workbench.page.locator('.tab.active[data-resource-name="web.json"]');
    await profileTab.waitFor();
    // Of a single use VS Code makes no list.
    await workbench.press('Shift+F12');
    await workbench.page.locator('.tab.active', { hasText: 'tidy-pod.yaml' }).waitFor();
    await workbench.page.locator('.statusbar-item', { hasText: 'Ln 12, ' }).waitFor();
    await workbench.screenshot('refactorings-use');
  });

  it('makes a profile for a pod that has none, which is undone in one step', async () => {
    const { workbench, folder } = session();
    await workbench.openFile('tidy-plain.yaml');
    await workbench.goTo(6, 10);
    await workbench.quickFix('Run the pod under a new profile profiles/plain.json');
    const asked = workbench.page.locator('.monaco-dialog-box');
    await asked.getByText('before each node has the file').first().waitFor();
    await workbench.screenshot('refactorings-new-profile');
    await asked.getByRole('button', { name: 'Apply' }).click();
    await workbench.line('localhostProfile: profiles/plain.json').waitFor();
    const made = (): boolean => existsSync(join(folder, 'profiles/plain.json'));
    const waiting = { timeout: 20_000 };
    await expect.poll(made, waiting).toBe(true);
    await workbench.focusEditor();
    await workbench.lens('Runs under profiles/plain.json of the node, by the pod’s seccompProfile').waitFor();
    await workbench.goTo(9, 30);
    const hover = await workbench.hover();
    await hover.getByText('runs under').first().waitFor();
    await workbench.screenshot('refactorings-new-profile-hover');
    await workbench.press('Escape');
    await workbench.press('Control+Z');
    await expect.poll(made, waiting).toBe(false);
    await workbench.line('localhostProfile').waitFor({ state: 'detached' });
    await workbench.press('Control+Y');
    await expect.poll(made, waiting).toBe(true);
    await workbench.line('localhostProfile: profiles/plain.json').waitFor();
  });

  it('renames an object together with what names it', async () => {
    const { workbench } = session();
    await workbench.openFile('tidy-object.yaml');
    await workbench.goTo(4, 10);
    await workbench.press('F2');
    const input = workbench.page.locator('.rename-box input');
    await input.waitFor();
    await input.fill('store');
    await workbench.screenshot('refactorings-rename');
    await workbench.press('Enter');
    await workbench.line('name: store').waitFor();
    await workbench.openFile('tidy-pod.yaml');
    await workbench.line('operator/store.json').waitFor();
  });

  it('lets what names a profile follow its file', async () => {
    const { workbench } = session();
    await workbench.openFile('tidy/web.json');
    const row = workbench.page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'web.json' });
    await row.click();
    await workbench.press('F2');
    const input = workbench.page.locator('.explorer-folders-view input');
    await input.waitFor();
    await input.fill('shop.json');
    await workbench.press('Enter');
    const asked = workbench.page.locator('.monaco-dialog-box');
    await asked.waitFor();
    await workbench.screenshot('refactorings-rename-file');
    await asked.getByRole('button', { name: 'OK' }).click();
    await workbench.page.locator('.tab[data-resource-name="tidy-pod.yaml"]').click();
    await workbench.line('localhostProfile: tidy/shop.json').waitFor();
  });
});
