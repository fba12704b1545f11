import { admit } from '../../manifests/admission/admit.ts';
import { explain } from '../../manifests/admission/explain.ts';
import type { Admission, AdmissionMessage } from '../../manifests/admission/message.ts';
import type { SyntaxDocument } from '../../syntax/tree.ts';
import type { Finding } from '../finding.ts';
import type { DocumentSubject } from '../rule.ts';

const cache = new WeakMap<SyntaxDocument, Map<string, readonly Admission[]>>();

/** What the API server answers to each policy of a document; asked once, by several rules. */
function admissionsOf({ document, language, kubernetesVersion }: DocumentSubject): readonly Admission[] {
  const known = cache.get(document) ?? new Map<string, readonly Admission[]>();
  cache.set(document, known);
  const key = `${language} ${kubernetesVersion}`;
  const answered = known.get(key);
  if (answered !== undefined) return answered;
  const admissions = admit(document, language, kubernetesVersion).filter((admission) => !admission.skipped);
  known.set(key, admissions);
  return admissions;
}

/** The server's messages of one sort as findings, in our words and with fixes. */
export function admissionFindings(
  subject: DocumentSubject,
  select: (admission: Admission) => readonly AdmissionMessage[],
): readonly Finding[] {
  if (subject.isConfiguration) return [];
  return admissionsOf(subject).flatMap((admission) =>
    select(admission).map((message): Finding => {
      const { message: words, fixes } = explain(message, subject.document, subject.language);
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
    }),
  );
}
