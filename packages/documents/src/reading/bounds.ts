/** The largest of the bounds of the formats, which hold their own. */
export const billFileBytesMax = 20 * 1024 * 1024
/** A bill comes as XML, OFD, PDF and a picture; more files of one bill are copies of these. */
export const comparedFilesMax = 10
/** What a face says of one fact; a text that repeats a label more often is not worth listing. */
export const faceValuesMax = 20
