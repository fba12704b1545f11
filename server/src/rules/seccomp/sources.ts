/** What several rules rest on. */
export const observedInAll = 'observed with runc 1.1.5 and 1.4.2, crun 1.8.1, youki 0.7.0';
export const treeOfLibrary = 'libseccomp:src/db.c';
export const dockerOnKubernetes = 'https://github.com/moby/moby/issues/46568';
export const schemaOfOperator = 'security-profiles-operator:deploy/base-crds/crds/seccompprofile.yaml';
export const filterOfRunc = 'runc:libcontainer/seccomp/seccomp_linux.go';
export const filterOfCrun = 'crun:src/libcrun/seccomp.c';
export const typesOfOperator = 'security-profiles-operator:api/seccompprofile';
