/** A cheap look before parsing: whether a text may hold a seccomp profile that is no Kubernetes object. */
export function mayHoldProfile(text: string): boolean {
  return marks.test(text);
}

const marks = /SCMP_|defaultAction|syscalls|ociVersion/;
