import type { DocumentStatus, DocumentTarget } from '../../../server/src/protocol/session.ts';
import { flag, listOf, optional, record, text } from '../shape.ts';

const documentStatus = record<DocumentStatus>({
  uri: text,
  recognised: flag,
  environment: optional(record({ name: text, kubernetesVersion: text })),
  target: optional(
    record<DocumentTarget>({ name: text, details: text, isChosen: flag, declared: listOf(text) }),
  ),
  note: optional(text),
});

/** What the server last said of each open document. */
export class DocumentStatuses {
  readonly #known = new Map<string, DocumentStatus>();

  /** @param canonical how an address is written to be compared: the server writes some characters otherwise than VS Code */
  constructor(private readonly canonical: (uri: string) => string) {}

  /**
   * @param params of the notification
   * @returns whether they fit
   */
  receive(params: unknown): boolean {
    if (!documentStatus(params)) return false;
    this.#known.set(this.canonical(params.uri), params);
    return true;
  }

  forget(uri: string): void {
    this.#known.delete(this.canonical(uri));
  }

  /** After the server stopped. */
  forgetAll(): void {
    this.#known.clear();
  }

  get(uri: string | undefined): DocumentStatus | undefined {
    return uri === undefined ? undefined : this.#known.get(this.canonical(uri));
  }
}
