/**
 * Where the files lie that developers download. The building of the pages makes them and puts their addresses here; without
 * it there are none.
 */
export const sdkAddress: string = ''
export const examplesAddress: string = ''
