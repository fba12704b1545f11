import { isBlankOrEnd, isBreak, isBreakOrEnd } from './characters.ts';
import { skipAnchor, skipDirective, skipTag } from './properties.ts';
import { type Mark, Reader } from './reader.ts';
import { skipBlockScalar, skipPlain, skipQuoted } from './scalars.ts';

export type TokenType =
  | 'stream-end'
  | 'yaml-directive'
  | 'tag-directive'
  | 'document-start'
  | 'document-end'
  | 'block-sequence-start'
  | 'block-mapping-start'
  | 'block-end'
  | 'block-entry'
  | 'key'
  | 'value'
  | '['
  | ']'
  | '{'
  | '}'
  | ','
  | 'alias'
  | 'anchor'
  | 'tag'
  | 'scalar';

export interface Token {
  readonly type: TokenType;
  readonly mark: Mark;
  /** The name of an alias or anchor, the handle of a tag, a directive's handle or version. */
  readonly name: string;
}

/** Where a key may have begun that only a later colon tells. */
interface PossibleKey {
  readonly mark: Mark;
  readonly token: number;
  /** It stands where nothing but a key can stand. */
  readonly required: boolean;
}

/** How far a colon may stand behind the start of its key. */
const longestKey = 1024;

/** Cuts a YAML text into libyaml's tokens, on demand, for what go.yaml.in/yaml/v2 (scannerc.go) complains about. */
export class Scanner {
  private readonly reader: Reader;
  /** The tokens not yet taken; tokens are numbered from the text's start. */
  private readonly queue: Token[] = [];
  private head = 0;
  /** The number of the first token in the queue. */
  private dropped = 0;
  private indent = -1;
  private readonly indents: number[] = [];
  private flow = 0;
  private keyAllowed = true;
  /** One for each level of brackets. */
  private readonly keys: (PossibleKey | undefined)[] = [undefined];
  private ended = false;

  constructor(text: string) {
    this.reader = new Reader(text);
  }

  peek(): Token {
    while (!this.ended && (this.head === this.queue.length || this.mayBecomeKey())) this.fetch();
    return this.queue[this.head] ?? { type: 'stream-end', mark: this.reader.mark(), name: '' };
  }

  skip(): void {
    this.head += 1;
    if (this.head < 256) return;
    this.queue.splice(0, this.head);
    this.dropped += this.head;
    this.head = 0;
  }

  /** Whether the next token may turn out to be a key. */
  private mayBecomeKey(): boolean {
    for (let level = this.keys.length - 1; level >= 0; level--) {
      if (this.keys[level]?.token === this.dropped + this.head) return this.checkKey(level) !== undefined;
    }
    return false;
  }

  /** A key ends on its line. */
  private checkKey(level: number): PossibleKey | undefined {
    const key = this.keys[level];
    if (key === undefined) return undefined;
    const { line, index } = this.reader;
    if (key.mark.line >= line && key.mark.index + longestKey >= index) return key;
    this.dropKey(level);
    return undefined;
  }

  private dropKey(level: number): void {
    const key = this.keys[level];
    if (key?.required === true) throw this.reader.fault("could not find expected ':'", key.mark);
    this.keys[level] = undefined;
  }

  private saveKey(): void {
    if (!this.keyAllowed) return;
    this.dropKey(this.flow);
    const required = this.flow === 0 && this.indent === this.reader.column;
    this.keys[this.flow] = { mark: this.reader.mark(), token: this.dropped + this.queue.length, required };
  }

  private add(type: TokenType, mark: Mark, name = ''): void {
    this.queue.push({ type, mark, name });
  }

  private rollIndent(column: number, type: TokenType, mark: Mark, at = this.queue.length): void {
    if (this.flow > 0 || this.indent >= column) return;
    this.indents.push(this.indent);
    this.indent = column;
    this.queue.splice(at, 0, { type, mark, name: '' });
  }

  private unrollIndent(column: number): void {
    if (this.flow > 0) return;
    while (this.indent > column) {
      this.add('block-end', this.reader.mark());
      this.indent = this.indents.pop() ?? -1;
    }
  }

  private fetch(): void {
    const { reader } = this;
    this.skipToToken();
    this.unrollIndent(reader.column);
    const mark = reader.mark();
    const character = reader.at();
    if (character === undefined) this.fetchEnd();
    else if (reader.column === 0 && character === '%') this.fetchDirective(mark);
    else if (reader.atDocumentMarker()) this.fetchDocumentMarker(mark);
    else this.fetchToken(character, mark);
  }

  private fetchToken(character: string, mark: Mark): void {
    const next = this.reader.at(1);
    const inFlow = this.flow > 0;
    if (character === '[' || character === '{') this.openFlow(character, mark);
    else if (character === ']' || character === '}') this.closeFlow(character, mark);
    else if (character === ',') this.fetchComma(mark);
    else if (character === '-' && isBlankOrEnd(next)) this.fetchBlockEntry(mark);
    else if (character === '?' && (inFlow || isBlankOrEnd(next))) this.fetchKey(mark);
    else if (character === ':' && (inFlow || isBlankOrEnd(next))) this.fetchValue(mark);
    else if (character === '*' || character === '&' || character === '!') this.fetchProperty(character, mark);
    else if ((character === '|' || character === '>') && !inFlow) this.fetchBlockScalar(mark);
    else if (character === '"' || character === "'") this.fetchQuoted(character, mark);
    else if (this.beginsPlain(character, next)) this.fetchPlain(mark);
    else throw this.reader.fault('found character that cannot start any token', mark);
  }

