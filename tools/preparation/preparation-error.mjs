/** A reason why nothing can be run, written for the person at the keyboard. */
export class PreparationError extends Error {
  code = 'PREPARATION_FAILED'
}
