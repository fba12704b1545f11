import { Lines } from '../base/lines.ts';
import { newestKubernetesVersion } from '../kubernetes/version.ts';
import { manifestsOf, withoutTree } from '../manifests/manifest.ts';
import { keepModel } from '../manifests/model.ts';
import { type ListType, listTypeOf } from '../manifests/objects.ts';
import { mayBeObject, mayHoldObjects } from '../manifests/scan.ts';
import { lookAlikeNote, mayLookAlike } from '../manifests/seccomp/lookAlikes.ts';
import { isTemplate, templateNote } from '../manifests/template.ts';
import { parseSteps } from '../syntax/parse.ts';
import { mayBeClusterSnapshot, readCluster } from './clusterReader.ts';
import { isConfigurationFile } from './configurationFile.ts';
import { isKustomizationFile } from './kustomizationFile.ts';
import type { ClusterFile, FileDocument, WorkspaceFile } from './workspaceFile.ts';

export type Language = 'yaml' | 'json';

export type { ClusterFile, FileDocument, WorkspaceFile };

export interface FileText {
  readonly uri: string;
  readonly language: Language;
  readonly version: number;
  readonly text: string;
  /** False where nobody asks what the API server says to its policies, which takes as long as all else; else it is asked. */
  readonly isJudged?: boolean;
}

/**
 * Reads a text, one document a step, so that a long one can be read in slices of time.
 * Documents that `previous` holds unchanged are taken over, and models that mean the same keep their identity.
 */
export function* readFile(input: FileText, previous?: WorkspaceFile): Generator<void, WorkspaceFile> {
  const { uri, language, version, text, isJudged = true } = input;
  const cluster = mayBeClusterSnapshot(text) ? yield* readCluster(uri, text, false) : undefined;
  if (cluster !== undefined) return cluster;
  const before = previous?.source;
  const isSameText = before?.text === text && before.syntax.language === language;
  const syntax = isSameText
    ? before.syntax
    : yield* parseSteps(language, text, before?.syntax, (document) => isForeign(input, document));
  const known = new Map(
    previous?.documents.flatMap((document) => document.manifests).map((old) => [old.id, old]),
  );
  const seen = new Map<string, number>();
  const documents: FileDocument[] = [];
  let list: ListType = { isList: false, itemType: undefined };
  let note: string | undefined;
  for (const slice of syntax.slices) {
    const { start, countsMarker } = slice;
    const isTemplated = language === 'yaml' && isTemplate(slice.document.text);
    if (isTemplated && mayHoldObjects(slice.document.text)) note = templateNote;
    if (slice.role === 'listFrame') list = listTypeOf(slice.document);
    if (isTemplated || (slice.role === 'listItem' && !list.isList)) {
      documents.push({ start, manifests: [], listed: undefined, countsMarker, syntax: undefined });
      continue;
    }
    const itemType = slice.role === 'listItem' ? list.itemType : undefined;
    const place = { countsMarker, listed: itemType };
    const manifests = manifestsOf(slice.document, { language, uri, isJudged }, seen, place).map(
      (manifest) => {
        const old = known.get(manifest.id);
        if (old === undefined || old.model === manifest.model) return manifest;
        return { ...manifest, model: keepModel(old.model, manifest.model) };
      },
    );
    if (manifests.length === 0 && slice.role === 'document') note ??= lookAlikeNote(slice.document);
    documents.push({ start, manifests, listed: itemType, countsMarker, syntax: slice.document });
    yield;
  }
  yield* judgeMany(documents, previous);
  const lines = isSameText && previous !== undefined ? previous.lines : new Lines(text);
  return { uri, lines, documents, source: { text, version, syntax }, note, mayHide: false };
}

/** So many new documents are judged at once when someone wants to know of them. */
const fewDocuments = 8;

/** What the API server says to many documents, as those of a file that is opened, is found out here, in slices of time. */
function* judgeMany(
  documents: readonly FileDocument[],
  previous: WorkspaceFile | undefined,
): Generator<void> {
  const known = new Set(previous?.documents.map(({ syntax }) => syntax));
  const fresh = documents.filter(({ syntax }) => !known.has(syntax));
  if (fresh.length <= fewDocuments) return;
  for (const { manifests } of fresh) {
    for (const { isRefusedBy } of manifests) isRefusedBy(newestKubernetesVersion);
    yield;
  }
}

/** Short documents are always parsed: they may become ours with the next key. */
const shortLength = 4_000;

function isForeign({ uri, language }: FileText, document: string): boolean {
  if (language === 'yaml' && isTemplate(document)) return true;
  if (document.length <= shortLength || isConfigurationFile(uri) || isKustomizationFile(uri)) return false;
  return !mayBeObject(document) && !mayLookAlike(document);
}

/** The summary that is kept of a closed file. */
export function summarise(file: WorkspaceFile): WorkspaceFile {
  if (file.cluster !== undefined) return file;
  return {
    ...file,
    source: undefined,
    documents: file.documents
      .filter((document) => document.manifests.length > 0)
      .map((document) => ({
        ...document,
        manifests: document.manifests.map(withoutTree),
        syntax: undefined,
      })),
  };
}

/**
 * A file that is known but not read.
 * @param mayHide whether it may well hold objects
 */
export function declined(uri: string, note: string, mayHide: boolean): WorkspaceFile {
  return { uri, lines: new Lines(''), documents: [], source: undefined, note, mayHide };
}
