import { isAtLeast, type KubernetesVersion } from '../../kubernetes/version.ts';
import type { MappingNode, Node, SyntaxDocument } from '../../syntax/tree.ts';
import { readYaml } from '../../syntax/yaml/libyaml/parser.ts';
import { maximumListDepth } from '../objects.ts';
import { isListKind } from '../recognise.ts';
import { type Conversion, convert } from './decode/convert.ts';
import { decode } from './decode/decode.ts';
import { duplicateMessages } from './decode/duplicates.ts';
import { syntaxErrors } from './decode/syntaxError.ts';
import { goQuote } from './goText.ts';
import type { LocatedObject } from './located.ts';
import type { Admission, AdmissionMessage } from './message.ts';
import { child, contentOf, rootPlace, textOf } from './place.ts';
import { networkPolicySchema } from './schema.ts';
import { metadataErrors } from './validate/metadata.ts';
import { specErrors } from './validate/policy.ts';
import { messageAt, type Surroundings } from './validate/report.ts';
import { policyWarnings } from './validate/warnings.ts';

/** What the objects are that do not say so themselves; the key is the object as written, an alias where one stands there. */
export type ObjectTypes = ReadonlyMap<Node, { readonly apiVersion: string; readonly kind: string }>;

/**
 * What `kubectl apply` and the API server say to a document: conversion to JSON, decoding, defaults, validation of a
 * create, warnings; the texts to the letter. What depends on a hole is left out. Where the text is no YAML there is one
 * answer that says so, with `readable` beside it.
 * @param countsMarker whether kubectl counts the document's `---` line
 * @param types what whoever reads the lists has made of their items; without it the objects are taken as they are written
 * @returns one answer per object, the items of lists in place of the list; none where there is no object
 */
export function admit(
  document: SyntaxDocument,
  language: 'yaml' | 'json',
  version: KubernetesVersion,
  countsMarker = false,
  types: ObjectTypes = new Map(),
): readonly Admission[] {
  const judged = judgeTree(document, rootAsRead(document, language), version, countsMarker, types);
  if (!isOurs(document, types)) {
    return judged.filter(({ decodeError }) => decodeError?.code !== 'not-convertible');
  }
  if (isJson(document, language)) return judged;
  const refused = syntaxErrors(document, countsMarker);
  const directives = refused.directives === undefined ? [] : [unreadable(refused.directives, undefined)];
  if (refused.document === undefined) return [...directives, ...judged];
  return [...directives, { ...unreadable(refused.document, document.root), readable: judged }];
}

/**
 * Whether a document says of itself that it is of a kind that is not judged, so that nothing in it needs to be read; there
 * may be a hundred thousand annotations.
 */
export function isOfOtherKind(
  document: SyntaxDocument,
  language: 'yaml' | 'json',
  types: ObjectTypes,
): boolean {
  const { root, cut } = document;
  const isReadAsWritten = cut === undefined && (language === 'yaml' || isJson(document, language));
  return isReadAsWritten && root?.kind === 'mapping' && kindsOf(root).length > 0 && !isOurs(document, types);
}

function kindsOf({ entries }: MappingNode): readonly Node[] {
  return entries.filter(({ key }) => key.value === 'kind').map(({ value }) => value);
}

/** Whether the form of the text matters: it holds a policy or a list, or can't be read. */
function isOurs({ root, problems }: SyntaxDocument, types: ObjectTypes): boolean {
  if (root?.kind !== 'mapping') return problems.length > 0;
  if (types.get(root)?.kind === 'NetworkPolicy') return true;
  const kinds = kindsOf(root);
  if (kinds.length === 0) return problems.length > 0;
  return kinds.some(
    (kind) => kind.kind !== 'scalar' || kind.value === 'NetworkPolicy' || String(kind.value).endsWith('List'),
  );
}

/** Whether a text is JSON without a fault, which kubectl does not try as YAML (k8s.io/apimachinery/pkg/util/yaml/decoder.go). */
function isJson({ problems }: SyntaxDocument, language: 'yaml' | 'json'): boolean {
  return language === 'json' && problems.every(({ code }) => code === 'duplicate-key');
}

/** What kubectl reads: of a text that is no JSON it tries whether it is YAML, and it may stop before the text's end. */
function rootAsRead(document: SyntaxDocument, language: 'yaml' | 'json'): Node | undefined {
  if (document.cut !== undefined) return document.cut.root;
  if (language === 'yaml' || isJson(document, language)) return document.root;
  const reading = readYaml(document.text);
  return reading.kind === 'read' ? reading.root : document.root;
}

