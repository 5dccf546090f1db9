import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { Page } from '../parts/page.tsx'

const answers: readonly (readonly [question: string, answer: string])[] = [
  [
    '票据怎么进来？',
    '开通了哪个省，哪个省医院开给您的票据就自动归集。没有自动出现的，可以扫码、填票面五项或上传文件添加。',
  ],
  [
    '怎么报销？',
    '本省的单位：点“提交报销”，选单位和票据，填好信息提交。外省的单位，或单位自己来办的：点“授权单位使用”，单位就能查验、锁定和报销。',
  ],
  [
    '“已锁定”是什么意思？',
    '一个单位正在办理这张票据，办完、解锁或到期之前，别的单位不能用。票据详情里写着是谁、到哪天。',
  ],
  ['授权错了怎么办？', '单位锁定之前，可以在“授权”里随时撤销。已经锁定的，请联系单位解锁。'],
  [
    '医院要退费怎么办？',
    '单位持有或报销过的票据，医院不能直接冲红；单位解锁或撤销报销后，医院才能退费。',
  ],
  [
    '谁能看到我的信息？',
    '只有您、您同意的家人和您授权的单位。谁看过您的票据，票据全程里都有记录。',
  ],
]

/** The questions that people ask, with short answers. */
export function HelpPage(): ReactNode {
  return (
    <Page title="使用帮助" back="/citizen/me">
      <div className="stack">
        {answers.map(([question, answer]) => (
          <section key={question} className="sheet">
            <h2>{question}</h2>
            <p>{answer}</p>
          </section>
        ))}
        <Link className="button" to="/citizen/announcements?kind=guide">
          看财政部门发布的操作指南
        </Link>
        <p className="quiet">还有问题，请把页面上的代码告诉开票单位或当地财政局。</p>
      </div>
    </Page>
  )
}
