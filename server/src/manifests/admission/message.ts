import type { TextRange } from '../../base/range.ts';
import type { MappingEntry, MappingNode, Node, SequenceNode } from '../../syntax/tree.ts';

/** The rule behind a message: stable, one a way of going wrong. */
export type AdmissionCode =
  | 'syntax'
  | 'not-convertible'
  | 'wrong-type'
  | 'unknown-version'
  | 'unknown-field'
  | 'duplicate-key'
  | 'name-missing'
  | 'name-invalid'
  | 'generate-name-invalid'
  | 'namespace-invalid'
  | 'label-key-invalid'
  | 'label-value-invalid'
  | 'annotation-key-invalid'
  | 'annotations-too-large'
  | 'owner-reference-invalid'
  | 'finalizer-invalid'
  | 'managed-field-invalid'
  | 'values-missing'
  | 'values-forbidden'
  | 'operator-invalid'
  | 'protocol-unsupported'
  | 'port-out-of-range'
  | 'port-name-invalid'
  | 'end-port-below-port'
  | 'end-port-out-of-range'
  | 'end-port-with-named-port'
  | 'end-port-without-port'
  | 'peer-empty'
  | 'peer-ambiguous'
  | 'cidr-missing'
  | 'cidr-invalid'
  | 'cidr-leading-zeros'
  | 'cidr-mapped'
  | 'cidr-host-bits'
  | 'cidr-not-canonical'
  | 'except-outside-cidr'
  | 'policy-types-too-many'
  | 'policy-type-unsupported';

/** Where a message belongs in the tree; what a fix needs to edit it. */
export interface AdmissionTarget {
  /** The value that is wrong, as written; undefined where it is missing. */
  readonly node: Node | undefined;
  /** The mapping's entry that holds it, where a mapping does. */
  readonly entry: MappingEntry | undefined;
  /** What holds the entry or the item. */
  readonly container: MappingNode | SequenceNode | undefined;
}

/** What is known about a mistake beyond its text; each code fills what applies to it. */
export interface AdmissionDetail {
  /** The value as the server reads it. */
  readonly value?: string | number;
  /** The values that are allowed here, or the keys. */
  readonly allowed?: readonly string[];
  /** The nearest allowed value or key. */
  readonly suggestion?: string;
  /** A CIDR's canonical network. */
  readonly network?: string;
  /** A CIDR's address alone, as a CIDR of its own. */
  readonly single?: string;
  /** The CIDR around an `except`. */
  readonly cidr?: string;
  /** The port beside an endPort. */
  readonly port?: number;
  /** The type that the field has, in words: `text`, `list of peers`. */
  readonly expected?: string;
  /** The type that was found: `number`, `list`. */
  readonly found?: string;
  /** The part of the server's text that tells the broken rule. */
  readonly reason?: string;
}

export interface AdmissionMessage {
  /** The server's text, to the letter. */
  readonly text: string;
  readonly code: AdmissionCode;
  /** The field's path in the API's notation: `spec.ingress[0].ports[0].port`; '' for the whole object. */
  readonly field: string;
  /** The narrowest place to show it, counted from the document's start. */
  readonly range: TextRange;
  readonly target: AdmissionTarget;
  readonly detail: AdmissionDetail;
}

/** What the API server answers to one object. */
export interface Admission {
  readonly apiVersion: string;
  readonly kind: string;
  /** Empty where it is left out or no text. */
  readonly name: string;
  /** The object; undefined where the document can't be read as one. */
  readonly node: MappingNode | undefined;
  /** The kind or its version is not a NetworkPolicy that the server knows: nothing was asked. */
  readonly skipped: boolean;
  /** Why the object can't be read at all; nothing else happens then. */
  readonly decodeError: AdmissionMessage | undefined;
  /** Fatal under strict field validation (kubectl's default), warnings or nothing otherwise. */
  readonly strictErrors: readonly AdmissionMessage[];
  /** Those of `strictErrors` that kubectl loses before the server sees them: duplicate keys, of which the last wins. */
  readonly kubectlLoses: readonly AdmissionMessage[];
  readonly errors: readonly AdmissionMessage[];
  /** What the server warns about when it accepts the object. */
  readonly warnings: readonly AdmissionMessage[];
  /** What it would warn about if there were no errors. */
  readonly latentWarnings: readonly AdmissionMessage[];
  /**
   * For a text whose syntax must be mended first (`decodeError` of code `syntax`): the answers to the objects as far as
   * they can be read. The server says nothing of them; an editor keeps showing them while a line is unfinished.
   */
  readonly readable: readonly Admission[];
  /** Whether `kubectl apply` succeeds, as far as the text is known. */
  readonly accepted: boolean;
}
