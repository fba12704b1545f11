import type { TextRange } from '../../base/range.ts';
import { isAtLeast } from '../../kubernetes/version.ts';
import { goJsonString, goQuote } from '../../manifests/admission/goText.ts';
import { child, type Field, scalarValue, stateOf, textValue } from '../../manifests/field.ts';
import { objectsOf, type WrittenObject } from '../../manifests/objects.ts';
import { podTemplateOf } from '../../manifests/podSeccomp.ts';
import { annotationsIn, holdersIn, type SeccompHolder } from '../../manifests/seccompHolders.ts';
import { writtenWord } from '../edits/words.ts';
import type { Finding, Fix } from '../finding.ts';
import type { DocumentRule, DocumentSubject } from '../rule.ts';
import { annotationFindings } from './podSeccomp/annotations.ts';
import { at, refused, writing } from './podSeccomp/refused.ts';
import { shapeFindings } from './podSeccomp/shape.ts';

/** What the API server and the kubelet make of the seccomp profile of a pod and of its containers. */
export const podSeccompProfile: DocumentRule = {
  id: 'pod-seccomp-profile',
  scope: 'document',
  summary: 'The seccomp profile of a pod or container is refused, or has no effect',
  explanation:
    '`securityContext.seccompProfile` of a pod holds for all its containers; one of a container, init container or ' +
    'ephemeral container goes before it. The API server asks for a `type`, for a `localhostProfile` with `Localhost` and ' +
    'only there, and for a path that goes down from the kubelet’s folder `seccomp`, without `..`; it refuses any other key, ' +
    'and values that are no texts. A privileged container ' +
    'runs unconfined whatever is written. The annotations that Kubernetes had before the field do nothing since 1.27, and ' +
    'their prefix `localhost/` is no part of the path; what they say is still refused where it is no profile or not that of the ' +
    'field. Windows has no seccomp, and pods for it take no profile.',
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
          const template = podTemplateOf(object);
          if (template === undefined) return [];
          const holders = holdersIn(template);
          const found = [
            ...holders.flatMap((holder) => [...ofHolder(holder, subject)]),
            ...annotationFindings(annotationsIn(template), holders),
          ];
          return isCustom(object) ? found.map(withoutServersText) : found;
        }),
};

/** Of Argo's and Knative's objects the API server takes any template: it refuses the pods that are made of it. */
function isCustom({ apiVersion }: WrittenObject): boolean {
  return /^(?:argoproj\.io|serving\.knative\.dev)\//.test(apiVersion);
}

function withoutServersText({ apiServer: _, ...finding }: Finding): Finding {
  return finding;
}

/** From that version on the server writes values into its messages as JSON. */
const valuesAsJson = '1.34';

const types = ['Localhost', 'RuntimeDefault', 'Unconfined'];

function* ofHolder(holder: SeccompHolder, subject: DocumentSubject): Generator<Finding> {
  const { profile, isPrivileged, isWindows } = holder;
  yield* shapeFindings(holder, subject.language);
  if (stateOf(profile) !== 'mapping' || profile.node === undefined) return;
  const whole = profile.node.range;
  if (isWindows) {
    yield refused(profile, whole, 'Forbidden', 'cannot be set for a windows pod', {
      message:
        'Windows has no seccomp: the API server refuses a profile in a pod with os.name windows. Remove it.',
    });
  } else if (isPrivileged) {
    yield {
      message:
        'The container is privileged, and so runs without a seccomp profile, whatever stands here. Remove one of the two.',
      place: at(whole),
      severity: 'warning',
    };
  }
  const type = child(profile, 'type');
  const path = child(profile, 'localhostProfile');
  const name = textValue(type) ?? '';
  const isKnown =
    stateOf(type) !== 'hole' && (stateOf(type) === 'absent' || typeof scalarValue(type) === 'string');
  if (isKnown) yield* ofType(type, name, whole, subject);
  if (!isKnown || stateOf(path) === 'hole') return;
  if (name === 'Localhost') yield* ofPath(path, whole, subject.language);
  else if (stateOf(path) !== 'absent' && path.node !== undefined) {
    const target = textValue(path);
    // Before 1.34 the server's own text has an address of its memory here.
    const value =
      target === undefined || !isAtLeast(subject.kubernetesVersion, valuesAsJson)
        ? undefined
        : pairInJson(name, target);
    yield {
      ...(value === undefined
        ? {}
        : {
            apiServer: `${path.path}: Invalid value: ${value}: can only be set when seccomp type is Localhost`,
          }),
      message:
        'The API server refuses a localhostProfile with any type but Localhost. Remove it, or write Localhost.',
      place: at(path.node.range),
      fixes:
        type.node === undefined ? [] : [replacing(type.node.range, 'Localhost', subject.language, false)],
    };
  }
}

function pairInJson(type: string, target: string): string {
  return `{"Type":${goJsonString(type)},"LocalhostProfile":${goJsonString(target)}}`;
}

function* ofType(type: Field, name: string, whole: TextRange, subject: DocumentSubject): Generator<Finding> {
  if (name === '') {
    yield refused(
      type,
      type.node?.range ?? whole,
      'Required value',
      'type is required when seccompProfile is set',
      { message: 'A seccomp profile needs a type: RuntimeDefault, Localhost or Unconfined.' },
    );
  } else if (!types.includes(name) && type.node !== undefined) {
    const supported = types.map((each) => JSON.stringify(each)).join(', ');
    const written = isAtLeast(subject.kubernetesVersion, valuesAsJson) ? goJsonString(name) : goQuote(name);
    const meant = meantType(name);
    yield refused(type, type.node.range, `Unsupported value: ${written}`, `supported values: ${supported}`, {
      message: `"${name}" is no type of a seccomp profile: write RuntimeDefault, Localhost or Unconfined.`,
      fixes: meant === undefined ? [] : [replacing(type.node.range, meant, subject.language, false)],
    });
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
  const invalid = `Invalid value: ${goQuote(value)}`;
  if (value === '') {
    yield {
      message:
        'The path is empty: the API server takes that, and the kubelet starts no container with it. Write the path of the profile below the kubelet’s folder seccomp.',
      place: at(range),
    };
  }
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
  return writing(word, range, safe, writtenWord(word, language));
}
