import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { nodeHost } from './nodeHost.ts';
import { serve } from './server.ts';
import { serverVersion } from './version.ts';

// The transport comes from the command line: --node-ipc, --stdio, --pipe or --socket.
serve(createConnection(ProposedFeatures.all), nodeHost, serverVersion);
