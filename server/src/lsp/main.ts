import { setFlagsFromString } from 'node:v8';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { nodeHost } from './nodeHost.ts';
import { serve } from './server.ts';
import { serverVersion } from './version.ts';

// An editor's helper is to be small rather than fast at reading thousands of files in one go: left alone, the engine
// keeps several times of what is in use before it collects garbage (bench/ has the figures).
setFlagsFromString('--semi-space-growth-factor=1');
setFlagsFromString('--heap-growing-percent=50');

// The transport comes from the command line: --node-ipc, --stdio, --pipe or --socket.
serve(createConnection(ProposedFeatures.all), nodeHost, serverVersion);
