/** Made while the pages are built: where the files for developers lie. */
declare module 'virtual:developer-files' {
  export const sdkAddress: string
  export const examplesAddress: string
}
