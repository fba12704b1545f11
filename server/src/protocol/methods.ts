/** The names of our own messages. */
export const methods = {
  reportedByOthers: 'policyLens/reportedByOthers',
  documentStatus: 'policyLens/documentStatus',
  previewSubscribe: 'policyLens/preview/subscribe',
  previewUnsubscribe: 'policyLens/preview/unsubscribe',
  previewChanged: 'policyLens/preview/changed',
} as const;
