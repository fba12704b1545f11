import { vocabulary } from './vocabulary.ts';

/** What must not be in a report. */
export interface Secrets {
  /** Words that stand in our own program: a log line is made of them, and of what it is about. */
  readonly program: ReadonlySet<string>;
  /** The user's home folder. */
  readonly home: string;
  /** Words of this machine and its documents: host and user names, object names, label values. */
  readonly private: ReadonlySet<string>;
}

/** Characters; the rest of a longer line is left out, so that a report stays readable and quick to make. */
const longestLine = 1000;

/**
 * Takes out of a log line what would tell about the machine or its manifests: addresses of files and of networks,
 * quoted text, every word that is not our program's, and of those every one that also stands in an open document.
 * Rather too much than too little: what remains are the words of the program, numbers and the names of its own files.
 */
export function redact(line: string, secrets: Secrets): string {
  const own = (text: string) => text.match(/\bdist[\\/](?:server|client)\.cjs(?::\d+)*/)?.[0];
  return (
    splitOff(line.slice(0, longestLine), secrets.home)
      .replace(/\b[a-z][a-z0-9+.-]*:\/\/[^\s'"`)]+/gi, (address) => own(address) ?? '<address>')
      .replace(/\b\d{1,3}(?:\.\d{1,3}){3}(?:\/\d+)?\b/g, '<address>')
      .replace(/(?<![\w:])[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,}(?:\/\d+)?(?![\w:])/gi, (match) =>
        // A time of day has the same shape.
        /^\d{1,2}:\d{2}:\d{2}$/.test(match) ? match : '<address>',
      )
      // Absolute and home-relative paths, with slashes or backslashes.
      .replace(/(?:~|\b[A-Za-z]:)?(?:[\\/][^\\/\s'"`):]+)+[\\/]?(?::\d+)*/g, (path) => own(path) ?? '<path>')
      .replace(/"[^"]*"|'[^']*'|`[^`]*`/g, (quoted) => (isHarmless(quoted.slice(1, -1)) ? quoted : '<text>'))
      .replace(/[\p{L}\p{N}][\p{L}\p{N}._-]*/gu, (word) => (isPrivate(word, secrets) ? '<name>' : word))
  );
}

/** The words of a document or an address that a log line could repeat. */
export function wordsOf(text: string): readonly string[] {
  return (text.match(/[\p{L}\p{N}][\p{L}\p{N}._-]*/gu) ?? []).filter(
    (word) => word.length > 1 && !vocabulary.has(word),
  );
}

/** The words of a program's text. */
export function programWords(text: string): ReadonlySet<string> {
  return new Set(text.match(/\p{L}[\p{L}\p{N}]+/gu));
}

function splitOff(line: string, home: string): string {
  return home.length > 1 ? line.replaceAll(home, '/~') : line;
}

function isHarmless(text: string): boolean {
  return vocabulary.has(text);
}

function isPrivate(word: string, secrets: Secrets): boolean {
  if (vocabulary.has(word)) return false;
  if (secrets.private.has(word)) return true;
  return word.split(/[._-]+/).some((part) => {
    if (part === '' || vocabulary.has(part) || /^\d+(?:ms|s)?$/.test(part)) return false;
    return !secrets.program.has(part) || secrets.private.has(part);
  });
}
