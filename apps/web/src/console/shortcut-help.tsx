import { Button, Modal, Switch } from 'antd'
import type { ReactNode } from 'react'
import { chooseShortcuts, useShortcutsOn } from './shortcut-choice.ts'
import { listKeys } from './use-list-keys.ts'

export interface ShortcutHelpProps {
  readonly isOpen: boolean
  readonly onOpen: (isOpen: boolean) => void
}

/** The list of keys, and where they are turned off. */
export function ShortcutHelp({ isOpen, onOpen }: ShortcutHelpProps): ReactNode {
  const areOn = useShortcutsOn()
  return (
    <>
      <Button className="not-printed" size="small" type="text" onClick={() => onOpen(true)}>
        快捷键
      </Button>
      <Modal
        open={isOpen}
        destroyOnHidden
        title="快捷键"
        footer={null}
        onCancel={() => onOpen(false)}
      >
        <dl className="panel-facts">
          {listKeys.map(([keys, meaning]) => (
            <div key={meaning} style={{ display: 'contents' }}>
              <dt>
                {keys.map((key) => (
                  <kbd key={key}>{key}</kbd>
                ))}
              </dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
        <p>
          <Switch id="shortcuts-on" checked={areOn} onChange={chooseShortcuts} />{' '}
          <label htmlFor="shortcuts-on">使用快捷键</label>
        </p>
        <p>在输入框里打字时，快捷键不起作用。</p>
      </Modal>
    </>
  )
}
