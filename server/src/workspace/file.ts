import { Lines } from '../base/lines.ts';
import { newestKubernetesVersion } from '../kubernetes/version.ts';
import {
  type Manifest,
  type ManifestPlace,
  manifestsOf,
  withoutTree,
  withTreeLater,
} from '../manifests/manifest.ts';
import { keepModelInSteps } from '../manifests/model.ts';
import { type ListType, listTypeOf } from '../manifests/objects.ts';
import { mayBeObject, mayHoldObjects } from '../manifests/scan.ts';
import { lookAlikeNote, mayLookAlike } from '../manifests/seccomp/lookAlikes.ts';
import { isTemplate, templateNote } from '../manifests/template.ts';
import { parseAgain, parseSteps, passingSlices } from '../syntax/parse.ts';
import type { DocumentSlice, SyntaxFile } from '../syntax/tree.ts';
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
  /**
   * False where the text is read once, is not judged, and few places in it are asked for: its trees are let go, and made
   * again for these.
   */
  readonly keepsTrees?: boolean;
}

/**
 * Reads a text, one document a step, so that a long one can be read in slices of time.
 * Documents that `previous` holds unchanged are taken over, and models that mean the same keep their identity.
 */
export function* readFile(input: FileText, previous?: WorkspaceFile): Generator<void, WorkspaceFile> {
  const { uri, language, version, text, isJudged = true, keepsTrees = true } = input;
  const cluster = mayBeClusterSnapshot(text) ? yield* readCluster(uri, text, false) : undefined;
  if (cluster !== undefined) return cluster;
  const before = previous?.source;
  const isSameText = before?.text === text && before.syntax.language === language;
  const isForeignHere = (document: string): boolean => isForeign(input, document);
  let syntax: SyntaxFile | undefined;
  if (isSameText) syntax = before.syntax;
  else if (keepsTrees) syntax = yield* parseSteps(language, text, before?.syntax, isForeignHere);
  const known = new Map(
    previous?.documents.flatMap((document) => document.manifests).map((old) => [old.id, old]),
  );
  const seen = new Map<string, number>();
  const documents: FileDocument[] = [];
  let list: ListType = { isList: false, itemType: undefined };
  let note: string | undefined;
  for (const slice of syntax?.slices ?? passingSlices(language, text, isForeignHere)) {
    if (slice === undefined) {
      yield;
      continue;
    }
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
    const file = { language, uri, isJudged, isPassing: syntax === undefined && slice.role !== 'listFrame' };
    const found: Manifest[] = [];
    for (const manifest of manifestsOf(slice.document, file, seen, place)) {
      found.push(yield* keeping(known.get(manifest.id), manifest));
    }
    const manifests = syntax === undefined ? withoutTrees(found, input, slice, place) : found;
    if (manifests.length === 0 && slice.role === 'document') note ??= lookAlikeNote(slice.document);
    documents.push({
      start,
      manifests,
      listed: itemType,
      countsMarker,
      syntax: syntax && slice.document,
    });
    yield;
  }
  yield* judgeMany(documents, previous);
  const lines = isSameText && previous !== undefined ? previous.lines : new Lines(text);
  return { uri, lines, documents, source: syntax && { text, version, syntax }, note, mayHide: false };
}

/** With as much of the model of before as means the same, by identity. */
function* keeping(old: Manifest | undefined, manifest: Manifest): Generator<undefined, Manifest> {
  if (old === undefined || old.model === manifest.model) return manifest;
  // What a profile says is made here, in steps, and not where it is compared.
  if (manifest.bodyIn !== undefined) yield* manifest.bodyIn(manifest.id);
  const model = yield* keepModelInSteps(old.model, manifest.model);
  return { ...manifest, model, bodyIn: undefined };
}

/** Apart from where the trees are: a closure keeps alive what the closures beside it use. */
function withoutTrees(
  manifests: readonly Manifest[],
  { uri, language }: FileText,
  { role, document }: DocumentSlice,
  place: ManifestPlace,
): readonly Manifest[] {
  if (manifests.length === 0 || role === 'listFrame') return manifests;
  const { text } = document;
  return withTreeLater(manifests, () =>
    manifestsOf(parseAgain(language, role, text), { uri, language, isJudged: false }, new Map(), place),
  );
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
