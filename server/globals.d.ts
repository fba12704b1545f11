// The pure rooms see neither Node nor a browser. These few names are the same in both, and compute without any effect.
declare function atob(base64: string): string;

declare class TextDecoder {
  constructor(label?: string, options?: { readonly fatal?: boolean; readonly ignoreBOM?: boolean });
  decode(input: Uint8Array): string;
}

declare class TextEncoder {
  encode(input: string): Uint8Array;
}
