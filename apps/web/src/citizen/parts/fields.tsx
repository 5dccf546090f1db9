import { useId } from 'react'
import type { InputHTMLAttributes, ReactNode } from 'react'

export interface TextFieldProps extends Omit<
  InputHTMLAttributes<HTMLInputElement>,
  'onChange' | 'value' | 'id'
> {
  readonly label: string
  readonly value: string
  readonly onText: (text: string) => void
  readonly hint?: string
  /** Why what stands there cannot be taken; said once somebody tried to send it. */
  readonly fault?: string | null
}

/** A field with its label above, its hint and its fault below. */
export function TextField({
  label,
  value,
  onText,
  hint,
  fault = null,
  ...rest
}: TextFieldProps): ReactNode {
  const id = useId()
  const about = [hint === undefined ? '' : `${id}-hint`, fault === null ? '' : `${id}-fault`]
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint !== undefined && (
        <span className="quiet" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      <input
        {...rest}
        id={id}
        value={value}
        onChange={(event) => onText(event.target.value)}
        aria-invalid={fault !== null}
        aria-describedby={about.filter((part) => part !== '').join(' ') || undefined}
      />
      {fault !== null && (
        <span className="field-fault" id={`${id}-fault`} role="alert">
          {fault}
        </span>
      )}
    </div>
  )
}

export interface ChoiceFieldProps {
  readonly label: string
  readonly value: string
  readonly choices: readonly (readonly [value: string, name: string])[]
  readonly onChoose: (value: string) => void
}

/** One of a few, all of them to be seen. */
export function ChoiceField({ label, value, choices, onChoose }: ChoiceFieldProps): ReactNode {
  const name = useId()
  return (
    <fieldset className="field">
      <legend>{label}</legend>
      {choices.map(([each, text]) => (
        <label className="choice" key={each}>
          <input
            type="radio"
            name={name}
            value={each}
            checked={each === value}
            onChange={() => onChoose(each)}
          />
          {text}
        </label>
      ))}
    </fieldset>
  )
}

/** One of many. */
export function SelectField({ label, value, choices, onChoose }: ChoiceFieldProps): ReactNode {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onChoose(event.target.value)}>
        {choices.map(([each, text]) => (
          <option key={each} value={each}>
            {text}
          </option>
        ))}
      </select>
    </div>
  )
}

export interface BusyButtonProps {
  readonly isBusy: boolean
  readonly children: ReactNode
  readonly onClick?: () => void
  readonly look?: 'main' | 'plain' | 'grave'
}

/** Sends a form, or does what it says; busy while that is under way. */
export function BusyButton({
  isBusy,
  children,
  onClick,
  look = 'main',
}: BusyButtonProps): ReactNode {
  return (
    <button
      type={onClick === undefined ? 'submit' : 'button'}
      className={`button button-${look}`}
      aria-busy={isBusy}
      disabled={isBusy}
      onClick={onClick}
    >
      {isBusy ? '正在办理…' : children}
    </button>
  )
}
