import { architectureNamed } from '../../seccomp/knowledge/architectures.ts';
import { errnoNamed, errnoValue } from '../../seccomp/knowledge/errnos.ts';
import type { Dialect } from '../../seccomp/profile/dialect.ts';
import type { ProfileContext, ProfileParts, ProfileValue } from '../../seccomp/profile/parts.ts';
import { keysOf, type ValueSchema } from '../../seccomp/profile/schema.ts';
import type { RawNumber, RawValue } from '../../seccomp/rawProfile.ts';
import type { Finding, Fix } from '../finding.ts';
import type { ProfileRule } from '../rule.ts';
import { numberProblem } from './numbers.ts';
import { atValue } from './places.ts';
import { observedInAll, typesOfOperator } from './sources.ts';

/** Values of another type than their key takes, and numbers that its type can't hold. */
export const seccompWrongType: ProfileRule = {
  id: 'seccomp-wrong-type',
  scope: 'profile',
  summary: 'A value of the wrong type',
  explanation:
    'Go’s decoder (Docker, Podman, containerd, runc) refuses the whole profile where one value has the wrong type, and the ' +
    'container does not start. crun is worse: it reads a text in place of a number as 0, so that a condition compares with ' +
    '0, and a list or text in place of the profile as no filter at all. Numbers of conditions are unsigned and have 64 ' +
    'bits; they stand in decimal, without quotes, fraction or exponent.',
  sources: [
    'https://pkg.go.dev/encoding/json#Unmarshal',
    'runtime-spec:schema/defs-linux.json',
    typesOfOperator,
    'kubescape/storage:pkg/apis/softwarecomposition/v1beta1/types.go',
    observedInAll,
  ],
  defaultSeverity: 'error',
  check: ({ values }, context) => values.flatMap((value) => wrongType(value, context)),
  checkWhole: profileItself,
};

function profileItself({ profile, context: { dialect } }: ProfileParts): readonly Finding[] {
  const { body } = profile;
  if (body.kind === 'object' || body.kind === 'unknown' || body.kind === 'null') return [];
  const consequence =
    dialect === 'spo' || dialect === 'kubescape'
      ? 'The API server refuses the object.'
      : 'Docker, containerd and runc refuse it; crun takes it for no filter and starts the container unconfined.';
  return [{ message: `A profile is an object, not ${nameOf(body)}. ${consequence}`, place: atValue(body) }];
}

function wrongType(part: ProfileValue, context: ProfileContext): readonly Finding[] {
  const { dialect, language } = context;
  const { value, schema, isItem } = part;
  if (value.kind === 'unknown' || (value.kind === 'null' && !isItem)) return [];
  // Go makes a zero value of a null in a list, which the rule on missing keys tells of an object.
  if (value.kind === 'null' && schema.kind !== 'text') return [];
  if (value.kind === 'number' && schema.kind === 'number') {
    const problem = numberProblem(value, schema.sort, dialect, language);
    if (problem === undefined) return [];
    return [
      {
        message: problem.message,
        place: atValue(value),
        fixes: problem.fix === undefined ? [] : [numberFix(value, problem.fix)],
      },
    ];
  }
  if (value.kind === kindOf(schema)) return [];
  if (isErrnoText(part, context)) return context.version === 'v1beta1' ? [outdated(part, context)] : [];
  const subject = isItem ? `Each item of "${part.key}"` : `"${part.key}"`;
  return [
    {
      message: `${subject} is ${wanted(schema)}, not ${nameOf(value)}. ${consequenceOf(part, dialect)}`,
      place: atValue(value),
      fixes: fixesOf(value, schema, context),
    },
  ];
}

/** The operator's first versions of its API had error numbers as texts. */
function isErrnoText({ value, schema }: ProfileValue, { dialect, version }: ProfileContext): boolean {
  const isText = schema.kind === 'number' && schema.sort === 'errno' && value.kind === 'text';
  return isText && dialect === 'spo' && (version === 'v1alpha1' || version === 'v1beta1');
}

function outdated({ value, schema, key }: ProfileValue, context: ProfileContext): Finding {
  return {
    message: `"${key}" is a number in all but the first releases of v1beta1, and then the API server refuses the object.`,
    place: atValue(value),
    severity: 'warning',
    fixes: fixesOf(value, schema, context),
  };
}

function consequenceOf({ schema, value, key, holder }: ProfileValue, dialect: Dialect): string {
  if (dialect === 'spo' || dialect === 'kubescape') return 'The API server refuses the object.';
  const readers = keysOf(holder.level).find((own) => own.key === key)?.dialects ?? [];
  if (!readers.includes('oci')) {
    const engines = [readers.includes('docker') ? 'Docker' : '', readers.includes('podman') ? 'Podman' : ''];
    const named = engines.filter(Boolean);
    return `${named.join(' and ')} ${named.length === 1 ? 'refuses' : 'refuse'} the profile; others do not know the key.`;
  }
  const refused = 'Docker, Podman, containerd and runc refuse the profile';
  if (schema.kind === 'number' && schema.sort !== 'errno') return `${refused}; crun reads it as 0.`;
  if (schema.kind === 'number' && value.kind === 'text')
    return `${refused}; crun takes it for not given, which is EPERM.`;
  return `${refused}.`;
}

function kindOf(schema: ValueSchema): RawValue['kind'] {
  return schema.kind === 'flag' ? 'boolean' : schema.kind;
}

function wanted(schema: ValueSchema): string {
  switch (schema.kind) {
    case 'text':
      return 'a text';
    case 'number':
      return 'a number';
    case 'flag':
      return 'true or false';
    case 'list':
      return schema.item.kind === 'object' ? 'a list of objects' : 'a list of texts';
    case 'object':
      return 'an object';
  }
}

function nameOf(value: RawValue): string {
  switch (value.kind) {
    case 'text':
      return 'a text';
    case 'number':
      return 'a number';
    case 'boolean':
      return `${value.value}`;
    case 'list':
      return 'a list';
    case 'object':
      return 'an object';
    default:
      return 'null';
  }
}

function numberFix(value: RawValue, text: string): Fix {
  return { title: `Write ${text}`, safe: false, edits: [{ place: atValue(value), newText: text }] };
}

/** A number without its quotes or for the name of an error, a text with quotes, one text as a list. */
function fixesOf(value: RawValue, schema: ValueSchema, context: ProfileContext): readonly Fix[] {
  if (schema.kind === 'number' && value.kind === 'text') {
    const text = value.value.trim();
    const number = schema.sort === 'errno' ? numberNamed(text, context) : undefined;
    if (number !== undefined) return [numberFix(value, String(number))];
    return /^(?:\d{1,20}|0x[0-9a-f]{1,16})$/i.test(text) ? [numberFix(value, String(BigInt(text)))] : [];
  }
  if (schema.kind === 'text' && value.kind === 'number') return [quoted(value)];
  const isList = schema.kind === 'list' && schema.item.kind === 'text' && value.kind === 'text';
  return isList ? [numberFix(value, `[${JSON.stringify(value.value)}]`)] : [];
}

/** The number of an error on the first architecture of the profile. */
function numberNamed(name: string, { architectures }: ProfileContext): number | undefined {
  const errno = errnoNamed(name);
  const [column = 'x86_64'] = architectures.flatMap((one) => architectureNamed(one)?.column ?? []);
  return errno && errnoValue(errno, column);
}

function quoted({ origin, source }: RawNumber): Fix {
  return {
    title: 'Put it in quotes',
    safe: false,
    edits: [{ place: atValue({ origin }), newText: JSON.stringify(source) }],
  };
}
