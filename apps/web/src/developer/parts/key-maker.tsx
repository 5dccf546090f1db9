import {
  exportSm2PrivateKeyPem,
  exportSm2PublicKeyPem,
  generateSm2PrivateKey,
} from '@piaoqiao/gm-crypto/browser'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useState } from 'react'
import { CopiedBlock } from './copied-block.tsx'

/** Makes a key pair in the page. The private key is shown and never sent or kept. */
export function KeyMaker(): ReactNode {
  const [pair, setPair] = useState<{ readonly open: string; readonly secret: string } | null>(null)
  const make = () => {
    const key = generateSm2PrivateKey()
    setPair({ open: exportSm2PublicKeyPem(key.publicKey), secret: exportSm2PrivateKeyPem(key) })
  }
  return (
    <section aria-labelledby="key-maker">
      <h2 id="key-maker">在浏览器里生成一对测试密钥</h2>
      <p>
        私钥只显示在这一页，不会发送，也不会保存；离开前请复制到自己的系统里。正式环境请用自己的设备生成。
      </p>
      <Button type="primary" onClick={make}>
        {pair === null ? '生成密钥' : '另生成一对'}
      </Button>
      {pair !== null && (
        <>
          <CopiedBlock label="公钥" text={pair.open} />
          <CopiedBlock label="私钥" text={pair.secret} />
        </>
      )}
    </section>
  )
}
