import { type Architecture, x32Bit } from '../architecture.ts';
import { highWord, lowWord } from '../condition.ts';
import type { ArchitectureRules, Filter } from '../filter.ts';
import type { CallRules, RuleSet } from '../ruleSet.ts';
import type { CallTree } from '../tree/callTree.ts';
import type { Outcome, Question } from '../tree/node.ts';
import { NeverEnds, Steps } from '../tree/steps.ts';
import { BlockStore, stepLimit, type WrittenTree } from './blockStore.ts';
import { type Block, doesLoad, doesMask, isBlock, type SharedBlock, type Target } from './blocks.ts';
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
  readonly sets: readonly RuleSet[];
  /** Where the program goes for calls with conditions, by their numbers. */
  readonly trees: ReadonlyMap<number, WrittenTree>;
  /**
   * Whether the call's number is loaded before it is compared. The library puts that instruction before the first call of
   * the program, and leaves it out with that call where the architecture lacks it: what is compared then is the value of
   * the architecture (src/gen_bpf.c, _gen_bpf_syscalls).
   */
  readonly loadsNumber: boolean;
}

/** More a kernel does not take (include/uapi/linux/bpf_common.h, BPF_MAXINSNS). */
export const mostInstructions = 4096;

/** The program that libseccomp makes of a filter, as far as its answers go. */
export class Program {
  private readonly defaultAnswer: Answer;
  private readonly parts: ReadonlyMap<number, Part>;
  private readonly reloading: ReadonlySet<SharedBlock>;
  private readonly instructions: number;

  private constructor({ parts, reloading, instructions }: WrittenProgram, defaultAction: number) {
    this.parts = parts;
    this.reloading = reloading;
    this.instructions = instructions;
    this.defaultAnswer = { kind: 'default', action: defaultAction };
  }

  /**
   * What the answers to a call depend on, beside the default action: the tree of its rules, and in front of which blocks a
   * word is loaded again, which depends on where the blocks of all calls lie.
   */
  basisOf(architecture: number, number: number): AnswerBasis {
    const part = this.parts.get(architecture);
    if (part === undefined) return nothing;
    const call = callIn(part, part.loadsNumber ? number : architecture);
    const { entered } = part.trees.get(call?.number ?? -1) ?? nothing;
    const reloads = this.reloading.size > 0 && entered.length > 0;
    const reloading = reloads ? entered.filter((block) => this.reloading.has(block)) : nothing.reloading;
    return { tree: call?.tree, reloading };
  }

  /**
   * How many instructions the program has at least: those of all conditions, and one for each number of a call. Beside
   * them are those that return, that look at the architecture, and jumps that go far.
   */
  get leastInstructions(): number {
    const numbers = new Set<number>();
    for (const { sets } of this.parts.values()) {
      for (const set of sets) set.addNumbers(numbers);
    }
    return this.instructions + numbers.size;
  }

  /** Whether the calls of an architecture can be told apart: else the default action answers all of them. */
  loadsNumber(architecture: number): boolean {
    return this.parts.get(architecture)?.loadsNumber ?? true;
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
    return this.answers(architecture, number, (answer) => answer)(args);
  }

  /**
   * The same of many argument lists of one call: what does not depend on them is found once.
   * @param make what is wanted of an answer; made once of each
   */
  answers<Value>(
    architecture: number,
    number: number,
    make: (answer: Answer) => Value,
  ): (args: readonly bigint[]) => Value {
    const always = (answer: Answer): (() => Value) => {
      const value = make(answer);
      return () => value;
    };
    const part = this.parts.get(architecture);
    if (part === undefined || !takes(part, number)) return always(wrongArchitecture);
    const call = callIn(part, part.loadsNumber ? number : architecture);
    const target = call?.tree.outcome ?? part.trees.get(call?.number ?? -1)?.target;
    if (call === undefined || target === undefined) return always(this.defaultAnswer);
    const answerFor = (reached: Outcome | 'default'): Answer =>
      reached === 'default'
        ? this.defaultAnswer
        : { kind: 'rule', action: reached.action, rule: call.rules[reached.rule] ?? -1 };
    if (!isBlock(target)) return always(answerFor(target));
    const made = new Map<Outcome | 'default', Value>();
    return (args) => {
      const reached = run(target, args, this.reloading);
      const value = made.get(reached) ?? make(answerFor(reached));
      made.set(reached, value);
      return value;
    };
  }
}