function judgeTree(
  document: SyntaxDocument,
  root: Node | undefined,
  version: KubernetesVersion,
  countsMarker: boolean,
  types: ObjectTypes,
): readonly Admission[] {
  const around: Surroundings = { version, text: document.text };
  if (root === undefined) return [];
  const conversion = convert(root);
  const { value, error } = conversion;
  if (error !== undefined) {
    const place = {
      value: { kind: 'null', node: error.node },
      entry: undefined,
      container: undefined,
      path: '',
    } as const;
    const reason = isAtLeast(version, '1.32')
      ? error.text
      : error.text.replace(/^unsupported map key/, 'Unsupported map key');
    const text = `error converting YAML to JSON: ${reason}`;
    const detail = error.words === undefined ? {} : { reason: error.words };
    return [unreadable(messageAt(place, around, 'not-convertible', text, detail), root)];
  }
  if (value.kind !== 'object') return [];
  return [...listedObjects({ value, conversion })].map((object) =>
    judge(object, around, countsMarker, types),
  );
}

interface ListedObject {
  readonly value: LocatedObject;
  readonly conversion: Conversion;
}

/** The objects of a list and of the lists in it; each is converted anew, so that its paths begin with itself. */
function* listedObjects(object: ListedObject, depth = 0): Generator<ListedObject> {
  const root = rootPlace(object.value);
  const apiVersion = textOf(child(root, 'apiVersion')) ?? '';
  const kind = textOf(child(root, 'kind')) ?? '';
  const items = child(root, 'items').value;
  if (!isListKind(apiVersion, kind) || items?.kind !== 'array' || depth >= maximumListDepth) {
    yield object;
    return;
  }
  for (const { kind: itemKind, node } of items.items) {
    if (itemKind !== 'object') continue;
    const conversion = convert(node);
    const { value } = conversion;
    if (value.kind === 'object') yield* listedObjects({ value, conversion }, depth + 1);
  }
}

function judge(
  { value, conversion }: ListedObject,
  around: Surroundings,
  countsMarker: boolean,
  types: ObjectTypes,
): Admission {
  const root = rootPlace(value);
  const type = types.get(value.node);
  const apiVersion = textOf(child(root, 'apiVersion')) || type?.apiVersion || '';
  const kind = textOf(child(root, 'kind')) || type?.kind || '';
  const name = textOf(child(child(root, 'metadata'), 'name')) ?? '';
  const subject = { ...silent, apiVersion, kind, name, node: value.mapping };
  if (kind !== 'NetworkPolicy' || !apiVersion.startsWith('networking.k8s.io/'))
    return { ...subject, skipped: true };
  if (apiVersion !== 'networking.k8s.io/v1') {
    const text = `no kind "NetworkPolicy" is registered for version ${goQuote(apiVersion)} in scheme "pkg/runtime/scheme.go"`;
    const detail = { value: apiVersion, suggestion: 'networking.k8s.io/v1' };
    return {
      ...subject,
      decodeError: messageAt(child(root, 'apiVersion'), around, 'unknown-version', text, detail),
    };
  }
  const { error, unknownFields } = decode(root, networkPolicySchema);
  if (error !== undefined) {
    return {
      ...subject,
      decodeError: messageAt(error.place, around, 'wrong-type', error.text, error.detail),
    };
  }
  const kubectlLoses = duplicateMessages(conversion.duplicates, around, countsMarker);
  const unknown = unknownFields.map(({ place, text, detail }): AdmissionMessage => {
    const message = messageAt(place, around, 'unknown-field', text, detail);
    return place.entry === undefined ? message : { ...message, range: place.entry.key.range };
  });
  const spec = child(root, 'spec');
  const errors = [...metadataErrors(child(root, 'metadata'), around), ...specErrors(spec, around)];
  const warnings = policyWarnings(spec, around);
  return {
    ...subject,
    strictErrors: [...kubectlLoses, ...unknown],
    kubectlLoses,
    errors,
    warnings: errors.length === 0 ? warnings : [],
    latentWarnings: errors.length === 0 ? [] : warnings,
    accepted: errors.length === 0 && unknown.length === 0,
  };
}

/** An answer that says nothing yet. */
const silent: Admission = {
  apiVersion: '',
  kind: '',
  name: '',
  node: undefined,
  skipped: false,
  decodeError: undefined,
  strictErrors: [],
  kubectlLoses: [],
  errors: [],
  warnings: [],
  latentWarnings: [],
  readable: [],
  accepted: false,
};

/** A document that is no JSON: the server knows neither its kind nor its name. */
function unreadable(decodeError: AdmissionMessage, root: Node | undefined): Admission {
  const node = root === undefined ? undefined : contentOf(root);
  return { ...silent, decodeError, node: node?.kind === 'mapping' ? node : undefined };
}
