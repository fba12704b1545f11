/** Classes of characters as libyaml has them; undefined stands for the end of the text. */

export type Character = string | undefined;

export function isBlank(character: Character): boolean {
  return character === ' ' || character === '\t';
}

export function isBreak(character: Character): boolean {
  return character !== undefined && '\n\r\u0085\u2028\u2029'.includes(character);
}

export function isBreakOrEnd(character: Character): boolean {
  return character === undefined || isBreak(character);
}

export function isBlankOrEnd(character: Character): boolean {
  return isBlank(character) || isBreakOrEnd(character);
}

/** The characters of anchors and of handles of tags. */
export function isWord(character: Character): boolean {
  return character !== undefined && /^[0-9A-Za-z_-]$/.test(character);
}

export function isDigit(character: Character): boolean {
  return character !== undefined && character >= '0' && character <= '9';
}

/** What must not stand in a YAML text anywhere. */
export function forbiddenCharacterIn(text: string): number {
  for (let offset = 0; offset < text.length; offset++) {
    const code = text.charCodeAt(offset);
    const isControl =
      code < 0x20 ? code !== 9 && code !== 10 && code !== 13 : code >= 0x7f && code < 0xa0 && code !== 0x85;
    if (isControl || code >= 0xfffe) return offset;
  }
  return -1;
}
