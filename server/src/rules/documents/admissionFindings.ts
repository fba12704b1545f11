import { admissionsOf } from '../../manifests/admission/answers.ts';
import { explain } from '../../manifests/admission/explain.ts';
import type { Admission, AdmissionCode, AdmissionMessage } from '../../manifests/admission/message.ts';
import type { Finding } from '../finding.ts';
import type { DocumentSubject } from '../rule.ts';

/**
 * The server's messages of one sort as findings, in our words and with fixes. While the text breaks the format, the
 * server gets no further than that; what can be read is then told without it.
 */
export function admissionFindings(
  subject: DocumentSubject,
  select: (admission: Admission) => readonly AdmissionMessage[],
): readonly Finding[] {
  if (subject.isConfiguration) return [];
  return subjectAdmissions(subject).flatMap((admission) => {
    if (admission.decodeError?.code !== 'syntax') {
      return select(admission).map((message) => admissionFinding(subject, message));
    }
    const readable = admission.readable
      .filter(({ skipped }) => !skipped)
      .flatMap(select)
      .filter(({ code }) => aboutOneValue.has(code));
    return readable.map((message) => {
      const { apiServer: _, ...finding } = admissionFinding(subject, message);
      return finding;
    });
  });
}

/**
 * Mistakes of one value by itself. Which keys and items belong together is not known for sure while the text is broken:
 * what depends on that is not told then.
 */
const aboutOneValue: ReadonlySet<AdmissionCode> = new Set<AdmissionCode>([
  'name-invalid',
  'namespace-invalid',
  'label-key-invalid',
  'label-value-invalid',
  'operator-invalid',
  'protocol-unsupported',
  'port-out-of-range',
  'port-name-invalid',
  'end-port-out-of-range',
  'cidr-invalid',
  'cidr-leading-zeros',
  'cidr-mapped',
  'cidr-host-bits',
  'policy-type-unsupported',
]);

export function admissionFinding(
  { document, language }: DocumentSubject,
  message: AdmissionMessage,
): Finding {
  const { message: words, fixes } = explain(message, document, language);
  return {
    message: words,
    apiServer: message.text,
    place: { kind: 'text', range: message.range },
    fixes: fixes.map(({ title, safe, edits }) => ({
      title,
      safe,
      edits: edits.map(({ range, newText }) => ({ place: { kind: 'text', range }, newText })),
    })),
  };
}

export function subjectAdmissions(subject: DocumentSubject): readonly Admission[] {
  const { document, language, kubernetesVersion, countsMarker, listed } = subject;
  return admissionsOf(document, language, kubernetesVersion, countsMarker, listed);
}
