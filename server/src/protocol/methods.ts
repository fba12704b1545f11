/** The names of our own messages. */
export const methods = {
  reportedByOthers: 'policyLens/reportedByOthers',
  documentStatus: 'policyLens/documentStatus',
  baseline: 'policyLens/baseline',
  changes: 'policyLens/changes',
  previewSubscribe: 'policyLens/preview/subscribe',
  previewUnsubscribe: 'policyLens/preview/unsubscribe',
  previewChanged: 'policyLens/preview/changed',
} as const;
