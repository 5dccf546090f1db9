import { caseCatalogue, portalCatalogue } from '../catalogue/case-catalogue.ts'
import { unitCaseCatalogue } from '../unit/unit-catalogue.ts'
import { platformRequirements } from './platform-requirements.ts'
import type { Requirement } from './requirement.ts'
import { unitRequirements } from './unit-requirements.ts'

/** A requirement with the codes of the cases that check it. */
export interface CoveredRequirement {
  readonly requirement: Requirement
  readonly cases: readonly string[]
}

/** Every requirement, in the order of the page, with its cases. */
export function requirementCoverage(): readonly CoveredRequirement[] {
  const cases = [...caseCatalogue(), ...portalCatalogue(), ...unitCaseCatalogue()]
  const codes = new Map<string, string[]>()
  for (const { code, requirements } of cases) {
    for (const id of requirements) codes.set(id, [...(codes.get(id) ?? []), code])
  }
  return [...platformRequirements, ...unitRequirements].map((requirement) => ({
    requirement,
    cases: codes.get(requirement.id) ?? [],
  }))
}

/** Every requirement. */
export const requirements: readonly Requirement[] = [...platformRequirements, ...unitRequirements]
