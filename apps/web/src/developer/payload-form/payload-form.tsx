import { Button } from 'antd'
import type { ReactNode } from 'react'
import type { PayloadSchema } from '../protocol/protocol-content.ts'
import type { PayloadFault } from '../sealing/payload-check.ts'
import type { FormFieldProps } from './form-field.tsx'
import { fieldIdOf } from './form-field.tsx'
import type { Json, JsonObject } from './payload-value.ts'
import { blankOf, isJsonObject, onlyForm, withItem, withMember } from './payload-value.ts'
import { ScalarField } from './scalar-field.tsx'
import './payload-form.css'

/** Items of a list that the form shows; a whole batch would make the page slow. */
const itemsShownMax = 20

export interface PayloadFormProps {
  readonly schema: PayloadSchema
  readonly value: Json
  readonly faults: readonly PayloadFault[]
  readonly change: (value: Json) => void
}

/** A payload as a form, made from the schema of its message. */
export function PayloadForm({ schema, value, faults, change }: PayloadFormProps): ReactNode {
  const byPlace = new Map(faults.map(({ at, text }) => [at, text]))
  const object = isJsonObject(value) ? value : {}
  return (
    <div className="payload-form" role="group" aria-label="业务数据的表单">
      {Object.keys(schema.properties ?? {}).length === 0 && <p>这个报文的业务数据是空对象。</p>}
      <Members schema={schema} value={object} at="" faults={byPlace} change={change} />
    </div>
  )
}

interface MembersProps {
  readonly schema: PayloadSchema
  readonly value: JsonObject
  readonly at: string
  readonly faults: FormFieldProps['faults']
  readonly change: (value: JsonObject) => void
}

function Members({ schema, value, at, faults, change }: MembersProps): ReactNode {
  return Object.entries(schema.properties ?? {}).map(([name, field]) => (
    <Field
      key={name}
      name={name}
      schema={field}
      value={value[name]}
      at={at === '' ? name : `${at}.${name}`}
      isRequired={schema.required?.includes(name) ?? false}
      faults={faults}
      change={(member) => change(withMember(value, name, member, schema))}
    />
  ))
}

function Field(field: FormFieldProps): ReactNode {
  const form = onlyForm(field.schema)
  const isPart = form?.type === 'object' || form?.type === 'array'
  if (form === null || (form.type === undefined && form.enum === undefined)) {
    return <InJson {...field} />
  }
  if (isPart) return <Part {...field} form={form} />
  // The form of a field that may be null still has to say so.
  const schema = field.schema.anyOf === undefined ? form : { ...form, anyOf: field.schema.anyOf }
  return <ScalarField {...field} schema={schema} />
}

/** What has no one form is written as JSON beside the form. */
function InJson({ name, schema, at, faults }: FormFieldProps): ReactNode {
  return (
    <div className="payload-field">
      <p>
        {schema.title} <code>{name}</code>
      </p>
      <p className="field-form">{schema.description} 写法有多种，请在 JSON 中填写。</p>
      {faults.has(at) && <p className="live-bad">{faults.get(at)}</p>}
    </div>
  )
}

/** A list or an object inside of a payload; one that may be left out can be added and taken away. */
function Part(field: FormFieldProps & { readonly form: PayloadSchema }): ReactNode {
  const { name, form, value, at, isRequired, faults, change } = field
  const isThere = form.type === 'array' ? Array.isArray(value) : isJsonObject(value)
  return (
    <fieldset className="payload-part" aria-describedby={`${fieldIdOf(at)}-about`}>
      <legend>
        {form.title} {name !== '' && <code>{name}</code>}
        {!isRequired && <span className="field-form">（可不填）</span>}
      </legend>
      <p id={`${fieldIdOf(at)}-about`} className="field-form">
        {[form.description, form.bounds].filter((part) => part !== undefined).join(' ')}
      </p>
      {faults.has(at) && <p className="live-bad">{faults.get(at)}</p>}
      {isThere && form.type === 'array' && <Items {...field} list={value as readonly Json[]} />}
      {isThere && form.type === 'object' && (
        <Members
          schema={form}
          value={value as JsonObject}
          at={at}
          faults={faults}
          change={change}
        />
      )}
      {!isThere && <Button onClick={() => change(blankOf(form))}>填写{form.title}</Button>}
      {isThere && !isRequired && (
        <Button onClick={() => change(undefined)}>不填{form.title}</Button>
      )}
    </fieldset>
  )
}

function Items({
  form,
  list,
  at,
  faults,
  change,
}: FormFieldProps & {
  readonly form: PayloadSchema
  readonly list: readonly Json[]
}): ReactNode {
  const { items = {}, title = '', minItems = 0, maxItems = Infinity } = form
  const isShort = list.length <= itemsShownMax
  return (
    <>
      {list.slice(0, itemsShownMax).map((item, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- Items have no name but their place.
        <fieldset key={index} className="payload-item">
          <legend>
            {title} 第 {index + 1} 条
          </legend>
          <Item
            schema={items}
            title={title}
            value={item}
            at={`${at}.${index}`}
            faults={faults}
            change={(changed) => change(withItem(list, index, changed))}
          />
          {list.length > minItems && (
            <Button size="small" onClick={() => change(withItem(list, index, undefined))}>
              删除第 {index + 1} 条
            </Button>
          )}
        </fieldset>
      ))}
      {!isShort && (
        <p>
          共 {list.length} 条，表单只显示前 {itemsShownMax} 条，其余请在 JSON 中修改。
        </p>
      )}
      {isShort && list.length < maxItems && (
        <Button onClick={() => change([...list, blankOf(items)])}>再加一条</Button>
      )}
    </>
  )
}

interface ItemProps {
  readonly schema: PayloadSchema
  readonly title: string
  readonly value: Json
  readonly at: string
  readonly faults: FormFieldProps['faults']
  readonly change: (value: Json | undefined) => void
}

function Item({ schema, title, value, at, faults, change }: ItemProps): ReactNode {
  if (schema.type === 'object') {
    const object = isJsonObject(value) ? value : {}
    return <Members schema={schema} value={object} at={at} faults={faults} change={change} />
  }
  const named = { ...schema, title: schema.title ?? title }
  return (
    <Field
      name=""
      schema={named}
      value={value}
      at={at}
      isRequired
      faults={faults}
      change={(changed) => change(changed ?? '')}
    />
  )
}
