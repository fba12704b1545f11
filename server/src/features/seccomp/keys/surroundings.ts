import type { StructDocumentation } from '../../keys/types.ts';

/** The keys around a profile in the objects that hold one. */
export const objectKeys: Readonly<Record<'operator' | 'kubescape', StructDocumentation>> = {
  operator: {
    apiVersion: {
      means:
        'The API of the Security Profiles Operator: `security-profiles-operator.x-k8s.io/v1` or `v1beta1`.',
      without: 'Left out: the API server does not know what the object is and refuses it.',
    },
    kind: {
      means: 'What the object is.',
      without: 'Left out: the API server does not know what the object is and refuses it.',
    },
    metadata: {
      means:
        'The name of the profile. The nodes get it as the file `operator/NAME.json`, which pods refer to; releases with ' +
        'namespaced profiles put the namespace before the name.',
      without: 'Left out: the profile has no name and is refused.',
    },
    spec: {
      means: 'The profile. Comments, `includes`, `excludes` and `defaultErrnoRet` can not be expressed here.',
      without: 'Left out: the API server refuses the object, for `defaultAction` is required.',
    },
  },
  kubescape: {
    apiVersion: {
      means: "The API of Kubescape's storage: `spdx.softwarecomposition.kubescape.io/v1beta1`.",
      without: 'Left out: the API server does not know what the object is and refuses it.',
    },
    kind: {
      means: 'What the object is. The Security Profiles Operator has a kind of the same name.',
      without: 'Left out: the API server does not know what the object is and refuses it.',
    },
    metadata: {
      means: 'The name and the namespace of the object.',
      without: 'Left out: the object has no name and is refused.',
    },
    spec: {
      means: 'Profiles for the containers of a workload.',
      without: 'Left out: there are none.',
    },
  },
};

/** `spec` of Kubescape's object. */
export const kubescapeSpecKeys: StructDocumentation = {
  containers: {
    means: 'Profiles for the containers of the workload, by their names.',
    without: 'Left out: there are none for them.',
  },
  initContainers: {
    means: 'Profiles for the init containers of the workload, by their names.',
    without: 'Left out: there are none for them.',
  },
  ephemeralContainers: {
    means: 'Profiles for the ephemeral containers of the workload, by their names.',
    without: 'Left out: there are none for them.',
  },
};

/** A container's profile in Kubescape's object. */
export const kubescapeContainerKeys: StructDocumentation = {
  name: {
    means: 'The container that the profile is for.',
    without: 'Left out: it is for none.',
  },
  path: {
    means: "Where the profile is on the node, below the kubelet's folder of seccomp profiles.",
    without: 'Left out: none is given.',
  },
  spec: {
    means: 'The profile.',
    without: 'Left out: there is none.',
  },
};

/** `securityContext.seccompProfile` of a pod or of a container. */
export const seccompProfileKeys: StructDocumentation = {
  type: {
    means:
      "`RuntimeDefault` for the container runtime's own profile, `Localhost` for a file on the node, `Unconfined` for no " +
      'filter. A container with `privileged: true` has none in any case.',
    without: 'Left out: the API server refuses the object.',
  },
  localhostProfile: {
    means:
      "The file on the node, relative to the kubelet's folder of seccomp profiles (`/var/lib/kubelet/seccomp` by default), " +
      'without `..`. Where it is missing on a node, the container does not start there.',
    without: 'Left out: the API server refuses `Localhost` without it, and any other type with it.',
  },
};
