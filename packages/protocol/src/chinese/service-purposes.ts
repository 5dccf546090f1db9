import type { ServiceName } from '../services/catalogue.ts'

/** What each message is for, as Chinese readers are told; its English stands as `purpose` beside the schema. */
export const servicePurposes: Readonly<Record<ServiceName, string>> = {
  'bill.verify': '告诉知道校验码的一方：票据是否真实，现在是什么状态。',
  'bill.status': '查询票据现在的状态。与票据有关的单位可以直接查，其他单位要给出校验码。',
  'bill.lock': '把票据锁定给本单位，到某一天为止；不写天数就是30天。',
  'bill.extend': '延长已经持有的锁定，从锁定当天算起最多180天。',
  'bill.unlock': '把持有的票据退回。开票单位正在申请冲红的，直接转入冲红锁定。',
  'reimbursement.report': '反馈本单位报销了多少。锁定随之结束，余下的金额可以由下一家单位锁定。',
  'reimbursement.withdraw': '撤销报错的反馈：新增一条记录，原记录保留，交款人两条都能看到。',
  'reimbursement.post': '告知本单位已把这笔报销记入账。',
  'reimbursement.unpost': '撤销入账，报销反馈本身不变。',
  'authorisation.grant': '交款人授权一家单位在某天之前，为某个用途使用票据。',
  'authorisation.revoke': '交款人收回授权；已经凭它锁定的，不能收回。',
  'account.announce':
    '告知某人在某个省份开通或不再使用账户。开通以后，那里为这个人登记的票据会进入调用方的事件。以最近一次请求为准：收到上一次的答复以后，再发这个人的下一次。',
  'account.bills':
    '查询一个人在某个省份的票据，先登记的在前。查询期间新登记的票据，下一次查询才有。',
  'bill.collect':
    '把已有的票据归到交款人名下，调用方从此收到它的事件。票面没有交款人的，归最先给出全部票面信息的人。',
  'bill.history': '给交款人看票据的全过程：谁查看过、锁定过、报销过、入账过。',
  'number.allot': '为调用方在一个票据代码下领用一段号码。重发同一请求，得到同一段号码。',
  'bill.register': '把票据登记到开票省份。平台核对数据规范、号码和签名，并加上财政部门的监制签名。',
  'reversal.lock':
    '申请冲红：立即获准；有单位持有的，标记为待冲红；已有单位报销的，请这些单位撤销报销。',
  'reversal.release': '放弃冲红，无论已经获准还是还在等待。',
  'reversal.complete': '用红字票据冲红已取得冲红锁定的票据：两张票据一起登记，或者都不登记。',
  'paper.exchange': '告知已换开纸质票据。电子票据从此不能锁定。',
  'paper.return': '告知纸质票据已经收回并作废。',
  'income.post': '告知开票单位已把票据的收入记入账。',
  'income.unpost': '撤销收入入账。',
  'bill.file':
    '下载带有两个签名的票据文件，限开票单位、持有锁定的单位和报销过的单位。交款人门户要给出交款人代码，或者全部票面信息。',
  'operation.result': '查询以前发送的一条明细结果如何。票据存在期间一直可以查到。',
  'event.feed': '从一个游标之后，依次读取与调用方有关的全部票据事件。通知地址收到的是同样的事件。',
  'event.deliver':
    '把事件发到订阅方登记的通知地址。十秒内用任何2xx状态码回答，就算收到。同一事件可能送达两次，不会缺号。',
  'key.rotate': '更换调用方的公钥。旧公钥在一段时间内仍然有效，使途中的报文不受影响。',
  'application.enrol': '登记本省单位的一个业务系统，从此可以发送报文。',
  'application.change':
    '只变更给出的内容，其余不变。暂停的应用发来的报文会被拒绝，恢复后才接受；关闭的不能恢复。新公钥与旧公钥在一段时间内同时有效。',
  'application.find': '查询一个应用的登记情况和公钥指纹。',
  'lock.recover': '由开票省份的财政部门解除无法正常解锁的锁定，一人经办，另一人复核。',
  'bill.list':
    '供财政部门台账查询本省票据，按开票先后排列。给出 holderId、lockedBefore 或 reimbursement 为 locked 时，只列出现在锁定的票据，锁定最久的在前。',
  'bill.evidence':
    '把登记系统中一张票据的全部记录做成一个签名文件，可用 piaoqiao evidence verify 离线核对。',
  'registry.figures':
    '按开票日期和开票单位统计张数和金额：开具了多少，其中现在锁定、已报销、已冲红的各有多少。',
  'registry.activity':
    '统计一段时间内开具、归集、授权、锁定、报销和冲红的张数与金额，数据按日累计。登记时交款人已开通账户，或者交款人自己认领，都算归集。',
  'registry.health':
    '查询事件发往其他省份和通知地址的进度、哪一方没有应答、开票单位最近何时登记过票据。',
  'file.seal': '在已登记票据的版式文件上加盖财政票据监制章，与开票单位的印章并列。登记内容不变。',
  'directory.read': '读取全部省份的地址和公钥，由全国平台签名。',
  relay: '把封装好的报文转给另一个省份，并带回答复。全国平台看不到里面的内容。',
  forward: '替本省单位把涉及接收省份票据的明细转过去，由开票省份决定。',
  'event.push': '把本省票据的事件推送给接收省份的订阅方。',
  'province.reachable': '全国平台告知：先前联系不上的省份又能联系了。',
  reconcile: '核对两省关于同一批票据的最新事件，缺少的会重新推送。',
}
