import { type Architecture, x32Bit } from '../architecture.ts';
import { highWord, lowWord } from '../condition.ts';
import type { ArchitectureRules, Filter } from '../filter.ts';
import type { CallRules } from '../ruleSet.ts';
import type { Outcome } from '../tree/chain.ts';
import { NeverEnds, Steps } from '../tree/steps.ts';
import { type Block, BlockWriter, isBlock, type Target, unknownWord } from './blocks.ts';
import { beginsWithNumber, inOrder } from './order.ts';
import { place } from './placing.ts';

/** What the program answers to a call. */
export type Answer =
  | { readonly kind: 'rule'; readonly action: number; readonly rule: number }
  | { readonly kind: 'default'; readonly action: number }
  /** The call's architecture is not one of the filter's; the action is KILL_THREAD, whatever the default one is. */
  | { readonly kind: 'architecture'; readonly action: number };

const wrongArchitecture: Answer = { kind: 'architecture', action: 0 };

/** The calls of one value of the kernel's architecture field. */
interface Part {
  readonly architectures: readonly Architecture[];
  readonly calls: ReadonlyMap<number, Target>;
  /**
   * Whether the call's number is loaded before it is compared. The library puts that instruction before the first call of
   * the program, and leaves it out with that call where the architecture lacks it: what is compared then is the value of
   * the architecture (src/gen_bpf.c, _gen_bpf_syscalls).
   */
  readonly loadsNumber: boolean;
}

/** Far more than the largest program that a kernel takes. */
const stepLimit = 2_000_000;

/** The program that libseccomp makes of a filter, as far as its answers go. */
export class Program {
  private readonly defaultAnswer: Answer;
  private readonly parts: ReadonlyMap<number, Part>;

  private constructor(parts: ReadonlyMap<number, Part>, defaultAction: number) {
    this.parts = parts;
    this.defaultAnswer = { kind: 'default', action: defaultAction };
  }

  /** @param binarySearch whether the runtime asks for it; it moves instructions and, where words are mixed up, answers */
  static of(filter: Filter, binarySearch: boolean): Program | 'endless' {
    try {
      return new Program(write(filter.architectures, binarySearch), filter.defaultAction);
    } catch (error) {
      if (error instanceof NeverEnds) return 'endless';
      throw error;
    }
  }

  /**
   * What the program answers.
   * @param architecture the kernel's value (AUDIT_ARCH_*)
   * @param number the call's number as an unsigned 32-bit value
   * @param args up to six 64-bit values; missing ones are 0
   */
  answer(architecture: number, number: number, args: readonly bigint[]): Answer {
    const part = this.parts.get(architecture);
    if (part === undefined || !takes(part, number)) return wrongArchitecture;
    const target = part.calls.get(part.loadsNumber ? number : architecture);
    if (target === undefined) return this.defaultAnswer;
    const reached = isBlock(target) ? run(target, args) : target;
    return reached === 'default' ? this.defaultAnswer : { kind: 'rule', ...reached };
  }
}

function write(
  architectures: readonly ArchitectureRules[],
  binarySearch: boolean,
): ReadonlyMap<number, Part> {
  const writer = new BlockWriter(new Steps(stepLimit));
  const parts = new Map<number, Part>();
  const roots: Block[] = [];
  for (const [value, group] of byValue(architectures)) {
    const calls = new Map<number, Target>();
    const rules = group.map((each) => [...each.rules.calls.values()]);
    for (const call of rules.flat()) {
      if (call.number !== undefined && call.next === undefined) calls.set(call.number, call.outcome);
    }
    for (const { number, next } of inOrder(rules, binarySearch, hasTree)) {
      if (number === undefined || next === undefined) continue;
      const root = writer.level(next, 'default', unknownWord);
      roots.push(root);
      calls.set(number, root);
    }
    const architectures = group.map(({ architecture }) => architecture);
    const loadsNumber = binarySearch || checksNumber(architectures) || beginsWithNumber(rules);
    parts.set(value, { architectures, calls, loadsNumber });
  }
  place(roots.map((block) => block.shared));
  return parts;
}

function hasTree(call: CallRules): boolean {
  return call.number !== undefined && call.next !== undefined;
}

function byValue(architectures: readonly ArchitectureRules[]): ReadonlyMap<number, ArchitectureRules[]> {
  const groups = new Map<number, ArchitectureRules[]>();
  for (const each of architectures) {
    const { auditArchitecture } = each.architecture;
    groups.set(auditArchitecture, [...(groups.get(auditArchitecture) ?? []), each]);
  }
  return groups;
}

/**
 * x86_64 and x32 share a value and are told apart by a bit of the number. -1, which a tracer puts in place of a call to
 * skip it, passes for both.
 */
function takes({ architectures }: Part, number: number): boolean {
  if (!checksNumber(architectures)) return true;
  if (architectures[0]?.name === 'x86_64') return number < x32Bit || number === 0xffff_ffff;
  return number >= x32Bit;
}

/** Whether the program looks at the number to tell x86_64 from x32; it need not where the filter has both. */
function checksNumber(architectures: readonly Architecture[]): boolean {
  const [only, other] = architectures;
  return other === undefined && (only?.name === 'x86_64' || only?.name === 'x32');
}

function run(root: Block, args: readonly bigint[]): Outcome | 'default' {
  let accumulator = 0;
  let target: Target = root;
  while (isBlock(target)) {
    const { node, shared } = target;
    if (shared.reloads) accumulator = (wordOf(shared.start.word, args) & shared.start.mask) >>> 0;
    if (target.loads) accumulator = wordOf(node.argument * 2 + (node.high ? 1 : 0), args);
    if (target.masks) accumulator = (accumulator & node.mask) >>> 0;
    target = answerOf(target, accumulator) ? target.yes : target.no;
  }
  return target;
}

function answerOf({ node }: Block, accumulator: number): boolean {
  switch (node.test) {
    case 'greater':
      return accumulator > node.datum;
    case 'greaterOrEqual':
      return accumulator >= node.datum;
    default:
      return accumulator === node.datum;
  }
}

function wordOf(word: number, args: readonly bigint[]): number {
  const argument = args[word >> 1] ?? 0n;
  return word % 2 === 1 ? highWord(argument) : lowWord(argument);
}
