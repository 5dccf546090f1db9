import type { Refusal } from '@piaoqiao/domain'
import { faultOf, type Service } from '@piaoqiao/protocol'

type Schema = Service['request']

const frames = new WeakMap<Schema, Schema>()

/**
 * Whether a payload fits its service as a whole. Of a service with items only the frame around them is checked, because
 * an item that does not fit is refused by itself.
 */
export function payloadFault(service: Service, payload: unknown): Refusal | null {
  return faultOf(service.item === undefined ? service.request : frameOf(service.request), payload)
}

function frameOf(request: Schema): Schema {
  let frame = frames.get(request)
  if (frame === undefined) {
    const { properties, ...rest } = request as { readonly properties?: Record<string, object> }
    const items = { ...properties?.['items'], items: {} }
    frame = { ...rest, properties: { ...properties, items } }
    frames.set(request, frame)
  }
  return frame
}
