/** Rooms of the office whose endpoints the developers of a unit by system call; all of them have a purpose here. */
export const roomsOfDevelopers = ['sessions', 'connections', 'announcements'] as const

/** What an endpoint is for, as Chinese readers are told; its English stands as `purpose` beside the route. */
export const officePurposes: Readonly<Record<string, string>> = {
  'POST /sessions': '用登录账号和密码登录，答复说明下一步是什么。',
  'GET /sessions/self': '现在登录的是谁、有哪些角色、还差哪一步；也给出提交变更用的令牌。',
  'DELETE /sessions/self': '退出登录。',
  'POST /sessions/self/second-factor/enrolment':
    '得到动态口令的新密钥，输入过一次正确的口令以后才生效。',
  'POST /sessions/self/second-factor': '登录的第二步，或者确认新的动态口令密钥。',
  'POST /sessions/self/password': '把初始密码换成自己的密码，或者再换一个。',
  'POST /connections/applications':
    '用 POST /units/application-codes 得到的验证码开始申请。答复中的令牌只给一次，以后放在请求头 x-draft-token 中打开这份申请。',
  'GET /connections/applications/:applicationId': '申请的内容、状态、办理期限，以及还缺什么。',
  'PUT /connections/applications/:applicationId': '保存现在的全部内容，没有写的就是空白。',
  'GET /connections/applications/:applicationId/form.pdf': '填好的申请表，一页，供打印盖章。',
  'PUT /connections/applications/:applicationId/files/:kind':
    '上传 PDF、PNG 或 JPEG 扫描件，替换先前上传的。',
  'POST /connections/applications/:applicationId/reopening':
    '用申请时的邮箱或手机收到的验证码重新打开申请；新的凭证取代原来的。',
  'POST /connections/applications/:applicationId/submission':
    '提交给市财政非税中心。内容有误时不提交，答复状态码为 422。',
  'GET /connections/self': '对接进行到哪一步、该谁办理、下一步是什么。',
  'POST /connections/self/secrets/:environment/reveal':
    '领取一个环境的 appKey，只显示一次，并留下记录。',
  'POST /connections/self/secrets/test/renewal': '更换测试环境的 appKey，原来的立即失效。',
  'GET /connections/self/keys': '本单位提交过的公钥，最新的在前。',
  'POST /connections/self/keys': '提交一个公钥，答复给出需要用私钥签名的内容。',
  'POST /connections/self/keys/:keyId/proof':
    '用对验证内容的签名（SM2、SM3，DER，Base64）证明公钥是自己的。正式环境的旧公钥再有效七天，测试环境立即更换。',
  'GET /connections/self/materials/notice.pdf': '对接须知，写有已经分配给本单位的内容。',
  'GET /connections/self/materials/guide.zip': '全部报文说明和示例，一个压缩包。',
  'GET /connections/self/materials/report-template.pdf': '空白的联调测试报告。',
  'PUT /connections/self/endpoints/:environment': '联调申请表受理以后，更换一个环境的调用地址。',
  'POST /connections/self/sign-off': '本单位确认联调通过。',
  'PUT /connections/self/first-bill':
    '登记在正式环境锁定、反馈和入账的那张 0.01 元票据，平台到登记系统核对进行到哪一步。',
  'POST /connections/self/end': '退出对接。请先解锁或办结持有的票据。',
  'GET /connections/self/joint-test-form': '现在填写的联调申请表。',
  'PUT /connections/self/joint-test-form': '保存联系人、地址和希望的时间。',
  'POST /connections/self/joint-test-form/submission': '连同盖章的扫描件一起提交给市财政非税中心。',
  'GET /connections/self/joint-test-form/form.pdf': '带有已验证公钥的申请表，供打印盖章。',
  'PUT /connections/self/joint-test-form/scan': '上传盖章的申请表，PDF、PNG 或 JPEG。',
  'POST /connections/self/reports':
    '提交符合性测试报告（JSON），平台签名保存，并列出还缺哪些用例。',
  'GET /connections/self/required-cases': '确认前要通过的用例，按报文列出。',
  'GET /connections/self/reports': '本单位提交过的报告，最新的在前。',
  'GET /connections/self/reports/:reportId/report.json': '提交时的报告和平台的 SM2 签名。',
  'GET /connections/self/reports/:reportId/report.pdf': '双方签字用的联调测试报告。',
  'GET /connections/slots': '若干天的联调时段和剩余名额。',
  'GET /connections/self/bookings': '本单位的预约，最新的在前。',
  'POST /connections/self/bookings': '预约一个时段；已满时可以候补。',
  'PUT /connections/self/bookings/:bookingId': '改到另一个时段；那个时段已满时，原预约不变。',
  'DELETE /connections/self/bookings/:bookingId': '取消预约或候补，名额给排在最前的候补单位。',
  'POST /connections/self/bookings/:bookingId/acceptance': '在期限内确认候补得到的时段。',
  'GET /connections/self/sandbox-messages': '测试环境收到的本单位报文，最近的在前。',
  'GET /connections/self/sandbox-messages/:number': '一条报文的业务数据和答复。',
  'POST /connections/self/sandbox-messages/:number/replay': '用原来的请求编号再发一次。',
  'POST /connections/self/sandbox-exchange/:service':
    '把本单位用测试密钥封装的报文转给测试环境，答复原样带回，不拆封。',
  'GET /connections/self/sandbox-world': '本单位测试环境的时间、各种状态的票据数、地址和公钥。',
  'GET /connections/self/sandbox-world/bills': '测试环境的票据和测试需要的全部信息。',
  'POST /connections/self/sandbox-world/bills': '在测试环境开具并登记一张票据。',
  'POST /connections/self/sandbox-world/clock': '把测试环境的时间向前推进若干天。',
  'POST /connections/self/sandbox-world/reset': '重置测试环境，票据与最初相同。',
  'POST /connections/self/sandbox-world/acts':
    '在测试环境扮演医院、其他单位、交款人或财政部门办理一张票据。',
  'GET /announcements': '已发布的公告、指南和资料，最新的在前，可以按种类和读者查询。',
  'GET /announcements/:announcementId': '一篇公告或指南和它的附件。',
  'GET /announcements/:announcementId/attachments/:fileId': '下载公告的附件，下载次数会记录。',
}
