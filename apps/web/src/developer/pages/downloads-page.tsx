import { Button } from 'antd'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { examplesAddress, sdkAddress } from '../protocol/developer-files.ts'
import { keepFile } from '../../api/files.ts'
import { useAct } from '../../api/use-act.ts'
import { PageHeading } from '../../console/page-states.tsx'
import { FaultNote } from '../../elements/fault-note.tsx'
import { CopiedBlock } from '../parts/copied-block.tsx'
import '../parts/fields.css'

/** What developers take along: the SDK, a collection of requests, the examples, and where forms and templates are. */
export function DownloadsPage(): ReactNode {
  return (
    <>
      <PageHeading title="下载" about="不需要登录。内容与这些页面同时生成，版本一致。" />
      <Sdk />
      <Collection />
      <h2>示例报文</h2>
      <p>
        每个报文的请求信封和答复信封、公开的示例密钥，以及用 OpenSSL 封装、拆封的脚本 seal.sh 和
        open.sh。用法见<Link to="/developer/guides/envelope">信封</Link>一页。
      </p>
      <DownloadLink address={examplesAddress} name="piaoqiao-examples.tgz">
        下载示例报文（tgz）
      </DownloadLink>
      <Forms />
    </>
  )
}

function Sdk(): ReactNode {
  const name = decodeURIComponent(sdkAddress.split('/').at(-1) ?? '').replace(
    /-[\w-]{8}\.tgz$/,
    '.tgz',
  )
  return (
    <>
      <h2>SDK、命令行和网关</h2>
      <p>
        一个 npm 包，需要 Node 24 或更高版本，不需要其他文件。用其他语言的系统可以启动其中的网关，
        发送不加密的业务数据，由网关封装和拆封。
      </p>
      <DownloadLink address={sdkAddress} name={name}>
        下载 SDK（{name}）
      </DownloadLink>
      <CopiedBlock
        label="安装和试用"
        text={[`npm install ./${name}`, 'npx piaoqiao --help', 'npx piaoqiao gateway --help'].join(
          '\n',
        )}
      />
      <p className="field-form">
        不能访问网络时，安装命令后面加上 --offline
        --omit=optional；只有读取PDF和图片形式的票据需要另外的包。
      </p>
    </>
  )
}

function Collection(): ReactNode {
  const act = useAct()
  const keep = () =>
    act.run(async () => {
      const { default: collection } = await import('../generated/postman-collection.json')
      const text = JSON.stringify(collection, null, 2)
      keepFile(new Blob([text], { type: 'application/json' }), 'piaoqiao.postman_collection.json')
      return {}
    })
  return (
    <>
      <h2>请求集合</h2>
      <p>
        Postman 2.1
        格式，Apifox、Bruno、Insomnia等工具也能导入。有全部报文（经网关的和封装好的）和对接单位用的账户管理接口；平台地址、应用编号等是集合的变量。
      </p>
      <p>
        <Button loading={act.isBusy} onClick={() => void keep()}>
          下载请求集合（JSON）
        </Button>
      </p>
      {act.fault !== null && <FaultNote error={act.fault} />}
    </>
  )
}

/** Forms and templates come from the office, filled in for whoever asks; their pages say who may fetch them. */
const forms = [
  ['get-connections-applications-applicationid-form-pdf', '对接申请表'],
  ['get-connections-self-joint-test-form-form-pdf', '联调申请表'],
  ['get-connections-self-materials-notice-pdf', '对接须知'],
  ['get-connections-self-materials-guide-zip', '对接报文（全部报文说明和示例）'],
  ['get-connections-self-materials-report-template-pdf', '联调测试报告模版'],
  ['get-desk-sheet-template', '批量查验表格模板（在线使用单位）'],
  ['get-units-applications-applicationid-form-pdf', '账户申请表（在线使用单位）'],
] as const

function Forms(): ReactNode {
  return (
    <>
      <h2>表格和模版</h2>
      <p>
        由账户管理提供，内容随本单位的进度填写。登录后在
        <Link to="/developer/own/conformance">符合性测试</Link>一页下载，或者由程序调用接口：
      </p>
      <ul className="fields">
        {forms.map(([id, title]) => (
          <li key={id}>
            <p>
              <Link className="field-path" to={`/developer/office/${id}`}>
                {title}
              </Link>
            </p>
          </li>
        ))}
      </ul>
    </>
  )
}

function DownloadLink({
  address,
  name,
  children,
}: {
  readonly address: string
  readonly name: string
  readonly children: ReactNode
}): ReactNode {
  return (
    <p>
      <Button href={address} download={name}>
        {children}
      </Button>
    </p>
  )
}
