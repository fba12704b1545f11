import type { StructDocumentation } from './types.ts';

const setByServer = 'The API server sets it; what is written here is not needed.';

/** The object's own metadata. Labels of a policy itself have no effect on traffic. */
export const metadataKeys: Readonly<Record<string, StructDocumentation>> = {
  ObjectMeta: {
    name: {
      means: 'The name of the policy, unique in its namespace.',
      without: 'Left out: refused, unless `generateName` is there.',
    },
    namespace: {
      means: 'The namespace of the policy. It selects pods of this namespace only.',
      without:
        'Left out or null: the namespace of whoever applies it (`kubectl -n`, else the one of the current context).',
    },
    labels: {
      means: 'Labels of the policy itself, to find it by. They have no effect on traffic.',
      without: 'Left out: none.',
    },
    annotations: {
      means: 'Notes for people and tools. They have no effect on traffic.',
      without: 'Left out: none.',
    },
    generateName: {
      means: 'The beginning of a name to which the API server adds random characters.',
      without: 'Left out: `name` is needed.',
    },
    finalizers: {
      means: 'Names of controllers that have to act before the policy is deleted.',
      without: 'Left out: it is deleted at once.',
    },
    ownerReferences: {
      means: 'Objects that this one belongs to; it is deleted with the last of them.',
      without: 'Left out: it belongs to nothing.',
    },
    creationTimestamp: { means: 'When the object was created.', without: setByServer },
    deletionGracePeriodSeconds: {
      means: 'How long the deletion may take, in seconds.',
      without: setByServer,
    },
    deletionTimestamp: { means: 'When the deletion was asked for.', without: setByServer },
    generation: { means: 'Counts the changes of `spec`.', without: setByServer },
    managedFields: { means: 'Who set which field.', without: setByServer },
    resourceVersion: { means: 'The version of the stored object.', without: setByServer },
    selfLink: { means: 'An old address of the object, no longer set.', without: setByServer },
    uid: { means: 'The identity of the stored object.', without: setByServer },
  },
  OwnerReference: {
    apiVersion: { means: 'The API of the owner.', without: 'Left out: refused.' },
    kind: { means: 'The kind of the owner.', without: 'Left out: refused.' },
    name: { means: 'The name of the owner.', without: 'Left out: refused.' },
    uid: { means: 'The identity of the owner.', without: 'Left out: refused.' },
    controller: {
      means: 'Whether this owner manages the object; one may.',
      without: 'Left out: it does not.',
    },
    blockOwnerDeletion: {
      means: 'Whether the owner waits for this object when it is deleted in the foreground.',
      without: 'Left out: it does not wait.',
    },
  },
  ManagedFieldsEntry: {
    apiVersion: { means: 'The version that the fields are written in.', without: setByServer },
    fieldsType: { means: 'The format of `fieldsV1`.', without: setByServer },
    fieldsV1: { means: 'The fields that the manager set.', without: setByServer },
    manager: { means: 'Who set the fields.', without: setByServer },
    operation: { means: '`Apply` or `Update`.', without: setByServer },
    subresource: { means: 'The subresource through which they were set.', without: setByServer },
    time: { means: 'When they were last changed.', without: setByServer },
  },
};
