import type { ProfileFile } from './judge.ts';

const oci = `{
  "defaultAction": "SCMP_ACT_ERRNO",
  "architectures": [
    "SCMP_ARCH_X86_64",
    "SCMP_ARCH_X86"
  ],
  "syscalls": [
    {
      "names": [
        "read", "write", "openat", "close", "execve", "chdir", "fstat", "newfstatat", "fstatfs", "statx", "getcwd",
        "getdents64", "getppid", "capget", "capset", "prctl", "setgid", "setgroups", "setuid", "mkdirat", "sendmsg",
        "sendto",
        "socket",
        "socketcall"
      ],
      "action": "SCMP_ACT_ALLOW"
    },
    {
      "names": ["clone"],
      "action": "SCMP_ACT_ALLOW",
      "args": [
        {
          "index": 0,
          "value": 2114060288,
          "valueTwo": 0,
          "op": "SCMP_CMP_MASKED_EQ"
        }
      ]
    },
    {
      "names": ["clone3"],
      "action": "SCMP_ACT_ERRNO",
      "errnoRet": 38
    },
    {
      "names": ["mount"],
      "action": "SCMP_ACT_ERRNO"
    }
  ]
}
`;

const docker = `{
  "defaultAction": "SCMP_ACT_ERRNO",
  "archMap": [
    {
      "architecture": "SCMP_ARCH_X86_64",
      "subArchitectures": ["SCMP_ARCH_X86", "SCMP_ARCH_X32"]
    }
  ],
  "syscalls": [
    {
      "names": ["mmap2"],
      "action": "SCMP_ACT_ALLOW"
    },
    {
      "names": ["ptrace", "process_vm_readv"],
      "action": "SCMP_ACT_ALLOW",
      "includes": {
        "minKernel": "4.8"
      }
    },
    {
      "names": ["arch_prctl"],
      "action": "SCMP_ACT_ALLOW",
      "includes": {
        "arches": ["amd64"],
        "caps": ["CAP_SYS_ADMIN"]
      }
    }
  ]
}
`;

const operator = `apiVersion: security-profiles-operator.x-k8s.io/v1
kind: SeccompProfile
metadata:
  name: web
spec:
  defaultAction: SCMP_ACT_ERRNO
  architectures:
    - SCMP_ARCH_X86_64
    - SCMP_ARCH_X86
  syscalls:
    - action: SCMP_ACT_ALLOW
      names:
        - read
        - openat
    - action: SCMP_ACT_ERRNO
      errnoRet: 1
      names:
        - mount
      args:
        - index: 0
          value: 1
          op: SCMP_CMP_EQ
`;

const strict = `{
  "defaultAction": "SCMP_ACT_ERRNO",
  "architectures": ["SCMP_ARCH_X86_64"],
  "syscalls": [
    {
      "names": [
        "read", "write", "openat", "close", "execve", "chdir", "fstat", "newfstatat", "fstatfs", "statx", "getcwd",
        "getdents64", "getppid", "capget", "capset", "prctl", "setgid", "setgroups", "setuid"
      ],
      "action": "SCMP_ACT_ALLOW"
    }
  ]
}
`;

/** Small profiles in which nothing is wrong, so that every mistake has a place where the reference cases are absent. */
export const ownProfiles: readonly ProfileFile[] = [
  { name: 'oci.json', text: oci },
  { name: 'docker.json', text: docker },
  { name: 'operator.yaml', text: operator },
  { name: 'strict.json', text: strict },
];
