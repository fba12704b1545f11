import type { TextRange } from '../../../base/range.ts';
import type { MappingEntry, Node, SyntaxProblem } from '../../tree.ts';
import { maximumDepth } from '../nesting.ts';
import { YamlFault } from './reader.ts';
import { Scanner, type Token, type TokenType } from './scanner.ts';
import { type Properties, TreeBuilder } from './treeBuilder.ts';

class TooDeep extends Error {}

export type Reading =
  | {
      readonly kind: 'read';
      /** Undefined where the document is empty. */
      readonly root: Node | undefined;
      /** What is wrong with its aliases. */
      readonly problems: readonly SyntaxProblem[];
      readonly readUntil: number;
      /** What follows the document's end; the library never looks at it. */
      readonly rest: { readonly start: number; readonly isMarked: boolean } | undefined;
    }
  /** `readUntil` is where the reader stood when it gave up, behind what it complains about. */
  | { readonly kind: 'fault'; readonly fault: YamlFault; readonly readUntil: number }
  | { readonly kind: 'too-deep' };

/**
 * Reads the first document of a text as Kubernetes' YAML library does (go.yaml.in/yaml/v2: parserc.go, and the anchors
 * of decode.go), a port of libyaml.
 */
export function readYaml(written: string): Reading {
  if (latestFault?.written === written) return latestFault.reading;
  const reading = readAnew(written);
  if (reading.kind === 'fault') latestFault = { written, reading };
  return reading;
}

/** Whoever has read a text that is at fault asks for the fault next. */
let latestFault: { readonly written: string; readonly reading: Reading } | undefined;

/**
 * Whether a text is at fault from some line on; of what stands before it, which is not, it is enough to read some lines.
 * The fault is then known as that of the whole text.
 * @param lines of those before, whole ones and in order; at least one
 */
export function isAtFault(written: string, lines: readonly TextRange[], from: number): boolean {
  const kept = lines.map(({ start, end }) => written.slice(start, end)).join('');
  const reading = readAnew(kept + written.slice(from));
  if (reading.kind !== 'fault') return false;
  const { problem, line, offset } = reading.fault;
  const length = from - kept.length;
  const left = countLines(written.slice(0, from)) - countLines(kept);
  const fault = new YamlFault(problem, line === 0 ? 0 : line + left, offset + length);
  latestFault = { written, reading: { kind: 'fault', fault, readUntil: reading.readUntil + length } };
  return true;
}

