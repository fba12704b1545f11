import { mayHoldProfile } from './seccomp/scan.ts';

/**
 * A cheap look before parsing: whether a text may hold an object that we read.
 * Never wrong about a text that does; most files of a repository need no parsing after it.
 */
export function mayHoldObjects(text: string): boolean {
  return (text.includes('apiVersion') && kinds.test(text)) || mayHoldProfile(text);
}

const kinds =
  /\b(?:NetworkPolicy|Pod|Deployment|ReplicaSet|ReplicationController|StatefulSet|DaemonSet|Job|CronJob|Namespace|Service|Ingress|Route|SeccompProfile)(?:List)?\b|\bList\b/;
