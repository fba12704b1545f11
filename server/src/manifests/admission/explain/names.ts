import { type Explanations, fix, only, type Subject, shownValue } from './explanation.ts';
import { plainReason, shortened } from './selectors.ts';
import { replaceText } from './write.ts';

type NameCode =
  | 'name-missing'
  | 'name-invalid'
  | 'generate-name-invalid'
  | 'namespace-invalid'
  | 'annotation-key-invalid'
  | 'annotations-too-large'
  | 'owner-reference-invalid'
  | 'finalizer-invalid'
  | 'managed-field-invalid';

export const nameExplanations: Explanations<NameCode> = {
  'name-missing': () =>
    only('The policy has no name, so it can not be created. Give it one under `metadata.name`.'),

  'name-invalid': (subject) => ({
    message: `"${shortened(shownValue(subject))}" can't be the name of a policy: ${plainReason(subject)}.`,
    fixes: respelled(subject, /[^-a-z0-9.]+/g, 253),
  }),

  'generate-name-invalid': (subject) => ({
    message: `"${shortened(shownValue(subject))}" can't begin or be the name of a policy: ${plainReason(subject)}.`,
    fixes: [],
  }),

  'namespace-invalid': (subject) => ({
    message: `"${shortened(shownValue(subject))}" can't be the name of a namespace: ${plainReason(subject)}. There is no such namespace, so the policy would protect nothing.`,
    fixes: respelled(subject, /[^-a-z0-9]+/g, 63),
  }),

  'annotation-key-invalid': (subject) => ({
    message: `"${shortened(shownValue(subject))}" can't be the key of an annotation: ${plainReason(subject)}.`,
    fixes: [],
  }),

  'annotations-too-large': (subject) =>
    only(
      `The annotations take ${shownValue(subject)} bytes together; at most 262144 are allowed. Keep large texts elsewhere, for instance in a ConfigMap.`,
    ),

  'owner-reference-invalid': (subject) =>
    only(
      `This owner reference is not whole: ${subject.message.detail.reason}. Owners are set by controllers: leave the reference out of a file.`,
    ),

  'finalizer-invalid': (subject) =>
    only(
      `This finalizer can't be set: ${plainReason(subject)}. Leave finalizers to the controllers that remove them.`,
    ),

  'managed-field-invalid': (subject) =>
    only(
      `\`managedFields\` is kept by the API server, and this entry is wrong: ${plainReason(subject)}. Remove \`managedFields\` from the file.`,
    ),
};

/** The name in lower case, with dashes for what is not allowed. */
function respelled(subject: Subject, forbidden: RegExp, limit: number) {
  const value = shownValue(subject);
  const name = value
    .toLowerCase()
    .replace(forbidden, '-')
    .split('.')
    .map((part) => part.replace(/^-+|-+$/g, ''))
    .filter((part) => part !== '')
    .join('.');
  if (name === '' || name === value || name.length > limit) return [];
  return fix(`Write ${name}`, false, replaceText(subject.message.target.node, name, subject));
}
