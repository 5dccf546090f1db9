import { Form, Input, InputNumber } from 'antd'
import type { ReactNode } from 'react'
import type { Environment } from './connection.ts'
import { environmentNames } from './connection.ts'

/** Addresses and port as they are typed. */
export interface EndpointDraft {
  /** One address or range a line. */
  readonly addresses: string
  readonly port: number | null
}

export interface EndpointItemsProps {
  readonly environment: Environment
  readonly value: EndpointDraft
  readonly onChange: (value: EndpointDraft) => void
}

interface Endpoint {
  readonly addresses: readonly string[]
  readonly port: number
}

export const endpointDraft = (endpoint: Endpoint | null): EndpointDraft =>
  endpoint === null
    ? { addresses: '', port: null }
    : { addresses: endpoint.addresses.join('\n'), port: endpoint.port }

/** What is sent of it. */
export const endpointOf = ({ addresses, port }: EndpointDraft) => ({
  addresses: addresses.split(/[\s,，、;；]+/).filter((address) => address !== ''),
  port: port ?? 0,
})

export const isWhole = ({ addresses, port }: EndpointDraft): boolean =>
  addresses.trim() !== '' && port !== null

/** From where the unit's system calls, and on which port it listens. */
export function EndpointItems({ environment, value, onChange }: EndpointItemsProps): ReactNode {
  const name = environmentNames[environment]
  return (
    <>
      <Form.Item
        htmlFor={`${environment}-addresses`}
        label={`${name}IP地址（每行一个，可以写地址段，如 203.0.113.0/28）`}
      >
        <Input.TextArea
          id={`${environment}-addresses`}
          rows={2}
          maxLength={1_000}
          value={value.addresses}
          onChange={(event) => onChange({ ...value, addresses: event.target.value })}
        />
      </Form.Item>
      <Form.Item htmlFor={`${environment}-port`} label={`${name}端口`}>
        <InputNumber
          id={`${environment}-port`}
          min={1}
          max={65_535}
          value={value.port}
          onChange={(port) => onChange({ ...value, port })}
        />
      </Form.Item>
    </>
  )
}