  private beginsPlain(character: string, next: string | undefined): boolean {
    if (isBlankOrEnd(character)) return false;
    return !'-?:,[]{}#&*!|>\'"%@`'.includes(character) || this.isPlainIndicator(character, next);
  }

  private isPlainIndicator(character: string, next: string | undefined): boolean {
    if (character === '-') return next !== ' ' && next !== '\t';
    return this.flow === 0 && (character === '?' || character === ':') && !isBlankOrEnd(next);
  }

  private skipToToken(): void {
    const { reader } = this;
    for (;;) {
      if (reader.column === 0 && reader.at() === '\uFEFF') reader.skip();
      const tabsAllowed = this.flow > 0 || !this.keyAllowed;
      reader.skipSpaces();
      while (tabsAllowed && (reader.at() === ' ' || reader.at() === '\t')) reader.skip();
      if (reader.at() === '#') while (!isBreakOrEnd(reader.at())) reader.skip();
      if (!isBreak(reader.at())) return;
      reader.skipBreak();
      if (this.flow === 0) this.keyAllowed = true;
    }
  }

  private fetchEnd(): void {
    const { reader } = this;
    if (reader.column !== 0) {
      reader.column = 0;
      reader.line += 1;
    }
    this.unrollIndent(-1);
    this.dropKey(this.flow);
    this.keyAllowed = false;
    this.add('stream-end', reader.mark());
    this.ended = true;
  }

  private fetchDirective(mark: Mark): void {
    this.unrollIndent(-1);
    this.dropKey(this.flow);
    this.keyAllowed = false;
    const { name, handle, version } = skipDirective(this.reader);
    this.add(name === 'YAML' ? 'yaml-directive' : 'tag-directive', mark, name === 'YAML' ? version : handle);
  }

  private fetchDocumentMarker(mark: Mark): void {
    this.unrollIndent(-1);
    this.dropKey(this.flow);
    this.keyAllowed = false;
    this.add(this.reader.at() === '-' ? 'document-start' : 'document-end', mark);
    this.reader.skip(3);
  }

  private openFlow(type: '[' | '{', mark: Mark): void {
    this.saveKey();
    this.flow += 1;
    this.keys[this.flow] = undefined;
    this.keyAllowed = true;
    this.reader.skip();
    this.add(type, mark);
  }

  private closeFlow(type: ']' | '}', mark: Mark): void {
    this.dropKey(this.flow);
    if (this.flow > 0) {
      this.keys.pop();
      this.flow -= 1;
    }
    this.keyAllowed = false;
    this.reader.skip();
    this.add(type, mark);
  }

  private fetchComma(mark: Mark): void {
    this.dropKey(this.flow);
    this.keyAllowed = true;
    this.reader.skip();
    this.add(',', mark);
  }

  private fetchBlockEntry(mark: Mark): void {
    if (this.flow === 0) {
      if (!this.keyAllowed)
        throw this.reader.fault('block sequence entries are not allowed in this context', mark);
      this.rollIndent(mark.column, 'block-sequence-start', mark);
    }
    this.dropKey(this.flow);
    this.keyAllowed = true;
    this.reader.skip();
    this.add('block-entry', mark);
  }

  private fetchKey(mark: Mark): void {
    if (this.flow === 0) {
      if (!this.keyAllowed) throw this.reader.fault('mapping keys are not allowed in this context', mark);
      this.rollIndent(mark.column, 'block-mapping-start', mark);
    }
    this.dropKey(this.flow);
    this.keyAllowed = this.flow === 0;
    this.reader.skip();
    this.add('key', mark);
  }

  private fetchValue(mark: Mark): void {
    const key = this.checkKey(this.flow);
    if (key !== undefined) {
      this.queue.splice(key.token - this.dropped, 0, { type: 'key', mark: key.mark, name: '' });
      this.rollIndent(key.mark.column, 'block-mapping-start', key.mark, key.token - this.dropped);
      this.keys[this.flow] = undefined;
      this.keyAllowed = false;
    } else {
      if (this.flow === 0) {
        if (!this.keyAllowed) throw this.reader.fault('mapping values are not allowed in this context', mark);
        this.rollIndent(mark.column, 'block-mapping-start', mark);
      }
      this.keyAllowed = this.flow === 0;
    }
    this.reader.skip();
    this.add('value', mark);
  }

  private fetchProperty(character: '*' | '&' | '!', mark: Mark): void {
    this.saveKey();
    this.keyAllowed = false;
    if (character === '!') this.add('tag', mark, skipTag(this.reader));
    else this.add(character === '*' ? 'alias' : 'anchor', mark, skipAnchor(this.reader));
  }

  private fetchBlockScalar(mark: Mark): void {
    this.dropKey(this.flow);
    this.keyAllowed = true;
    skipBlockScalar(this.reader, this.indent);
    this.add('scalar', mark);
  }

  private fetchQuoted(quote: '"' | "'", mark: Mark): void {
    this.saveKey();
    this.keyAllowed = false;
    skipQuoted(this.reader, quote);
    this.add('scalar', mark);
  }

  private fetchPlain(mark: Mark): void {
    this.saveKey();
    this.keyAllowed = false;
    if (skipPlain(this.reader, this.indent + 1, this.flow > 0)) this.keyAllowed = true;
    this.add('scalar', mark);
  }
}
