// Beside the extension in its host: writes when the host hears of an edit, and watches the language server that is started.
const childProcess = require('node:child_process');
const { join } = require('node:path');
const { workspace } = require('vscode');
const { tell, watch } = require('./watch.cjs');

exports.activate = ({ subscriptions }) => {
  const { fork } = childProcess;
  childProcess.fork = (module, parameters, options) => {
    if (!module.endsWith('server.cjs')) return fork(module, parameters, options);
    const execArgv = [...(options.execArgv ?? []), '--require', join(__dirname, 'server.cjs')];
    const child = fork(module, parameters, { ...options, execArgv });
    watch(child, 'host');
    return child;
  };
  subscriptions.push(workspace.onDidChangeTextDocument(() => tell('host hears')));
};
