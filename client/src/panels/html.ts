import { t } from '@vscode/l10n';
import type { Language } from '../words/language.ts';

/** Addresses and secrets that the page of a panel is made of. */
export interface PageParts {
  readonly script: string;
  readonly style: string;
  /** The webview's own source, for the content security policy. */
  readonly cspSource: string;
  /** Fresh for every page, so that no other script runs. */
  readonly nonce: string;
  readonly language: Language;
}

/** The page that a panel loads; all that it shows arrives later by message. */
export function pageHtml({ script, style, cspSource, nonce, language }: PageParts): string {
  const policy = `default-src 'none'; script-src 'nonce-${nonce}'; style-src ${cspSource}; font-src ${cspSource}`;
  return `<!DOCTYPE html>
<html lang="${attribute(language.name)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${attribute(t('Preview'))}</title>
<link rel="stylesheet" href="${style}">
</head>
<body data-language="${attribute(JSON.stringify(language))}">
<div id="root"></div>
<script nonce="${nonce}" src="${script}"></script>
</body>
</html>
`;
}

function attribute(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
