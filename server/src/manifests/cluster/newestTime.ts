const times =
  /\b(?:creationTimestamp|lastTransitionTime|lastUpdateTime|startTime|startedAt|finishedAt|completionTime|lastScheduleTime|lastSuccessfulTime)"?:[ \t]*"?(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)/g;

/**
 * The newest of the times at which something has happened, as the control plane has written them into an object: what
 * lists the object was taken no earlier. When it was taken is written nowhere.
 */
export function newestTime(text: string, before: string | undefined): string | undefined {
  let newest = before;
  // Times of one length and zone are in the order of their texts.
  for (const [, time = ''] of text.matchAll(times)) if (newest === undefined || time > newest) newest = time;
  return newest;
}
