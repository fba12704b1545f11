import assert from 'node:assert/strict';
import {
  type CodeAction,
  CodeActionKind,
  type CompletionList,
  commands,
  type Hover,
  MarkdownString,
  Range,
  WorkspaceEdit,
  window,
  workspace,
} from 'vscode';
import { eventually } from './eventually.ts';
import { findings, open, ourDiagnostics, positionOf, underlined } from './support.ts';

suite('editing', () => {
  teardown(() => commands.executeCommand('workbench.action.revertAndCloseActiveEditor'));

  test('a quick fix mends what it is for', async () => {
    const document = await open('broken.yaml');
    const finding = (await findings(document, 2)).find((one) => underlined(document, one) === 'tcp');
    assert.ok(finding);
    const actions = await commands.executeCommand<CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      finding.range,
      CodeActionKind.QuickFix.value,
    );
    const fix = actions.find((action) => action.title === 'Write TCP');
    assert.ok(fix?.edit);
    assert.equal(fix.isPreferred, true);
    assert.ok(await workspace.applyEdit(fix.edit));
    assert.match(document.getText(), /protocol: TCP\n/);
    await eventually(
      'the finding is gone',
      () => !ourDiagnostics(document).some(({ message }) => message === finding.message),
    );
  });

  test('a fix makes the configuration that ignores a finding, where the file can hold no suppression', async () => {
    const document = await open('seccomp/profile.json');
    // A tab of its own, so that the profile stays open beside the configuration.
    await window.showTextDocument(document, { preview: false });
    const misspelled = () => ourDiagnostics(document).find((one) => underlined(document, one) === '"raed"');
    const finding = await eventually('the finding', misspelled);
    const actions = await commands.executeCommand<CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      finding.range,
      CodeActionKind.QuickFix.value,
    );
    const fix = actions.find(({ title }) => title.startsWith('Ignore findings of seccomp-unknown-syscall'));
    assert.ok(fix?.edit);
    assert.ok(await workspace.applyEdit(fix.edit));
    const configuration = await open('.policy-lens.yaml');
    assert.match(
      configuration.getText(),
      /- path: seccomp\/profile\.json\n {4}rule: seccomp-unknown-syscall\n/,
    );
    await eventually('the finding is gone', () => misspelled() === undefined);
    const emptied = new WorkspaceEdit();
    emptied.replace(configuration.uri, new Range(0, 0, configuration.lineCount, 0), '');
    await workspace.applyEdit(emptied);
    await eventually('the finding is back', misspelled);
    assert.ok(await configuration.save());
    await workspace.fs.delete(configuration.uri);
  });

  test('a hover over a CIDR tells its first and last address', async () => {
    const document = await open('broken.yaml');
    await findings(document, 2);
    const text = await hoverText(document, positionOf(document, '10.0.0.7', 2));
    assert.match(text, /10\.0\.0\.0/);
    assert.match(text, /10\.255\.255\.255/);
  });

  test('a hover over a selector names the workloads that it selects', async () => {
    const document = await open('policy.yaml');
    const text = await eventually('the workspace is indexed', async () => {
      const hover = await hoverText(document, positionOf(document, 'podSelector', 3));
      return hover.includes('api') && hover;
    });
    assert.match(text, /\bapi\b/);
    assert.doesNotMatch(text, /\bworker\b/);
  });

  test('completion offers labels of the workspace', async () => {
    const document = await open('policy.yaml');
    const position = positionOf(document, 'app: worker', 'app: '.length);
    await eventually('worker is offered', async () => {
      const { items } = await commands.executeCommand<CompletionList>(
        'vscode.executeCompletionItemProvider',
        document.uri,
        position,
      );
      const labels = items.map(({ label }) => (typeof label === 'string' ? label : label.label));
      return labels.includes('worker') && labels.includes('api');
    });
  });
});

async function hoverText(
  ...place: [document: Awaited<ReturnType<typeof open>>, position: ReturnType<typeof positionOf>]
): Promise<string> {
  const [document, position] = place;
  const hovers = await commands.executeCommand<Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    position,
  );
  return hovers
    .flatMap((hover) => hover.contents)
    .map((content) => (content instanceof MarkdownString ? content.value : String(content)))
    .join('\n');
}
