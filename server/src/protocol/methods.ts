/** The names of our own messages. */
export const methods = {
  reportedByOthers: 'policyLens/reportedByOthers',
  documentStatus: 'policyLens/documentStatus',
  baseline: 'policyLens/baseline',
  changes: 'policyLens/changes',
  changeCount: 'policyLens/changeCount',
  difference: 'policyLens/difference',
  comparison: 'policyLens/comparison',
  environments: 'policyLens/environments',
  environmentsChanged: 'policyLens/environmentsChanged',
  useEnvironment: 'policyLens/useEnvironment',
  previewSubscribe: 'policyLens/preview/subscribe',
  previewUnsubscribe: 'policyLens/preview/unsubscribe',
  previewChanged: 'policyLens/preview/changed',
  previewDecided: 'policyLens/preview/decided',
  walk: 'policyLens/walk',
  ends: 'policyLens/ends',
} as const;
