/** Where a tag, a comment or a declaration of HTML begins. */
const tag = /<\s*[a-z/!?]/i

/** Whether a text is free of HTML. Markdown shows a `<` before a space or a digit as it is. */
export function isPlain(text: string): boolean {
  return !tag.test(text)
}
