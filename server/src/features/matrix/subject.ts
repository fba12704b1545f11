import type { Environment } from '../../assembly/environment.ts';
import type { Model } from '../../manifests/model.ts';
import type { KnownPods } from '../../network/endpoints.ts';
import { subjectsOf } from '../../network/selected.ts';
import { podsOfService } from '../../network/services.ts';
import { namespaceNameOf, type World } from '../../network/world.ts';
import type { MatrixSubject } from '../../protocol/matrix.ts';
import type { PreviewFocus } from '../../protocol/preview.ts';
import type { Workbench } from '../../rules/workbench.ts';
import { fileOf } from '../../workspace/snapshot.ts';
import { modelsAt } from '../preview/placeAt.ts';

/** What stands at a place in a file, as far as rows and columns stand for it. */
export function subjectAt(
  workbench: Workbench,
  environment: Environment,
  focus: PreviewFocus,
): MatrixSubject | undefined {
  const file = fileOf(workbench.snapshot, focus.uri);
  if (file === undefined) return undefined;
  for (const model of modelsAt(workbench, environment, file, file.lines.offsetAt(focus.position))) {
    const subject = matrixSubject(environment.world, model);
    if (subject !== undefined) return subject;
  }
  return undefined;
}

/** The namespace that a subject lies in. */
export function homeOf(subject: MatrixSubject | undefined): string | undefined {
  return subject?.title.split('/')[0];
}

/** What selects more is told by the namespaces alone. */
const maximumEnds = 2000;

/** The rows and columns that an object is about: a workload, or what a policy, a Service or a namespace holds. */
function matrixSubject(world: World, model: Model): MatrixSubject | undefined {
  const found = podsFor(world, model);
  if (found === undefined) return undefined;
  const ends = [...new Set(found.pods.map(({ listedAs }) => listedAs.id))];
  return ends.length === 0 || ends.length > maximumEnds ? undefined : { title: found.title, ends };
}

function podsFor(
  world: World,
  model: Model,
): { readonly title: string; readonly pods: readonly KnownPods[] } | undefined {
  switch (model.kind) {
    case 'Workload': {
      const pods = world.cluster.podsOf.get(model);
      return pods && { title: `${pods.namespace.name}/${model.name}`, pods: [pods] };
    }
    case 'NetworkPolicy':
      return { title: titleOf(world, model), pods: subjectsOf(world, model).items };
    case 'Service':
      return { title: titleOf(world, model), pods: podsOfService(world, model).surely };
    case 'Namespace': {
      const namespace = world.cluster.namespaces.get(model.name);
      return namespace && { title: model.name, pods: world.cluster.podsIn(namespace) };
    }
    default:
      return undefined;
  }
}

function titleOf(
  world: World,
  object: { readonly namespace: string | undefined; readonly name: string },
): string {
  return `${namespaceNameOf(world, object)}/${object.name}`;
}
