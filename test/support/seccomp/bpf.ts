/** A filter's program as libseccomp exports it: the machine of the kernel's classic BPF, as far as seccomp allows it. */
export interface Instruction {
  readonly code: number;
  readonly yes: number;
  readonly no: number;
  readonly value: number;
}

/** What a program is given: struct seccomp_data. */
export interface CallData {
  readonly number: number;
  readonly architecture: number;
  readonly args: readonly bigint[];
}

const sizeOfInstruction = 8;
const sizeOfData = 64;

/** @param endian of the architectures that the filter is for */
export function parseProgram(hexadecimal: string, endian: 'little' | 'big'): readonly Instruction[] {
  const bytes = Buffer.from(hexadecimal, 'hex');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const little = endian === 'little';
  return Array.from({ length: bytes.length / sizeOfInstruction }, (_, position) => {
    const start = position * sizeOfInstruction;
    return {
      code: view.getUint16(start, little),
      yes: view.getUint8(start + 2),
      no: view.getUint8(start + 3),
      value: view.getUint32(start + 4, little),
    };
  });
}

/** Runs a program on a call and gives what it returns: an action's number. */
export function runProgram(
  program: readonly Instruction[],
  call: CallData,
  endian: 'little' | 'big',
): number {
  const data = layOut(call, endian === 'little');
  let accumulator = 0;
  let place = 0;
  for (;;) {
    const instruction = program[place];
    if (instruction === undefined) throw new Error(`the program has no instruction ${place}`);
    const { code, value } = instruction;
    place += 1;
    const jump = (condition: boolean): void => {
      place += condition ? instruction.yes : instruction.no;
    };
    if (code === 0x20) accumulator = data.getUint32(value, endian === 'little');
    else if (code === 0x54) accumulator = (accumulator & value) >>> 0;
    else if (code === 0x05) place += value;
    else if (code === 0x15) jump(accumulator === value);
    else if (code === 0x25) jump(accumulator > value);
    else if (code === 0x35) jump(accumulator >= value);
    else if (code === 0x06) return value;
    else throw new Error(`unknown instruction ${code.toString(16)}`);
  }
}

function layOut({ number, architecture, args }: CallData, little: boolean): DataView {
  const data = new DataView(new ArrayBuffer(sizeOfData));
  data.setUint32(0, number, little);
  data.setUint32(4, architecture, little);
  args.forEach((value, index) => {
    data.setBigUint64(16 + index * 8, value, little);
  });
  return data;
}
