import { dirname, join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { checkout } from '../support/checkout.ts';

/** Names that exist somewhere, each in a part of the house where it must not. */
const forbidden = [
  {
    project: 'server/tsconfig.json',
    place: 'server/src/base',
    names: ['process', 'Buffer', 'console', 'setTimeout', 'performance', 'document', 'fetch'],
  },
  {
    project: 'client/webview/tsconfig.json',
    place: 'client/webview',
    names: ['process', 'Buffer', '__dirname'],
  },
  { project: 'tsconfig.json', place: 'server/src/lsp', names: ['document', 'localStorage'] },
] as const;

describe.each(forbidden)('in $place the compiler knows no', ({ project, place, names }) => {
  it.each(names)(
    '%s',
    (name) => {
      expect(messages(project, place, `export const planted = ${name};\n`)).toEqual([
        expect.stringContaining(`Cannot find name '${name}'`),
      ]);
    },
    60_000,
  );
});

/** What the compiler says of one more file in a part of the house. */
function messages(project: string, place: string, text: string): string[] {
  const file = join(checkout, project);
  const { options } = ts.parseJsonConfigFileContent(
    ts.readConfigFile(file, ts.sys.readFile).config,
    ts.sys,
    dirname(file),
  );
  const planted = join(checkout, place, 'planted.ts');
  const host = ts.createCompilerHost(options);
  const readFile = host.getSourceFile;
  host.getSourceFile = (name, ...rest) =>
    name === planted ? ts.createSourceFile(name, text, ts.ScriptTarget.ES2023) : readFile(name, ...rest);
  const program = ts.createProgram([planted], options, host);
  return program
    .getSemanticDiagnostics(program.getSourceFile(planted))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}
