import { enumerate } from '../../../base/words.ts';
import {
  type Architecture,
  architectureNamed,
  architectureOfHost,
} from '../../../seccomp/knowledge/architectures.ts';
import { bullets, code, paragraphs, plain } from '../../hover/markdown.ts';
import { sentence } from './words.ts';

/** What an architecture is called elsewhere, what it brings along, and who takes it. */
export function describeArchitecture(name: string): string | undefined {
  const architecture = architectureNamed(name);
  if (architecture === undefined) return undefined;
  return paragraphs(
    `**${plain(name)}**: ${whatItIs(architecture)}`,
    'A call by an architecture that the filter does not list kills the thread that makes it, whatever the default action is.',
    bullets([
      ...subArchitectures(architecture),
      ...(architecture.multiplexed
        ? [
            'Has `socketcall` and `ipc` beside the direct calls: conditions on arguments do not hold on that way.',
          ]
        : []),
      ...otherNames(architecture),
      acceptance(architecture),
      ...architecture.notes.map((note) => plain(sentence(note))),
    ]),
  );
}

/** A host, as an engine writes it in `includes.arches`. */
export function describeHost(name: string): string | undefined {
  const architecture = architectureOfHost(name);
  if (architecture === undefined) return undefined;
  return paragraphs(
    `**${plain(name)}**: hosts of ${whatItIs(architecture)}`,
    `Called ${code(architecture.name)} in \`architectures\`.`,
  );
}

function whatItIs({ column, kernelName, bits, endian }: Architecture): string {
  if (column === undefined) return "the host's own architecture.";
  return `${plain(kernelName ?? column)}, ${bits}-bit, ${endian} endian.`;
}

function subArchitectures({ subArchitectures: own }: Architecture): readonly string[] {
  if (own.length === 0) return [];
  return [
    `The same processors also run programs of ${enumerate(own.map(code))}: list them too where such programs run.`,
  ];
}

function otherNames({ libseccompName, goarch, hostName, column }: Architecture): readonly string[] {
  if (column === undefined) return [];
  const names = [
    `${code(libseccompName)} in libseccomp`,
    ...(goarch === undefined ? [] : [`${code(goarch)} in Go`]),
    ...(hostName.docker === undefined ? [] : [`${code(hostName.docker)} in \`includes.arches\` of Docker`]),
  ];
  return [`Called ${enumerate(names)}.`];
}

function acceptance({ since, acceptedBy }: Architecture): string {
  const { runc, libseccomp } = since;
  const takers = [
    ...(runc === undefined ? [] : [runc === '1.0.0' ? 'runc' : `runc from ${runc} on`]),
    ...(acceptedBy.crun ? ['crun'] : []),
    ...(acceptedBy.youki ? ['youki'] : []),
    ...(acceptedBy.operator ? ['the Security Profiles Operator'] : []),
  ];
  return `Taken by ${enumerate(takers)}; libseccomp knows it since ${libseccomp}.`;
}
