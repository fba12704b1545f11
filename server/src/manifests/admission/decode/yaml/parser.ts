import { YamlFault } from './reader.ts';
import { Scanner, type Token, type TokenType } from './scanner.ts';

/** Deeper texts are not followed to their end: they are refused as unreadable elsewhere. */
const deepest = 500;

class TooDeep extends Error {}

/**
 * What go.yaml.in/yaml/v2 finds wrong with the form of a text's first document (parserc.go, and the anchors of
 * decode.go).
 */
export function yamlFault(text: string): YamlFault | undefined {
  try {
    new Parser(new Scanner(text)).document();
    return undefined;
  } catch (error) {
    if (error instanceof YamlFault) return error;
    if (error instanceof TooDeep) return undefined;
    throw error;
  }
}

class Parser {
  private readonly anchors = new Set<string>();
  private readonly handles = new Set(['!', '!!']);
  private depth = 0;

  constructor(private readonly scanner: Scanner) {}

  document(): void {
    let token = this.scanner.peek();
    if (token.type === 'stream-end') return;
    if (['yaml-directive', 'tag-directive', 'document-start'].includes(token.type)) {
      this.directives();
      token = this.scanner.peek();
      if (token.type !== 'document-start') throw this.fault('did not find expected <document start>', token);
      this.scanner.skip();
      const ends: readonly TokenType[] = [
        'yaml-directive',
        'tag-directive',
        'document-start',
        'document-end',
        'stream-end',
      ];
      if (!ends.includes(this.scanner.peek().type)) this.node(true, false);
    } else {
      this.node(true, false);
    }
    this.scanner.peek();
  }

  private directives(): void {
    let hasVersion = false;
    const declared = new Set<string>();
    for (;;) {
      const token = this.scanner.peek();
      if (token.type === 'yaml-directive') {
        if (hasVersion) throw this.fault('found duplicate %YAML directive', token);
        if (token.name !== '1.1') throw this.fault('found incompatible YAML document', token);
        hasVersion = true;
      } else if (token.type === 'tag-directive') {
        if (declared.has(token.name)) throw this.fault('found duplicate %TAG directive', token);
        declared.add(token.name);
        this.handles.add(token.name);
      } else {
        return;
      }
      this.scanner.skip();
    }
  }

  /** Its errors name the line before, as libyaml's count from 0 and are printed as they are. */
  private fault(problem: string, { mark }: Token, started: Token | undefined = undefined): YamlFault {
    return new YamlFault(problem, mark.line !== 0 ? mark.line : (started?.mark.line ?? 0), mark.offset);
  }

  private node(inBlock: boolean, allowsIndentless: boolean): void {
    let token = this.scanner.peek();
    if (token.type === 'alias') {
      if (!this.anchors.has(token.name)) {
        throw new YamlFault(`unknown anchor '${token.name}' referenced`, 0, token.mark.offset);
      }
      this.scanner.skip();
      return;
    }
    const start = token;
    const hasProperties = this.properties();
    token = this.scanner.peek();
    if (token.type === 'scalar') {
      this.scanner.skip();
      return;
    }
    this.depth += 1;
    if (this.depth > deepest) throw new TooDeep();
    if (!this.collection(token, inBlock, allowsIndentless) && !hasProperties) {
      throw this.fault('did not find expected node content', token, start);
    }
    this.depth -= 1;
  }

  private collection(token: Token, inBlock: boolean, allowsIndentless: boolean): boolean {
    if (allowsIndentless && token.type === 'block-entry') this.indentlessSequence();
    else if (token.type === '[') this.flowSequence();
    else if (token.type === '{') this.flowMapping();
    else if (inBlock && token.type === 'block-sequence-start') this.blockSequence();
    else if (inBlock && token.type === 'block-mapping-start') this.blockMapping();
    else return false;
    return true;
  }

  /** An anchor and a tag, in either order. */
  private properties(): boolean {
    const seen = new Set<TokenType>();
    let tag: Token | undefined;
    for (;;) {
      const token = this.scanner.peek();
      if ((token.type !== 'anchor' && token.type !== 'tag') || seen.has(token.type)) break;
      seen.add(token.type);
      if (token.type === 'anchor') this.anchors.add(token.name);
      else tag = token;
      this.scanner.skip();
    }
    if (tag !== undefined && tag.name !== '' && !this.handles.has(tag.name)) {
      throw this.fault('found undefined tag handle', tag);
    }
    return seen.size > 0;
  }

  private nextIs(...types: readonly TokenType[]): boolean {
    return types.includes(this.scanner.peek().type);
  }

  private blockSequence(): void {
    const start = this.scanner.peek();
    this.scanner.skip();
    while (this.nextIs('block-entry')) {
      this.scanner.skip();
      if (!this.nextIs('block-entry', 'block-end')) this.node(true, false);
    }
    if (!this.nextIs('block-end')) {
      throw this.fault("did not find expected '-' indicator", this.scanner.peek(), start);
    }
    this.scanner.skip();
  }

  private indentlessSequence(): void {
    while (this.nextIs('block-entry')) {
      this.scanner.skip();
      if (!this.nextIs('block-entry', 'key', 'value', 'block-end')) this.node(true, false);
    }
  }

  private blockMapping(): void {
    const start = this.scanner.peek();
    this.scanner.skip();
    while (this.nextIs('key')) {
      this.scanner.skip();
      if (!this.nextIs('key', 'value', 'block-end')) this.node(true, true);
      if (this.nextIs('value')) {
        this.scanner.skip();
        if (!this.nextIs('key', 'value', 'block-end')) this.node(true, true);
      }
    }
    if (!this.nextIs('block-end')) throw this.fault('did not find expected key', this.scanner.peek(), start);
    this.scanner.skip();
  }

  private flowSequence(): void {
    const start = this.scanner.peek();
    this.scanner.skip();
    for (let isFirst = true; !this.nextIs(']'); isFirst = false) {
      if (!isFirst) {
        if (!this.nextIs(','))
          throw this.fault("did not find expected ',' or ']'", this.scanner.peek(), start);
        this.scanner.skip();
      }
      if (this.nextIs('key')) this.pairInSequence();
      else if (!this.nextIs(']')) this.node(false, false);
      else break;
    }
    this.scanner.skip();
  }

  /** `[a: b]` */
  private pairInSequence(): void {
    this.scanner.skip();
    if (this.nextIs('value', ',', ']')) this.scanner.skip();
    else this.node(false, false);
    if (!this.nextIs('value')) return;
    this.scanner.skip();
    if (!this.nextIs(',', ']')) this.node(false, false);
  }

  private flowMapping(): void {
    const start = this.scanner.peek();
    this.scanner.skip();
    for (let isFirst = true; !this.nextIs('}'); isFirst = false) {
      if (!isFirst) {
        if (!this.nextIs(','))
          throw this.fault("did not find expected ',' or '}'", this.scanner.peek(), start);
        this.scanner.skip();
      }
      if (this.nextIs('key')) {
        this.scanner.skip();
        if (!this.nextIs('value', ',', '}')) this.node(false, false);
        if (this.nextIs('value')) {
          this.scanner.skip();
          if (!this.nextIs(',', '}')) this.node(false, false);
        }
      } else if (!this.nextIs('}')) {
        this.node(false, false);
      } else {
        break;
      }
    }
    this.scanner.skip();
  }
}
