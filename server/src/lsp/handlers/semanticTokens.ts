import {
  type SemanticTokens,
  SemanticTokensBuilder,
  type SemanticTokensParams,
  type SemanticTokensRangeParams,
} from 'vscode-languageserver';
import type { TextRange } from '../../base/range.ts';
import { normalizeUri } from '../../base/uri.ts';
import { ruleTokens, ruleTokenTypes } from '../../features/seccomp/tokens/ruleTokens.ts';
import type { WorkspaceFile } from '../../workspace/file.ts';
import type { ServerContext } from '../context.ts';
import { runInSlices } from '../slices.ts';
import { handler } from '../wrap.ts';

/** Answers with the calls and actions of rules, by whether the rule allows, denies, or depends on something. */
export function registerSemanticTokens(context: ServerContext): void {
  const { connection, documents, host } = context;
  const answer = async (
    given: string,
    rangeIn: (file: WorkspaceFile) => TextRange,
    isCancelled: () => boolean,
  ): Promise<SemanticTokens> => {
    const file = await documents.settled(normalizeUri(given));
    if (file === undefined || isCancelled()) return { data: [] };
    const tokens = await runInSlices(ruleTokens(file, rangeIn(file)), host, isCancelled);
    const builder = new SemanticTokensBuilder();
    for (const { range, type } of tokens ?? []) {
      const { line, character } = file.lines.positionAt(range.start);
      builder.push(line, character, range.end - range.start, ruleTokenTypes.indexOf(type), 0);
    }
    return builder.build();
  };
  connection.languages.semanticTokens.on(
    handler<SemanticTokensParams, SemanticTokens>(
      context,
      'semantic tokens',
      { data: [] },
      ({ textDocument }, isCancelled) => answer(textDocument.uri, wholeOf, isCancelled),
    ),
  );
  connection.languages.semanticTokens.onRange(
    handler<SemanticTokensRangeParams, SemanticTokens>(
      context,
      'semantic tokens',
      { data: [] },
      ({ textDocument, range }, isCancelled) => {
        const within = ({ lines }: WorkspaceFile): TextRange => ({
          start: lines.offsetAt(range.start),
          end: lines.offsetAt(range.end),
        });
        return answer(textDocument.uri, within, isCancelled);
      },
    ),
  );
}

function wholeOf(file: WorkspaceFile): TextRange {
  return { start: 0, end: file.source?.text.length ?? 0 };
}
