/** What libseccomp knows of an architecture (src/arch-*.c, struct arch_def). */
export interface Architecture {
  /** Its name in libseccomp: `x86_64`, `mipsel64n32`. */
  readonly name: string;
  readonly bits: 32 | 64;
  readonly endian: 'little' | 'big';
  /** What the kernel puts into the filter's data; x32 shares the value of x86_64. */
  readonly auditArchitecture: number;
  /** Whether calls of sockets and System V messages are also reached through `socketcall` and `ipc`. */
  readonly multiplexed: boolean;
}

/** Marks the numbers of x32 among those of x86_64 (kernel: __X32_SYSCALL_BIT). */
export const x32Bit = 0x4000_0000;

/** The calls as one build of libseccomp names and numbers them. */
export interface SyscallTable {
  /** Whether the name is known for any architecture; other names are skipped by the runtimes. */
  knows(name: string): boolean;
  /** What an architecture has of a call, whether the table knows its name or not. */
  placeOf(name: string, architecture: Architecture): CallPlace;
  /** The number on an architecture; undefined where the architecture lacks the call. */
  numberOf(name: string, architecture: Architecture): number | undefined;
  /** The name whose rules alone decide on a number; undefined where those for other names do, too, or none has it. */
  soleNameAt(number: number, architecture: Architecture): string | undefined;
  /** The names of an architecture's calls by their numbers, the highest first, without those that are also reached otherwise. */
  newestFirst(architecture: Architecture): readonly string[];
  /** How an architecture reaches the call through `socketcall` or `ipc`. */
  multiplexing(name: string, architecture: Architecture): Multiplexing | undefined;
}

/** Where an architecture has a call. */
export interface CallPlace {
  /** Undefined where it lacks the call. */
  readonly number: number | undefined;
  /** How it reaches the call through `socketcall` or `ipc`. */
  readonly through: Multiplexing | undefined;
}

export interface Multiplexing {
  /** The number of `socketcall` or `ipc` there. */
  readonly number: number;
  /** What stands in its first argument for the call. */
  readonly sub: number;
}
