import type { MappingNode } from '../../../syntax/tree.ts';
import {
  blank,
  blankText,
  list,
  mapping,
  oneOf,
  scalar,
  stop,
  type Template,
} from '../../completion/template.ts';
import type { KeyLevel } from '../keys/documentation.ts';
import type { ProfileDraft } from './profileDraft.ts';
import { actionsFor, architecturesBeside, flagsFor, hostsFor, operatorsFor } from './words.ts';

/** Some capabilities that profiles ask for, the one that opens most first. */
const usualCapabilities = ['CAP_SYS_ADMIN', 'CAP_SYS_PTRACE', 'CAP_SYS_MODULE', 'CAP_NET_ADMIN', 'CAP_BPF'];

/** Of many words a choice holds the usual ones. */
const shortChoice = 5;

/**
 * What is written behind a key so that nothing invalid arises: something to start from, or words to choose from.
 * @param holder what the key stands in; undefined where that is new
 */
export function keyTemplate(
  draft: ProfileDraft,
  level: KeyLevel,
  key: string,
  holder: MappingNode | undefined,
): Template {
  switch (`${level}.${key}`) {
    case 'profile.defaultAction':
      return oneOf(actionsFor(draft, 'defaultAction', holder));
    case 'rule.action':
      return oneOf(actionsFor(draft, 'action', holder));
    case 'profile.defaultErrnoRet':
      return stop(scalar(38));
    case 'rule.errnoRet':
      return stop(scalar(1));
    case 'profile.defaultErrno':
      return stop(scalar('ENOSYS'));
    case 'rule.errno':
      return stop(scalar('EPERM'));
    case 'profile.architectures':
      return list(oneOf(architecturesBeside(draft, []).slice(0, shortChoice)));
    case 'profile.archMap':
      return list(archMapTemplate);
    case 'archMap.architecture':
      return oneOf(architecturesBeside(draft, []).slice(0, shortChoice));
    case 'archMap.subArchitectures':
      return list();
    case 'profile.flags':
      return list(oneOf(flagsFor(draft)));
    case 'profile.listenerPath':
      return stop(scalar(listenerPath(draft)));
    case 'profile.syscalls':
      return list(ruleTemplate(draft));
    case 'profile.state':
      return oneOf(['Enabled', 'Disabled']);
    case 'profile.disabled':
      return stop(scalar(true));
    case 'profile.baseProfileName':
      return stop(scalar('base'));
    case 'rule.names':
      return list(stop(scalar('read')));
    case 'rule.args':
      return list(conditionTemplate(draft));
    case 'rule.includes':
    case 'rule.excludes':
      return mapping({ caps: list(oneOf(usualCapabilities)) });
    case 'includes.caps':
    case 'excludes.caps':
      return list(oneOf(usualCapabilities));
    case 'includes.arches':
    case 'excludes.arches':
      return list(oneOf(hostsFor(draft)));
    case 'includes.minKernel':
    case 'excludes.minKernel':
      return stop(scalar('4.8'));
    case 'argument.index':
    case 'argument.value':
    case 'argument.valueTwo':
      return stop(scalar(0));
    case 'argument.op':
      return oneOf(operatorsFor(draft, holder));
    case 'rule.comment':
    case 'profile.listenerMetadata':
      return blankText;
    case 'operatorObject.apiVersion':
      return scalar('security-profiles-operator.x-k8s.io/v1beta1');
    case 'kubescapeObject.apiVersion':
      return scalar('spdx.softwarecomposition.kubescape.io/v1beta1');
    case 'operatorObject.kind':
    case 'kubescapeObject.kind':
      return scalar('SeccompProfile');
    case 'operatorObject.metadata':
    case 'kubescapeObject.metadata':
      return mapping({ name: stop(scalar('name')) });
    case 'operatorObject.spec':
    case 'kubescapeContainer.spec':
      return profileTemplate(draft);
    case 'kubescapeObject.spec':
      return mapping({ containers: list(containerTemplate(draft)) });
    case 'kubescapeSpec.containers':
    case 'kubescapeSpec.initContainers':
    case 'kubescapeSpec.ephemeralContainers':
      return list(containerTemplate(draft));
    case 'kubescapeContainer.name':
      return stop(scalar('name'));
    case 'kubescapeContainer.path':
      return stop(scalar('profile.json'));
    default:
      return blank;
  }
}

/** @param names a call that every architecture has, unless others are wanted */
export function ruleTemplate(draft: ProfileDraft, names: Template = list(stop(scalar('read')))): Template {
  return mapping({ names, action: oneOf(actionsFor(draft, 'action', undefined)) });
}

export function conditionTemplate(draft: ProfileDraft): Template {
  return mapping({
    index: stop(scalar(0)),
    value: stop(scalar(0)),
    op: oneOf(operatorsFor(draft, undefined)),
  });
}

export const archMapTemplate: Template = mapping({
  architecture: scalar('SCMP_ARCH_X86_64'),
  subArchitectures: list(scalar('SCMP_ARCH_X86'), scalar('SCMP_ARCH_X32')),
});

function profileTemplate(draft: ProfileDraft): Template {
  return mapping({ defaultAction: oneOf(actionsFor(draft, 'defaultAction', undefined)) });
}

export function containerTemplate(draft: ProfileDraft): Template {
  return mapping({ name: stop(scalar('name')), spec: profileTemplate(draft) });
}

/** The operator takes sockets in one folder only. */
function listenerPath({ dialect }: ProfileDraft): string {
  return dialect === 'spo' ? '/var/run/security-profiles-operator/listener.sock' : '/run/listener.sock';
}
