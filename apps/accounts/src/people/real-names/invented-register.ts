import type { RealNameRegister } from '../person-ports.ts'

/** No area has this code, so whoever has it is invented. */
const inventedArea = '500000'

/**
 * A register for machines without access to the real one: it knows people of an area that does not exist, and nobody else.
 * A name that contains 不符 never fits, so that the refusal can be tried.
 */
export const inventedRegister: RealNameRegister = {
  isReal: async (name, identityNumber) =>
    identityNumber.startsWith(inventedArea) && name.length > 1 && !name.includes('不符'),
}
