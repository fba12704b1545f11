import { isBlank, isBlankOrEnd, isBreakOrEnd, isDigit, isWord } from './characters.ts';
import type { Reader } from './reader.ts';

/** Reads anchors, aliases, tags and directives as libyaml does, with what it complains about. */

/** @returns the name */
export function readAnchor(reader: Reader): string {
  const start = reader.mark();
  reader.skip();
  const from = reader.offset;
  while (isWord(reader.at())) reader.skip();
  const name = reader.text.slice(from, reader.offset);
  const after = reader.at();
  if (name === '' || !(isBlankOrEnd(after) || '?:,]}%@`'.includes(after ?? ''))) {
    throw reader.fault('did not find expected alphabetic or numeric character', start);
  }
  return name;
}

export interface Tag {
  /** `!`, `!!`, `!e!`, or '' for a verbatim or non-specific tag. */
  readonly handle: string;
  readonly suffix: string;
}

export function readTag(reader: Reader): Tag {
  const start = reader.mark();
  let tag: Tag;
  if (reader.at(1) === '<') {
    reader.skip(2);
    tag = { handle: '', suffix: readUri(reader, false) };
    if (reader.at() !== '>') throw reader.fault("did not find the expected '>'", start);
    reader.skip();
  } else {
    const handle = skipHandle(reader, false);
    if (handle.length > 1 && handle.endsWith('!')) {
      tag = { handle, suffix: readUri(reader, false) };
    } else {
      const suffix = handle.slice(1) + readUri(reader, true);
      tag = suffix === '' ? { handle: '', suffix: '!' } : { handle: '!', suffix };
    }
  }
  if (!isBlankOrEnd(reader.at())) throw reader.fault('did not find expected whitespace or line break', start);
  return tag;
}

function skipHandle(reader: Reader, isDirective: boolean): string {
  const start = reader.mark();
  if (reader.at() !== '!') throw reader.fault("did not find expected '!'", start);
  const from = reader.offset;
  reader.skip();
  while (isWord(reader.at())) reader.skip();
  if (reader.at() === '!') reader.skip();
  else if (isDirective && reader.offset - from > 1) throw reader.fault("did not find expected '!'", start);
  return reader.text.slice(from, reader.offset);
}

const uriCharacter = /^[0-9A-Za-z_\-;/?:@&=+$,.!~*'()[\]%]$/;

/** @returns what is written, its escaped octets decoded; '' where there is none */
function readUri(reader: Reader, isOptional: boolean): string {
  const start = reader.mark();
  const from = reader.offset;
  while (uriCharacter.test(reader.at() ?? '')) {
    if (reader.at() === '%') skipOctets(reader);
    else reader.skip();
  }
  if (reader.offset === from && !isOptional) throw reader.fault('did not find expected tag URI', start);
  const written = reader.text.slice(from, reader.offset);
  return written.includes('%') ? decodeOctets(written) : written;
}

/** Octets that are no UTF-8 after all (a surrogate, say) stay as they are written. */
function decodeOctets(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}

/** The escaped octets of one character. */
function skipOctets(reader: Reader): void {
  const start = reader.mark();
  for (let left = -1; left !== 0; left--) {
    const digits = /^%([0-9A-Fa-f]{2})/.exec(reader.text.slice(reader.offset, reader.offset + 3))?.[1];
    if (digits === undefined) throw reader.fault('did not find URI escaped octet', start);
    const octet = Number.parseInt(digits, 16);
    if (left === -1) {
      left = octet < 0x80 ? 1 : octet < 0xc0 ? 0 : octet < 0xe0 ? 2 : octet < 0xf0 ? 3 : octet < 0xf8 ? 4 : 0;
      if (left === 0) throw reader.fault('found an incorrect leading UTF-8 octet', start);
    } else if ((octet & 0xc0) !== 0x80) {
      throw reader.fault('found an incorrect trailing UTF-8 octet', start);
    }
    reader.skip(3);
  }
}

export interface Directive {
  readonly name: 'YAML' | 'TAG';
  /** The handle that a `%TAG` declares. */
  readonly handle: string;
  /** What the handle stands for. */
  readonly prefix: string;
  /** The version that a `%YAML` names. */
  readonly version: string;
}

export function readDirective(reader: Reader): Directive {
  const start = reader.mark();
  reader.skip();
  const from = reader.offset;
  while (isWord(reader.at())) reader.skip();
  const name = reader.text.slice(from, reader.offset);
  if (name === '') throw reader.fault('could not find expected directive name', start);
  if (!isBlankOrEnd(reader.at())) throw reader.fault('found unexpected non-alphabetical character', start);
  let handle = '';
  let prefix = '';
  let version = '';
  if (name === 'YAML') {
    skipBlanks(reader);
    version = skipNumber(reader);
    if (reader.at() !== '.') throw reader.fault("did not find expected digit or '.' character", start);
    reader.skip();
    version += `.${skipNumber(reader)}`;
  } else if (name === 'TAG') {
    skipBlanks(reader);
    handle = skipHandle(reader, true);
    if (!isBlank(reader.at())) throw reader.fault('did not find expected whitespace', start);
    skipBlanks(reader);
    prefix = readUri(reader, false);
    if (!isBlankOrEnd(reader.at()))
      throw reader.fault('did not find expected whitespace or line break', start);
  } else {
    throw reader.fault('found unknown directive name', start);
  }
  skipBlanks(reader);
  if (reader.at() === '#') while (!isBreakOrEnd(reader.at())) reader.skip();
  if (!isBreakOrEnd(reader.at())) throw reader.fault('did not find expected comment or line break', start);
  reader.skipBreak();
  return { name, handle, prefix, version };
}

function skipBlanks(reader: Reader): void {
  while (isBlank(reader.at())) reader.skip();
}

function skipNumber(reader: Reader): string {
  const start = reader.mark();
  const from = reader.offset;
  while (isDigit(reader.at())) {
    if (reader.offset - from >= 2) throw reader.fault('found extremely long version number', start);
    reader.skip();
  }
  if (reader.offset === from) throw reader.fault('did not find expected version number', start);
  return reader.text.slice(from, reader.offset);
}
