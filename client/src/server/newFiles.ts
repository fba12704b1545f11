import {
  type ChangeAnnotation,
  CreateFile,
  TextDocumentEdit,
  type WorkspaceEdit,
} from 'vscode-languageclient';

/** A file that an edit makes and writes. */
export interface NewFile {
  readonly uri: string;
  readonly text: string;
  /** What is said of it before it is made. */
  readonly annotation: ChangeAnnotation | undefined;
}

/**
 * Takes the files out of an edit that it makes and then writes. VS Code undoes the making of a file together with the other
 * changes where the file has its text from the beginning, and leaves a file that is written later where it is.
 */
export function takeNewFiles(edit: WorkspaceEdit): {
  readonly rest: WorkspaceEdit;
  readonly files: readonly NewFile[];
} {
  const { documentChanges = [], changeAnnotations = {} } = edit;
  const texts = documentChanges.filter((change) => TextDocumentEdit.is(change));
  const files = documentChanges
    .filter((change) => CreateFile.is(change))
    .flatMap(({ uri }): readonly NewFile[] => {
      const written = texts.filter(({ textDocument }) => textDocument.uri === uri);
      const [text, ...others] = written.flatMap(({ edits }) => edits);
      if (text === undefined || !('newText' in text) || others.length > 0) return [];
      const annotation = 'annotationId' in text ? changeAnnotations[text.annotationId] : undefined;
      return [{ uri, text: text.newText, annotation }];
    });
  const made = new Set(files.map(({ uri }) => uri));
  const rest = documentChanges.filter((change) => {
    if (TextDocumentEdit.is(change)) return !made.has(change.textDocument.uri);
    return !CreateFile.is(change) || !made.has(change.uri);
  });
  return { rest: files.length === 0 ? edit : { ...edit, documentChanges: rest }, files };
}
