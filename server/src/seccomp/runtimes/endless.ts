/** Ours where a runtime has no words, because it never gets so far as to have any. */
export const endlessText =
  'libseccomp does not come to an end with these rules, and the container never starts';
