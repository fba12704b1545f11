/** The fields of the manifest's settings that users read. */
const readFields = new Set([
  'title',
  'description',
  'markdownDescription',
  'enumDescriptions',
  'markdownEnumDescriptions',
]);

/**
 * Puts keys in the place of the texts that users read, as VS Code looks them up in package.nls.json and its translations.
 * @param {unknown} value
 * @param {string} path the key so far
 * @param {Record<string, string>} texts by their keys; what is found is added
 * @returns {unknown} the same with keys
 */
export function keyed(value, path, texts) {
  if (Array.isArray(value)) return value.map((item, index) => keyed(item, `${path}.${index}`, texts));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [
      name,
      readFields.has(name)
        ? keyedText(item, `${path}.${name}`, texts)
        : keyed(item, `${path}.${name}`, texts),
    ]),
  );
}

/**
 * @param {unknown} text one, or a list of them; a field of this name may also hold something else
 * @param {string} path
 * @param {Record<string, string>} texts
 * @returns {unknown} the same with keys in the place of the texts
 */
function keyedText(text, path, texts) {
  if (Array.isArray(text)) return text.map((item, index) => keyedText(item, `${path}.${index}`, texts));
  if (typeof text !== 'string') return keyed(text, path, texts);
  texts[path] = text;
  return `%${path}%`;
}
