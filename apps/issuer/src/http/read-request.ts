import { billIdFrom } from '@piaoqiao/domain'
import type { BillId } from '@piaoqiao/domain'
import { faultOf } from '@piaoqiao/protocol'
import type { Static, TSchema } from 'typebox'
import { billParams } from './change-bodies.ts'
import { RequestMalformed } from './http-faults.ts'

/** @throws RequestMalformed */
export function read<Schema extends TSchema>(schema: Schema, value: unknown): Static<Schema> {
  const fault = faultOf(schema, value)
  if (fault !== null) throw new RequestMalformed(fault)
  return value as Static<Schema>
}

/** The bill that a path names. */
export function billIdOf(params: unknown): BillId {
  const { billCode, billNumber } = read(billParams, params)
  return billIdFrom(billCode, billNumber)
}