export interface AnswerBasis {
  readonly tree: CallTree | undefined;
  readonly reloading: readonly SharedBlock[];
}

const nothing: AnswerBasis & Pick<WrittenTree, 'entered'> = {
  tree: undefined,
  reloading: [],
  entered: [],
};

interface WrittenProgram {
  readonly parts: ReadonlyMap<number, Part>;
  readonly reloading: ReadonlySet<SharedBlock>;
  readonly instructions: number;
}

/** @throws NeverEnds */
function write(architectures: readonly ArchitectureRules[], binarySearch: boolean): WrittenProgram {
  const store = BlockStore.newest();
  const steps = new Steps(stepLimit);
  const parts = new Map<number, Part>();
  const roots: SharedBlock[] = [];
  for (const [value, group] of byValue(architectures)) {
    const trees = new Map<number, WrittenTree>();
    const sets = group.map(({ rules }) => rules);
    const withTrees = sets.map((set) => set.callsWhere(hasTree));
    for (const { number = -1, tree } of inOrder(withTrees, binarySearch)) {
      const written = store.written(tree);
      if (written === 'endless') throw new NeverEnds();
      steps.add(written.steps);
      if (isBlock(written.target)) roots.push(written.target.shared);
      trees.set(number, written);
    }
    const architectures = group.map(({ architecture }) => architecture);
    const loadsNumber =
      binarySearch || checksNumber(architectures) || beginsWithNumber(sets.map(({ calls }) => calls));
    parts.set(value, { architectures, sets, trees, loadsNumber });
  }
  return { parts, ...place(roots, store) };
}

function hasTree({ number, tree }: Pick<CallRules, 'number' | 'tree'>): boolean {
  return number !== undefined && tree.outcome === undefined;
}

function byValue(architectures: readonly ArchitectureRules[]): ReadonlyMap<number, ArchitectureRules[]> {
  const groups = new Map<number, ArchitectureRules[]>();
  for (const each of architectures) {
    const { auditArchitecture } = each.architecture;
    groups.set(auditArchitecture, [...(groups.get(auditArchitecture) ?? []), each]);
  }
  return groups;
}

/** Of two architectures that share a part, one at most has the number. */
function callIn({ sets }: Part, number: number): CallRules | undefined {
  for (const set of sets) {
    const call = set.callAt(number);
    if (call !== undefined) return call;
  }
  return undefined;
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

function run(root: Block, args: readonly bigint[], reloading: ReadonlySet<SharedBlock>): Outcome | 'default' {
  const reloads = reloading.size > 0;
  let accumulator = 0;
  // Most blocks look at the word that the one before looked at, under another mask.
  let latest = -1;
  let latestValue = 0;
  let target: Target = root;
  while (isBlock(target)) {
    const { shared, row }: Block = target;
    const { question }: SharedBlock = shared;
    if (reloads && reloading.has(shared)) {
      accumulator = (wordOf(args, shared.start.word) & shared.start.mask) >>> 0;
    }
    if (doesLoad(shared)) {
      const { word } = question;
      if (word !== latest) latestValue = wordOf(args, word);
      latest = word;
      accumulator = latestValue;
    }
    if (doesMask(shared)) accumulator = (accumulator & question.mask) >>> 0;
    if (row !== undefined && !reloads) target = row.targetFor(accumulator, target);
    else target = answerOf(question, accumulator) ? target.yes : target.no;
  }
  return target;
}

/** A half of an argument, the lower one first; 0 for what is no argument. */
function wordOf(args: readonly bigint[], index: number): number {
  const argument = args[index >> 1] ?? 0n;
  return (index & 1) === 0 ? lowWord(argument) : highWord(argument);
}

function answerOf({ test, datum }: Question, accumulator: number): boolean {
  switch (test) {
    case 'greater':
      return accumulator > datum;
    case 'greaterOrEqual':
      return accumulator >= datum;
    default:
      return accumulator === datum;
  }
}
