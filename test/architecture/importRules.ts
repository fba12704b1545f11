import { builtinModules } from 'node:module';
import type { IForbiddenRuleType } from 'dependency-cruiser';
import { edgeRooms, protocolRoom, pureLibraries, pureRooms, type Room } from './rooms.ts';

const sources = '^(server/src|client/src|client/webview)/';

/** The directions of imports, as dependency-cruiser takes them. Each kind of rule has a planted violation in the test. */
export const importRules: readonly IForbiddenRuleType[] = [
  ...[protocolRoom, ...pureRooms, ...edgeRooms].map(onlyDownward),
  {
    name: 'pure-rooms-stay-pure',
    comment:
      'Below lsp and cli nothing of Node or of an editor is used; such things come in through interfaces.',
    severity: 'error',
    from: { path: `^server/src/${anyOf(pureRooms.map((room) => room.name))}/` },
    to: { pathNot: `${sources}|node_modules/${anyOf(pureLibraries)}/` },
  },
  {
    name: 'protocol-stands-alone',
    comment: 'What client, webview and server share must load in each of them.',
    severity: 'error',
    from: { path: '^server/src/protocol/' },
    to: { pathNot: sources },
  },
  {
    name: 'server-knows-no-vscode',
    comment: 'The server runs in other editors too.',
    severity: 'error',
    from: { path: '^server/' },
    to: { path: '^vscode$|node_modules/vscode-languageclient/' },
  },
  {
    name: 'client-imports-protocol-alone',
    comment: 'The client is thin: of the server it knows the messages.',
    severity: 'error',
    from: { path: '^client/(src|webview)/' },
    to: { path: '^server/src/', pathNot: '^server/src/protocol/' },
  },
  {
    name: 'extension-imports-no-panel',
    comment: 'Panels run in a browser of their own; the extension and they share messages only.',
    severity: 'error',
    from: { path: '^client/src/' },
    to: { path: '^client/webview/' },
  },
  {
    name: 'panels-load-in-a-browser',
    comment:
      'Whatever a panel imports, directly or by way of another file, must work without VS Code and without Node.',
    severity: 'error',
    from: { path: '^client/webview/' },
    to: { path: `^vscode$|^node:|^${anyOf(builtinModules)}(/|$)`, reachable: true },
  },
  { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
];

function onlyDownward({ name, mayImport }: Room): IForbiddenRuleType {
  return {
    name: `${name}-only-downward`,
    comment: `${name} may import ${mayImport.join(', ') || 'no other room'}.`,
    severity: 'error',
    from: { path: `^server/src/${name}/` },
    to: { path: sources, pathNot: `^server/src/${anyOf([name, ...mayImport])}/` },
  };
}

function anyOf(names: readonly string[]): string {
  return `(${names.join('|')})`;
}
