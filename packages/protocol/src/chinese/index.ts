export { fieldWords } from './field-words.ts'
export type { FieldWords } from './field-words.ts'
export type { FieldSource } from './field-sources.ts'
export { servicePurposes } from './service-purposes.ts'
