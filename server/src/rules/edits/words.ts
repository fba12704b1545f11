/** Words that YAML does not read as text where they stand without quotes. */
const special = /^(?:true|false|yes|no|on|off|null|y|n|~)$/i;

/** A word as a file of a language writes it. */
export function writtenWord(word: string, language: 'json' | 'yaml'): string {
  const isPlain = language === 'yaml' && /^[A-Za-z_][\w.-]*$/.test(word) && !special.test(word);
  return isPlain ? word : JSON.stringify(word);
}
