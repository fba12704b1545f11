import type { TextRange } from '../../base/range.ts';
import { child, type Field, scalarValue, stateOf } from '../../manifests/field.ts';
import { objectsOf } from '../../manifests/objects.ts';
import { podAnnotations, type SeccompHolder, seccompHolders } from '../../manifests/podSeccomp.ts';
import { writtenWord } from '../edits/words.ts';
import type { Finding, Fix } from '../finding.ts';
import type { DocumentRule, DocumentSubject } from '../rule.ts';

/** What the API server and the kubelet make of the seccomp profile of a pod and of its containers. */
export const podSeccompProfile: DocumentRule = {
  id: 'pod-seccomp-profile',
  scope: 'document',
  summary: 'The seccomp profile of a pod or container is refused, or has no effect',
  explanation:
    '`securityContext.seccompProfile` of a pod holds for all its containers; one of a container, init container or ' +
    'ephemeral container goes before it. The API server asks for a `type`, for a `localhostProfile` with `Localhost` and ' +
    'only there, and for a path that goes down from the kubelet’s folder `seccomp`, without `..`. A privileged container ' +
    'runs unconfined whatever is written. The annotations that Kubernetes had before the field do nothing since 1.27, and ' +
    'their prefix `localhost/` is no part of the path.',
  sources: [
    'kubernetes:pkg/apis/core/validation/validation.go',
    'kubernetes:pkg/api/pod/warnings.go',
    'https://kubernetes.io/docs/reference/node/seccomp/',
  ],
  defaultSeverity: 'error',
  check: (subject) =>
    subject.isConfiguration
      ? []
      : objectsOf(subject.document, subject.listed).flatMap((object) => {
          const holders = seccompHolders(object);
          return [
            ...holders.flatMap((holder) => [...ofHolder(holder, subject)]),
            ...oldAnnotations(podAnnotations(object), holders),
          ];
        }),
};

const types = ['Localhost', 'RuntimeDefault', 'Unconfined'];

function* ofHolder(holder: SeccompHolder, { language }: DocumentSubject): Generator<Finding> {
  const { profile, isPrivileged } = holder;
  if (stateOf(profile) !== 'mapping' || profile.node === undefined) return;
  const type = child(profile, 'type');
  const path = child(profile, 'localhostProfile');
  const whole = profile.node.range;
  if (isPrivileged) {
    yield {
      message:
        'The container is privileged, and so runs without a seccomp profile, whatever stands here. Remove one of the two.',
      place: at(whole),
      severity: 'warning',
    };
  }
  const name = typeof scalarValue(type) === 'string' ? String(scalarValue(type)) : undefined;
  if (stateOf(type) === 'absent' || name === '') {
    yield refused(
      type,
      type.node?.range ?? whole,
      'Required value',
      'type is required when seccompProfile is set',
      {
        message: 'A seccomp profile needs a type: RuntimeDefault, Localhost or Unconfined.',
      },
    );
  } else if (name !== undefined && type.node !== undefined && !types.includes(name)) {
    const supported = types.map((each) => JSON.stringify(each)).join(', ');
    const meant = meantType(name);
    yield refused(
      type,
      type.node.range,
      `Unsupported value: ${JSON.stringify(name)}`,
      `supported values: ${supported}`,
      {
        message: `"${name}" is no type of a seccomp profile: write RuntimeDefault, Localhost or Unconfined.`,
        fixes: meant === undefined ? [] : [replacing(type.node.range, meant, language, false)],
      },
    );
  }
  if (stateOf(type) === 'hole' || stateOf(path) === 'hole') return;
  if (name === 'Localhost') yield* ofPath(path, whole, language);
  else if (
    (name !== undefined || stateOf(type) === 'absent') &&
    stateOf(path) !== 'absent' &&
    path.node !== undefined
  ) {
    yield {
      message:
        'The API server refuses a localhostProfile with any type but Localhost. Remove it, or write Localhost.',
      place: at(path.node.range),
      fixes: type.node === undefined ? [] : [replacing(type.node.range, 'Localhost', language, false)],
    };
  }
}

const kubeletFolder = '/var/lib/kubelet/seccomp/';

function* ofPath(path: Field, whole: TextRange, language: DocumentSubject['language']): Generator<Finding> {
  const value = scalarValue(path);
  if (stateOf(path) === 'absent') {
    yield refused(path, whole, 'Required value', 'must be set when seccomp type is Localhost', {
      message:
        'Localhost needs a localhostProfile: the path of the profile below the kubelet’s folder seccomp.',
    });
  }
  if (typeof value !== 'string' || path.node === undefined) return;
  const { range } = path.node;
  const invalid = `Invalid value: ${JSON.stringify(value)}`;
  if (value.startsWith('/')) {
    const below = value.startsWith(kubeletFolder) ? value.slice(kubeletFolder.length) : undefined;
    yield refused(path, range, invalid, 'must be a relative path', {
      message:
        'The path must be relative: it goes down from the kubelet’s folder seccomp, mostly /var/lib/kubelet/seccomp.',
      fixes: below === undefined ? [] : [replacing(range, below, language, true)],
    });
  }
  if (value.split('/').includes('..')) {
    yield refused(path, range, invalid, "must not contain '..'", {
      message: 'The path must not go up: it can’t leave the kubelet’s folder seccomp.',
    });
  }
  if (value.startsWith('localhost/')) {
    yield {
      message:
        'The prefix localhost/ belonged to the annotations; here it is a folder of the kubelet’s folder seccomp, and without it the container does not start. Remove it unless there is such a folder.',
      place: at(range),
      severity: 'warning',
      fixes: [replacing(range, value.slice('localhost/'.length), language, false)],
    };
  }
}

const podAnnotation = 'seccomp.security.alpha.kubernetes.io/pod';
const containerAnnotation = 'container.seccomp.security.alpha.kubernetes.io/';

function* oldAnnotations(
  annotations: ReadonlyMap<string, Field>,
  holders: readonly SeccompHolder[],
): Generator<Finding> {
  for (const [key, { node }] of annotations) {
    const isOfPod = key === podAnnotation;
    if (node === undefined || (!isOfPod && !key.startsWith(containerAnnotation))) continue;
    const name = key.slice(containerAnnotation.length);
    const own = holders.find((holder) => (isOfPod ? holder.kind === 'pod' : holder.name === name));
    if (own !== undefined && stateOf(own.profile) !== 'absent') continue;
    yield {
      message: `The annotation does nothing since Kubernetes 1.27: ${isOfPod ? 'the pod' : `container ${name}`} has no seccomp profile by it. Use securityContext.seccompProfile.`,
      place: at(node.range),
      severity: 'warning',
      tags: ['deprecated'],
    };
  }
}

function refused(
  { path }: Field,
  range: TextRange,
  sort: string,
  detail: string,
  finding: Pick<Finding, 'message' | 'fixes'>,
): Finding {
  return { ...finding, place: at(range), apiServer: `${path}: ${sort}: ${detail}` };
}

/** The old words of annotations, and the types in another case. */
function meantType(name: string): string | undefined {
  const plain = name.toLowerCase().replace(/[^a-z]/g, '');
  if (plain === 'dockerdefault') return 'RuntimeDefault';
  return types.find((type) => type.toLowerCase() === plain);
}

function replacing(
  range: TextRange,
  word: string,
  language: DocumentSubject['language'],
  safe: boolean,
): Fix {
  return {
    title: `Write ${word}`,
    safe,
    edits: [{ place: at(range), newText: writtenWord(word, language) }],
  };
}

function at(range: TextRange): Finding['place'] {
  return { kind: 'text', range };
}
