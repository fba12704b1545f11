import type { Basis } from '../classes/basis.ts';
import type { ClassLimit } from '../classes/limit.ts';
import { matchOfNamed, mayName } from '../classes/naming.ts';
import { noPortsId } from '../classes/portTable.ts';
import type { Term } from '../classes/terms.ts';

const answers = new WeakMap<ClassLimit, Map<number, boolean>>();

/**
 * Whether a rule of a limit lets a class through by naming it, and not everyone, on any port: then a connection that the
 * other side stops is one that somebody has wanted.
 */
export function namesClass(basis: Basis, limit: ClassLimit, number: number): boolean {
  if (limit.policies.length === 0 || !mayName(basis, limit, number)) return false;
  const known = answers.get(limit) ?? new Map<number, boolean>();
  answers.set(limit, known);
  const found =
    known.get(number) ??
    limit.policies.some(({ policy }) =>
      basis.terms
        .of(policy, limit.namespace, limit.direction)
        .some((term) => names(basis, limit, term, number)),
    );
  known.set(number, found);
  return found;
}

function names(basis: Basis, { direction, example }: ClassLimit, term: Term, number: number): boolean {
  if (!term.peers.some((peer) => peer !== undefined && matchOfNamed(peer, number) !== 'no')) return false;
  const destination = direction === 'ingress' ? example : (basis.classes[number] ?? example);
  return basis.rulePorts.on(term.rule, destination).possibly !== noPortsId;
}
