import type { DocumentStatus } from '../../../server/src/protocol/session.ts';
import { flag, optional, record, text } from '../shape.ts';

const documentStatus = record<DocumentStatus>({
  uri: text,
  recognised: flag,
  environment: optional(record({ name: text, kubernetesVersion: text })),
  note: optional(text),
});

/** What the server last said of each open document. */
export class DocumentStatuses {
  readonly #known = new Map<string, DocumentStatus>();

  /**
   * @param params of the notification; one that does not fit is left out
   * @returns the address of the document that it is about
   */
  receive(params: unknown): string | undefined {
    if (!documentStatus(params)) return undefined;
    this.#known.set(params.uri, params);
    return params.uri;
  }

  forget(uri: string): void {
    this.#known.delete(uri);
  }

  /** After the server stopped. */
  forgetAll(): void {
    this.#known.clear();
  }

  get(uri: string | undefined): DocumentStatus | undefined {
    return uri === undefined ? undefined : this.#known.get(uri);
  }
}
