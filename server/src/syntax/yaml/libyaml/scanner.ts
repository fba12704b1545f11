import { isBlankOrEnd, isBreak, isBreakOrEnd } from './characters.ts';
import { readAnchor, readDirective, readTag } from './properties.ts';
import { type Mark, Reader } from './reader.ts';
import { readBlockScalar, readPlain, readQuoted, type Scalar } from './scalars.ts';

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
  /** The offset after its last character. */
  readonly end: number;
  /** The name of an alias or anchor, the handle of a tag, a directive's handle or version. */
  readonly name: string;
  /** The suffix of a tag, the prefix that a directive declares. */
  readonly suffix: string;
  readonly scalar: Scalar | undefined;
}

/** Where a key may have begun that only a later colon tells. */
interface PossibleKey {
  readonly mark: Mark;
  readonly token: number;
  /** It stands where nothing but a key can stand. */
  readonly required: boolean;
  possible: boolean;
}

/** How far a colon may stand behind the start of its key. */
const longestKey = 1024;

/** Cuts a YAML text into libyaml's tokens, on demand, and finds what go.yaml.in/yaml/v2 (scannerc.go) complains about. */
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
  private readonly keys: PossibleKey[] = [];
  /** The level of the key that may begin with a token. */
  private readonly levels = new Map<number, number>();
  private ended = false;

  constructor(text: string) {
    this.reader = new Reader(text);
    this.keys.push(this.noKey());
  }

  /** How far the text has been read, which is further than the last token reaches. */
  get offset(): number {
    return this.reader.offset;
  }

  peek(): Token {
    while (this.head === this.queue.length ? !this.ended : this.mayBecomeKey()) this.fetch();
    return this.queue[this.head] ?? this.token('stream-end', this.reader.mark());
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
    const level = this.levels.get(this.dropped + this.head);
    return level !== undefined && this.checkKey(level) !== undefined;
  }

  /** A key ends on its line. */
  private checkKey(level: number): PossibleKey | undefined {
    const key = this.keys[level];
    if (key?.possible !== true) return undefined;
    const { line, index } = this.reader;
    if (key.mark.line >= line && key.mark.index + longestKey >= index) return key;
    this.refuseMissingColon(key);
    key.possible = false;
    return undefined;
  }

  private refuseMissingColon({ required, mark }: PossibleKey): void {
    if (required) throw this.reader.fault("could not find expected ':'", mark);
  }

  private dropKey(): void {
    const key = this.keys[this.flow];
    if (key?.possible !== true) return;
    this.refuseMissingColon(key);
    key.possible = false;
    this.levels.delete(key.token);
  }

  private saveKey(): void {
    if (!this.keyAllowed) return;
    const required = this.flow === 0 && this.indent === this.reader.column;
    const key = { ...this.noKey(), required, possible: true };
    this.dropKey();
    this.keys[this.flow] = key;
    this.levels.set(key.token, this.flow);
  }

  private noKey(): PossibleKey {
    const token = this.dropped + this.queue.length;
    return { mark: this.reader.mark(), token, required: false, possible: false };
  }

  private token(type: TokenType, mark: Mark, name = '', suffix = '', scalar?: Scalar): Token {
    return { type, mark, end: scalar === undefined ? this.reader.offset : scalar.end, name, suffix, scalar };
  }

  private add(type: TokenType, mark: Mark, name = '', suffix = ''): void {
    this.queue.push(this.token(type, mark, name, suffix));
  }

  private addScalar(mark: Mark, scalar: Scalar): void {
    this.queue.push(this.token('scalar', mark, '', '', scalar));
  }

  private rollIndent(column: number, type: TokenType, mark: Mark, at = this.queue.length): void {
    if (this.flow > 0 || this.indent >= column) return;
    this.indents.push(this.indent);
    this.indent = column;
    this.queue.splice(at, 0, this.token(type, mark));
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
      reader.skipByteOrderMark();
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
    this.dropKey();
    this.keyAllowed = false;
    this.add('stream-end', reader.mark());
    this.ended = true;
  }

  private fetchDirective(mark: Mark): void {
    this.unrollIndent(-1);
    this.dropKey();
    this.keyAllowed = false;
    const { name, handle, prefix, version } = readDirective(this.reader);
    if (name === 'YAML') this.add('yaml-directive', mark, version);
    else this.add('tag-directive', mark, handle, prefix);
  }

  private fetchDocumentMarker(mark: Mark): void {
    this.unrollIndent(-1);
    this.dropKey();
    this.keyAllowed = false;
    const type = this.reader.at() === '-' ? 'document-start' : 'document-end';
    this.reader.skip(3);
    this.add(type, mark);
  }

  private openFlow(type: '[' | '{', mark: Mark): void {
    this.saveKey();
    this.flow += 1;
    this.keys[this.flow] = this.noKey();
    this.keyAllowed = true;
    this.reader.skip();
    this.add(type, mark);
  }

  private closeFlow(type: ']' | '}', mark: Mark): void {
    this.dropKey();
    if (this.flow > 0) {
      // Where nothing was written between the brackets, this forgets the key that begins with the first of them:
      // Kubernetes' library then looks no further for a colon, and so do we.
      const { token = -1 } = this.keys.pop() ?? {};
      this.levels.delete(token);
      this.flow -= 1;
    }
    this.keyAllowed = false;
    this.reader.skip();
    this.add(type, mark);
  }

  private fetchComma(mark: Mark): void {
    this.dropKey();
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
    this.dropKey();
    this.keyAllowed = true;
    this.reader.skip();
    this.add('block-entry', mark);
  }

  private fetchKey(mark: Mark): void {
    if (this.flow === 0) {
      if (!this.keyAllowed) throw this.reader.fault('mapping keys are not allowed in this context', mark);
      this.rollIndent(mark.column, 'block-mapping-start', mark);
    }
    this.dropKey();
    this.keyAllowed = this.flow === 0;
    this.reader.skip();
    this.add('key', mark);
  }

  private fetchValue(mark: Mark): void {
    const key = this.checkKey(this.flow);
    if (key !== undefined) {
      const at = key.token - this.dropped;
      // The library puts them last where the parser has already taken what they should stand before.
      const isTaken = at < this.head;
      this.queue.splice(isTaken ? this.queue.length : at, 0, this.token('key', key.mark));
      this.rollIndent(key.mark.column, 'block-mapping-start', key.mark, isTaken ? this.queue.length : at);
      key.possible = false;
      this.levels.delete(key.token);
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
    if (character === '!') {
      const { handle, suffix } = readTag(this.reader);
      this.add('tag', mark, handle, suffix);
    } else {
      const name = readAnchor(this.reader);
      this.add(character === '*' ? 'alias' : 'anchor', mark, name);
    }
  }

  private fetchBlockScalar(mark: Mark): void {
    this.dropKey();
    this.keyAllowed = true;
    this.addScalar(mark, readBlockScalar(this.reader, this.indent));
  }

  private fetchQuoted(quote: '"' | "'", mark: Mark): void {
    this.saveKey();
    this.keyAllowed = false;
    this.addScalar(mark, readQuoted(this.reader, quote));
  }

  private fetchPlain(mark: Mark): void {
    this.saveKey();
    this.keyAllowed = false;
    const scalar = readPlain(this.reader, this.indent + 1, this.flow > 0);
    if (scalar.endsLine) this.keyAllowed = true;
    this.addScalar(mark, scalar);
  }
}
