/** An action where YAML would have a value, a key or a line of its own: no one writes that as YAML. */
const action = /^[ \t]*(?:- +)?(?:[\w."'/-]+:[ \t]+)?\{\{-?[ \t]*[A-Za-z.$/(]/m;

/** Whether a document is a template (Helm, Go) and no YAML yet. */
export function isTemplate(text: string): boolean {
  return text.includes('{{') && action.test(text);
}

export const templateNote =
  'A part of this file is a template (it holds {{ … }} actions). Templates are not read yet.';
