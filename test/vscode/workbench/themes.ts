/** The default themes by the names that a user chooses, each with the class by which the workbench shows that it is there. */
export const themes = [
  { label: 'Dark 2026', mark: '.vs-dark' },
  { label: 'Dark High Contrast', mark: '.hc-black' },
  { label: 'Light High Contrast', mark: '.hc-light' },
  { label: 'Light 2026', mark: '.vs' },
] as const;

export type Theme = (typeof themes)[number]['label'];
