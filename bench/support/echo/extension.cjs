// The least that a panel can do about an edit: it is sent the number that the text ends with, and shows it.
const { commands, ViewColumn, window, workspace } = require('vscode');

const page = `<!DOCTYPE html>
<html lang="en">
<body>
<div id="root" class="lane-ingress"><span class="chip">800</span></div>
<script>
window.addEventListener('message', ({ data }) => {
  document.querySelector('.chip').textContent = data.port;
});
</script>
</body>
</html>`;

exports.activate = ({ subscriptions }) => {
  subscriptions.push(
    commands.registerCommand('echo.open', () => {
      const { webview } = window.createWebviewPanel('echo', 'Echo', ViewColumn.Beside, {
        enableScripts: true,
      });
      webview.html = page;
      subscriptions.push(
        workspace.onDidChangeTextDocument(({ document }) => {
          const port = document.getText().trimEnd().split(' ').at(-1);
          void webview.postMessage({ type: 'changed', port });
        }),
      );
    }),
  );
};
