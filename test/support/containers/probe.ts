/** A system call that a probe makes. */
export interface ProbeCall {
  readonly number: number;
  /** Six of 64 bits. */
  readonly args: readonly bigint[];
}

const loadAddress = 0x40_0000n;
const headerLength = 64 + 56;

/**
 * A program for x86_64 Linux, as an ELF file, that makes calls one after the other, writes what each returned to standard
 * output as 64-bit numbers, and ends with 0. It needs no libc and no compiler, and no calls of its own but write and
 * exit_group.
 */
export function probeProgram(calls: readonly ProbeCall[]): Uint8Array {
  const count = calls.length;
  const codeLength = assemble(count, 0n, 0n).length;
  const table = loadAddress + BigInt(headerLength + codeLength);
  const results = table + BigInt(count * 56);
  const code = assemble(count, table, results);
  const fileLength = headerLength + codeLength + count * 56;
  const bytes = new Uint8Array(fileLength);
  const view = new DataView(bytes.buffer);
  writeHeaders(view, fileLength, count * 8);
  bytes.set(code, headerLength);
  calls.forEach(({ number, args }, index) => {
    const start = headerLength + codeLength + index * 56;
    view.setBigUint64(start, BigInt(number), true);
    args.forEach((value, position) => {
      view.setBigUint64(start + 8 + position * 8, value, true);
    });
  });
  return bytes;
}

/** One segment with everything, which can be written and run; behind the file stands room for the results. */
function writeHeaders(view: DataView, fileLength: number, room: number): void {
  [0x7f, 0x45, 0x4c, 0x46, 2, 1, 1].forEach((byte, index) => {
    view.setUint8(index, byte);
  });
  view.setUint16(16, 2, true); // an executable
  view.setUint16(18, 62, true); // for x86_64
  view.setUint32(20, 1, true);
  view.setBigUint64(24, loadAddress + BigInt(headerLength), true);
  view.setBigUint64(32, 64n, true);
  view.setUint16(52, 64, true);
  view.setUint16(54, 56, true);
  view.setUint16(56, 1, true);
  view.setUint32(64, 1, true); // to be loaded
  view.setUint32(68, 7, true); // read, write, run
  view.setBigUint64(80, loadAddress, true);
  view.setBigUint64(88, loadAddress, true);
  view.setBigUint64(96, BigInt(fileLength), true);
  view.setBigUint64(104, BigInt(fileLength + room), true);
  view.setBigUint64(112, 0x1000n, true);
}

/** The loop over the table, and the end. */
function assemble(count: number, table: bigint, results: bigint): Uint8Array {
  const word = (value: number): number[] => [...new Uint8Array(new Uint32Array([value]).buffer)];
  const long = (value: bigint): number[] => [...new Uint8Array(new BigUint64Array([value]).buffer)];
  const loop = [
    ...[0x4d, 0x85, 0xe4], // test r12, r12
    ...[0x74, 0x2e], // jz behind the loop
    ...[0x48, 0x8b, 0x03], // mov rax, [rbx]
    ...[0x48, 0x8b, 0x7b, 0x08], // mov rdi, [rbx + 8]
    ...[0x48, 0x8b, 0x73, 0x10], // mov rsi, [rbx + 16]
    ...[0x48, 0x8b, 0x53, 0x18], // mov rdx, [rbx + 24]
    ...[0x4c, 0x8b, 0x53, 0x20], // mov r10, [rbx + 32]
    ...[0x4c, 0x8b, 0x43, 0x28], // mov r8, [rbx + 40]
    ...[0x4c, 0x8b, 0x4b, 0x30], // mov r9, [rbx + 48]
    ...[0x0f, 0x05], // syscall
    ...[0x49, 0x89, 0x45, 0x00], // mov [r13], rax
    ...[0x48, 0x83, 0xc3, 0x38], // add rbx, 56
    ...[0x49, 0x83, 0xc5, 0x08], // add r13, 8
    ...[0x49, 0xff, 0xcc], // dec r12
    ...[0xeb, 0xcd], // jmp to the test
  ];
  return new Uint8Array([
    // youki 0.7.0 waits for ever for a container that has ended before it looks.
    ...[0xb9, ...word(200_000_000)], // mov ecx, a moment
    ...[0xff, 0xc9, 0x75, 0xfc], // dec ecx; jnz to it
    ...[0x48, 0xbb, ...long(table)], // mov rbx, table
    ...[0x41, 0xbc, ...word(count)], // mov r12d, count
    ...[0x49, 0xbd, ...long(results)], // mov r13, results
    ...loop,
    ...[0xb8, ...word(1), 0xbf, ...word(1)], // mov eax, write; mov edi, 1
    ...[0x48, 0xbe, ...long(results), 0xba, ...word(count * 8)], // mov rsi, results; mov edx, length
    ...[0x0f, 0x05],
    ...[0xb8, ...word(231), 0x31, 0xff], // mov eax, exit_group; xor edi, edi
    ...[0x0f, 0x05],
  ]);
}
