import { type Operator, operatorNamed } from '../../../seccomp/knowledge/operators.ts';
import { bullets, code, paragraphs, plain } from '../../hover/markdown.ts';
import { sentence } from './words.ts';

/** When a condition with this operator holds, and what it lets through unseen. */
export function describeOperator(name: string): string | undefined {
  const operator = operatorNamed(name);
  if (operator === undefined) return undefined;
  const { means, usesValueTwo, caution } = operator;
  return paragraphs(
    `**${plain(name)}**: holds when ${meaning(means.replace('argument', 'the argument'))}.`,
    bullets([
      usesValueTwo
        ? 'youki 0.7.0 takes the two the other way round: `valueTwo` as the mask.'
        : '`valueTwo` is not used.',
      'Both sides are unsigned: -1 is the largest number. On 32-bit architectures both are cut to 32 bits.',
      highBits(operator),
      ...(caution === undefined
        ? []
        : [meaning(sentence(caution.replace(/^./, (first) => first.toUpperCase())))]),
    ]),
  );
}

/** The keys of a condition stand out as code. */
function meaning(text: string): string {
  return plain(text).replace(/\bvalue(Two)?\b/g, code);
}

/** Of arguments that the kernel reads as 32 bits. */
function highBits({ highBitsPass: { whenAllowing, whenDenying } }: Operator): string {
  if (!whenAllowing && !whenDenying) {
    return 'With a mask up to `0xffffffff` it holds for what the kernel reads, whatever the upper 32 bits are.';
  }
  const where = whenAllowing ? 'allows' : 'denies';
  return (
    `A rule that ${where} can be passed by setting any of the upper 32 bits, where the kernel reads the argument as ` +
    '32 bits. `SCMP_CMP_MASKED_EQ` with mask `0xffffffff` can not.'
  );
}
