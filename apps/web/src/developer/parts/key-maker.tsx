import {
  exportSm2PrivateKeyPem,
  exportSm2PublicKeyPem,
  generateSm2PrivateKey,
} from '@piaoqiao/gm-crypto/browser'
import type { Sm2PrivateKey } from '@piaoqiao/gm-crypto/browser'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useState } from 'react'
import { CopiedBlock } from './copied-block.tsx'

/** A pair that was made on a page. */
export interface MadeKeyProps {
  readonly privateKey: Sm2PrivateKey
  /** PEM. */
  readonly publicKey: string
}

export interface KeyMakerProps {
  /** What can be done with the pair. */
  readonly Use?: (props: MadeKeyProps) => ReactNode
}

/** Makes a key pair in the page. The private key is shown and never sent or kept. */
export function KeyMaker({ Use }: KeyMakerProps): ReactNode {
  const [key, setKey] = useState<Sm2PrivateKey | null>(null)
  const publicKey = key === null ? '' : exportSm2PublicKeyPem(key.publicKey)
  return (
    <section aria-labelledby="key-maker">
      <h2 id="key-maker">在浏览器里生成一对测试密钥</h2>
      <p>
        私钥只显示在这一页，不会发送，也不会保存；离开前请复制到自己的系统里。正式环境请用自己的设备生成。
      </p>
      <Button
        type={key === null ? 'primary' : 'default'}
        onClick={() => setKey(generateSm2PrivateKey())}
      >
        {key === null ? '生成密钥' : '另生成一对'}
      </Button>
      {key !== null && (
        <>
          <CopiedBlock label="公钥" text={publicKey} />
          <CopiedBlock label="私钥" text={exportSm2PrivateKeyPem(key)} />
          {Use !== undefined && <Use privateKey={key} publicKey={publicKey} />}
        </>
      )}
    </section>
  )
}