function countLines(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

function readAnew(written: string): Reading {
  // kubectl ends every line that it reads, the last one too (k8s.io/apimachinery/pkg/util/yaml/decoder.go, LineReader).
  const text = written.endsWith('\n') ? written : `${written}\n`;
  const scanner = new Scanner(text);
  try {
    return new Parser(scanner, new TreeBuilder(text)).document();
  } catch (error) {
    if (error instanceof YamlFault) return { kind: 'fault', fault: error, readUntil: scanner.offset };
    if (error instanceof TooDeep) return { kind: 'too-deep' };
    throw error;
  }
}

class Parser {
  private readonly prefixes = new Map([
    ['!', '!'],
    ['!!', 'tag:yaml.org,2002:'],
  ]);
  private depth = 0;

  constructor(
    private readonly scanner: Scanner,
    private readonly tree: TreeBuilder,
  ) {}

  document(): Reading {
    const root = this.scanner.peek().type === 'stream-end' ? undefined : this.root();
    const { type, mark, end } = this.scanner.peek();
    const isMarked = type === 'document-end' || type === 'document-start';
    const rest = type === 'stream-end' ? undefined : { start: isMarked ? end : mark.offset, isMarked };
    return { kind: 'read', root, problems: this.tree.problems, readUntil: this.scanner.offset, rest };
  }

  private root(): Node | undefined {
    let token = this.scanner.peek();
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
      if (ends.includes(this.scanner.peek().type)) return undefined;
    }
    return this.node(true, false);
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
        this.prefixes.set(token.name, token.suffix);
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

  private node(inBlock: boolean, allowsIndentless: boolean): Node {
    let token = this.scanner.peek();
    if (token.type === 'alias') {
      if (!this.tree.hasAnchor(token.name)) {
        throw new YamlFault(`unknown anchor '${token.name}' referenced`, 0, token.mark.offset);
      }
      this.scanner.skip();
      return this.tree.alias(token);
    }
    const start = token;
    const properties = this.properties();
    token = this.scanner.peek();
    if (token.type === 'scalar') {
      this.scanner.skip();
      return this.tree.scalar(token, properties);
    }
    this.depth += 1;
    if (this.depth > maximumDepth) throw new TooDeep();
    const holder = this.tree.anchor(properties.anchor);
    const collection = this.collection(token, inBlock, allowsIndentless);
    if (collection === undefined && !properties.isWritten) {
      throw this.fault('did not find expected node content', token, start);
    }
    this.depth -= 1;
    holder.node = collection ?? this.tree.empty(properties.end, properties);
    return holder.node;
  }

  private collection(token: Token, inBlock: boolean, allowsIndentless: boolean): Node | undefined {
    if (allowsIndentless && token.type === 'block-entry') return this.indentlessSequence();
    if (token.type === '[') return this.flowSequence();
    if (token.type === '{') return this.flowMapping();
    if (inBlock && token.type === 'block-sequence-start') return this.blockSequence();
    if (inBlock && token.type === 'block-mapping-start') return this.blockMapping();
    return undefined;
  }

  /** An anchor and a tag, in either order. */
  private properties(): Properties {
    let anchor: Token | undefined;
    let tag: Token | undefined;
    let end = 0;
    for (;;) {
      const token = this.scanner.peek();
      if (token.type === 'anchor' && anchor === undefined) anchor = token;
      else if (token.type === 'tag' && tag === undefined) tag = token;
      else break;
      end = token.end;
      this.scanner.skip();
    }
    const isWritten = anchor !== undefined || tag !== undefined;
    return { anchor: anchor?.name, tag: tag === undefined ? undefined : this.fullTag(tag), end, isWritten };
  }

  private fullTag(token: Token): string {
    const { name: handle, suffix } = token;
    const prefix = handle === '' ? '' : this.prefixes.get(handle);
    if (prefix === undefined) throw this.fault('found undefined tag handle', token);
    return prefix + suffix;
  }

  private nextIs(first: TokenType, second?: TokenType, third?: TokenType): boolean {
    const { type } = this.scanner.peek();
    return type === first || type === second || type === third;
  }

  private blockSequence(): Node {
    const start = this.scanner.peek();
    const items: Node[] = [];
    this.scanner.skip();
    while (this.nextIs('block-entry')) {
      const { end } = this.scanner.peek();
      this.scanner.skip();
      items.push(this.nextIs('block-entry', 'block-end') ? this.tree.empty(end) : this.node(true, false));
    }
    if (!this.nextIs('block-end')) {
      throw this.fault("did not find expected '-' indicator", this.scanner.peek(), start);
    }
    this.scanner.skip();
    return this.tree.sequence(start.mark.offset, undefined, items);
  }

  private indentlessSequence(): Node {
    const start = this.scanner.peek();
    const items: Node[] = [];
    while (this.nextIs('block-entry')) {
      const { end } = this.scanner.peek();
      this.scanner.skip();
      const isEmpty = this.nextIs('key', 'value', 'block-end') || this.nextIs('block-entry');
      items.push(isEmpty ? this.tree.empty(end) : this.node(true, false));
    }
    return this.tree.sequence(start.mark.offset, undefined, items);
  }

  private blockMapping(): Node {
    const start = this.scanner.peek();
    const entries: MappingEntry[] = [];
    this.scanner.skip();
    while (this.nextIs('key')) {
      const { mark } = this.scanner.peek();
      this.scanner.skip();
      const key = this.nextIs('key', 'value', 'block-end')
        ? this.tree.empty(mark.offset)
        : this.node(true, true);
      entries.push(this.entry(key, () => !this.nextIs('key', 'value', 'block-end'), true));
    }
    if (!this.nextIs('block-end')) throw this.fault('did not find expected key', this.scanner.peek(), start);
    this.scanner.skip();
    return this.tree.mapping(start.mark.offset, undefined, entries);
  }

  /** The value of a key, and both together. */
  private entry(key: Node, hasValue: () => boolean, inBlock: boolean): MappingEntry {
    if (!this.nextIs('value')) return this.tree.entry(key, this.tree.empty(key.range.end));
    const { end } = this.scanner.peek();
    this.scanner.skip();
    return this.tree.entry(key, hasValue() ? this.node(inBlock, inBlock) : this.tree.empty(end));
  }

  private flowSequence(): Node {
    const start = this.scanner.peek();
    const items: Node[] = [];
    this.scanner.skip();
    for (let isFirst = true; !this.nextIs(']'); isFirst = false) {
      if (!isFirst) {
        if (!this.nextIs(','))
          throw this.fault("did not find expected ',' or ']'", this.scanner.peek(), start);
        this.scanner.skip();
      }
      if (this.nextIs('key')) items.push(this.pairInSequence());
      else if (!this.nextIs(']')) items.push(this.node(false, false));
      else break;
    }
    const { end } = this.scanner.peek();
    this.scanner.skip();
    return this.tree.sequence(start.mark.offset, end, items);
  }

  /** `[a: b]` */
  private pairInSequence(): Node {
    const { mark } = this.scanner.peek();
    let key: Node;
    this.scanner.skip();
    if (this.nextIs('value', ',', ']')) {
      key = this.tree.empty(mark.offset);
      // libyaml, too, loses the token.
      this.scanner.skip();
    } else {
      key = this.node(false, false);
    }
    const entry = this.entry(key, () => !this.nextIs(',', ']'), false);
    return this.tree.mapping(entry.range.start, entry.range.end, [entry]);
  }

  private flowMapping(): Node {
    const start = this.scanner.peek();
    const entries: MappingEntry[] = [];
    this.scanner.skip();
    for (let isFirst = true; !this.nextIs('}'); isFirst = false) {
      if (!isFirst) {
        if (!this.nextIs(','))
          throw this.fault("did not find expected ',' or '}'", this.scanner.peek(), start);
        this.scanner.skip();
      }
      if (this.nextIs('key')) {
        const { mark } = this.scanner.peek();
        this.scanner.skip();
        const key = this.nextIs('value', ',', '}') ? this.tree.empty(mark.offset) : this.node(false, false);
        entries.push(this.entry(key, () => !this.nextIs(',', '}'), false));
      } else if (!this.nextIs('}')) {
        const key = this.node(false, false);
        entries.push(this.tree.entry(key, this.tree.empty(key.range.end)));
      } else {
        break;
      }
    }
    const { end } = this.scanner.peek();
    this.scanner.skip();
    return this.tree.mapping(start.mark.offset, end, entries);
  }
}
