import type { KubernetesVersion } from '../../../server/src/kubernetes/version.ts';
import { admit } from '../../../server/src/manifests/admission/admit.ts';
import type { Fix } from '../../../server/src/manifests/admission/explain.ts';
import type { Admission, AdmissionMessage } from '../../../server/src/manifests/admission/message.ts';
import { parseText } from '../../../server/src/syntax/parse.ts';

export type Language = 'yaml' | 'json';

/** The answers to all objects of a text, documents in order. */
export function admitText(
  text: string,
  version: KubernetesVersion,
  language: Language = 'yaml',
): readonly Admission[] {
  return parseText(language, text).slices.flatMap(({ document, countsMarker }) =>
    admit(document, language, version, countsMarker),
  );
}

/** Everything that an answer says. */
export function messagesOf(admission: Admission): readonly AdmissionMessage[] {
  const { decodeError, strictErrors, errors, warnings, latentWarnings } = admission;
  return [
    ...(decodeError === undefined ? [] : [decodeError]),
    ...strictErrors,
    ...errors,
    ...warnings,
    ...latentWarnings,
  ];
}

/** The server's texts; one that is shown at several places counts once. */
export function textsOf(messages: readonly AdmissionMessage[]): readonly string[] {
  return [...new Set(messages.map(({ text }) => text))];
}

/** Applies the edits of a fix; fails where they overlap. */
export function applyFix(text: string, { edits }: Fix): string {
  let result = '';
  let position = 0;
  const ordered = edits.toSorted((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
  for (const { range, newText } of ordered) {
    if (range.start < position || range.end > text.length)
      throw new Error('The edits overlap or leave the text.');
    result += text.slice(position, range.start) + newText;
    position = range.end;
  }
  return result + text.slice(position);
}
