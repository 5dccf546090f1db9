import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { Page } from '../parts/page.tsx'

/** No page stands at this address. */
export function NoPage(): ReactNode {
  return (
    <Page title="没有这一页" back="/citizen">
      <p>地址可能抄错了，或者页面已经移走。</p>
      <Link className="button button-main" to="/citizen">
        回到票据夹
      </Link>
    </Page>
  )
}
