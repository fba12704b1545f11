/** What VS Code 1.93 and later hand to a webview in its four default themes, as far as the panel uses it. */
export type ThemeName = 'dark' | 'light' | 'high-contrast' | 'high-contrast-light';

export interface Theme {
  /** Of the body, as VS Code sets it. */
  readonly kind: string;
  readonly variables: Readonly<Record<string, string>>;
}

const fonts = { 'font-family': 'system-ui, "Ubuntu", "Droid Sans", sans-serif', 'font-size': '13px' };

export const themes: Readonly<Record<ThemeName, Theme>> = {
  dark: {
    kind: 'vscode-dark',
    variables: {
      ...fonts,
      foreground: '#cccccc',
      descriptionForeground: '#9d9d9d',
      'editor-background': '#1f1f1f',
      focusBorder: '#0078d4',
      'textLink-foreground': '#4daafc',
      'textLink-activeForeground': '#4daafc',
      'widget-border': '#313131',
      'list-hoverBackground': '#2a2d2e',
      'list-inactiveSelectionBackground': '#37373d',
      'toolbar-hoverBackground': 'rgba(90, 93, 94, 0.31)',
      'inputOption-activeForeground': '#ffffff',
      'inputOption-activeBackground': 'rgba(36, 137, 219, 0.51)',
      'inputOption-activeBorder': '#2488db',
      'button-secondaryForeground': '#cccccc',
      'button-secondaryBackground': '#313131',
      'button-secondaryHoverBackground': '#3c3c3c',
      'button-border': 'rgba(255, 255, 255, 0.07)',
      'editorGutter-modifiedBackground': '#0078d4',
      'charts-green': '#89d185',
      'charts-yellow': '#cca700',
      'charts-red': '#f14c4c',
    },
  },
  light: {
    kind: 'vscode-light',
    variables: {
      ...fonts,
      foreground: '#3b3b3b',
      descriptionForeground: '#3b3b3b',
      'editor-background': '#ffffff',
      focusBorder: '#005fb8',
      'textLink-foreground': '#005fb8',
      'textLink-activeForeground': '#005fb8',
      'widget-border': '#e5e5e5',
      'list-hoverBackground': '#f2f2f2',
      'list-inactiveSelectionBackground': '#e4e6f1',
      'toolbar-hoverBackground': 'rgba(184, 184, 184, 0.31)',
      'inputOption-activeForeground': '#000000',
      'inputOption-activeBackground': '#bed6ed',
      'inputOption-activeBorder': '#005fb8',
      'button-secondaryForeground': '#3b3b3b',
      'button-secondaryBackground': '#e5e5e5',
      'button-secondaryHoverBackground': '#cccccc',
      'button-border': 'rgba(0, 0, 0, 0.1)',
      'editorGutter-modifiedBackground': '#005fb8',
      'charts-green': '#388a34',
      'charts-yellow': '#bf8803',
      'charts-red': '#f85149',
    },
  },
  'high-contrast': {
    kind: 'vscode-high-contrast',
    variables: {
      ...fonts,
      foreground: '#ffffff',
      descriptionForeground: 'rgba(255, 255, 255, 0.7)',
      'editor-background': '#000000',
      focusBorder: '#f38518',
      contrastBorder: '#6fc3df',
      contrastActiveBorder: '#f38518',
      'textLink-foreground': '#21a6ff',
      'textLink-activeForeground': '#21a6ff',
      'widget-border': '#6fc3df',
      'inputOption-activeForeground': '#ffffff',
      'inputOption-activeBackground': 'rgba(0, 0, 0, 0)',
      'inputOption-activeBorder': '#6fc3df',
      'button-secondaryForeground': '#ffffff',
      'button-border': '#6fc3df',
      'charts-green': '#89d185',
      'charts-yellow': '#ffd370',
      'charts-red': '#f48771',
    },
  },
  'high-contrast-light': {
    kind: 'vscode-high-contrast-light vscode-high-contrast',
    variables: {
      ...fonts,
      foreground: '#292929',
      descriptionForeground: 'rgba(41, 41, 41, 0.7)',
      'editor-background': '#ffffff',
      focusBorder: '#006bbd',
      contrastBorder: '#0f4a85',
      contrastActiveBorder: '#006bbd',
      'textLink-foreground': '#0f4a85',
      'textLink-activeForeground': '#0f4a85',
      'widget-border': '#0f4a85',
      'inputOption-activeForeground': '#292929',
      'inputOption-activeBackground': 'rgba(0, 0, 0, 0)',
      'inputOption-activeBorder': '#0f4a85',
      'button-secondaryForeground': '#000000',
      'button-secondaryBackground': '#ffffff',
      'button-border': '#0f4a85',
      'charts-green': '#374e06',
      'charts-yellow': '#895503',
      'charts-red': '#b5200d',
    },
  },
};

export const themeNames: readonly ThemeName[] = ['dark', 'light', 'high-contrast', 'high-contrast-light'];
