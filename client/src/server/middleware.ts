import { Uri } from 'vscode';
import type { Middleware } from 'vscode-languageclient/node';
import { vsdiag } from 'vscode-languageclient/node';

/**
 * @param busy told when the server begins its first piece of work and when it has ended the last one
 */
export function createMiddleware(busy: (isBusy: boolean) => void): Middleware {
  const running = new Set<string | number>();
  return {
    handleWorkDoneProgress(token, params, next) {
      const before = running.size > 0;
      if (params.kind === 'end') running.delete(token);
      else running.add(token);
      if (running.size > 0 !== before) busy(running.size > 0);
      next(token, params);
    },
    // The old side of a difference is looked at (hover works there), but what is wrong in it is the past.
    provideDiagnostics(document, previousResultId, token, next) {
      const uri = document instanceof Uri ? document : document.uri;
      if (uri.scheme !== 'git') return next(document, previousResultId, token);
      return { kind: vsdiag.DocumentDiagnosticReportKind.full, items: [] };
    },
  };
}
