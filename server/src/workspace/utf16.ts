/** The encoding that a byte order mark of UTF-16 tells, as it stands at the beginning of what PowerShell's `>` writes. */
export function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined;
}

/** The text of a file in UTF-16 without its byte order mark; undefined for every other file. */
export function utf16Text(bytes: Uint8Array): string | undefined {
  const encoding = utf16Of(bytes);
  return encoding && new TextDecoder(encoding).decode(bytes);
}

/** Why such a file was not read; a whole clause. */
export const utf16Reason = 'it is written in UTF-16, and kubectl reads UTF-8: save it with that encoding';
