export { FontError, type FontErrorCode } from './fonts/font-error.ts'
export { loadFaceFont, type FaceFont } from './fonts/face-font.ts'
export { subsetCharactersMax } from './fonts/write-subset.ts'
