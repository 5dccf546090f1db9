// Generated from the routes of the office by `npm run docs`.
export interface paths {
  '/sessions': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * 单位和财政人员登录
     * @description Signs in by login name and password; the answer says which step is next. For: everybody.
     */
    post: operations['postSessions']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/sessions/self': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * 当前登录
     * @description Who is signed in, with which roles, and what is left to do; also the token for changes, which a page has lost when it is loaded again. For: whoever has begun a session.
     */
    get: operations['getSessionsSelf']
    put?: never
    post?: never
    /**
     * 退出登录
     * @description Ends the session. For: whoever has begun a session.
     */
    delete: operations['deleteSessionsSelf']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/sessions/self/second-factor/enrolment': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * 绑定动态口令
     * @description A new secret for an authenticator app; it counts once a code of it was entered. For: whoever has begun a session.
     */
    post: operations['postSessionsSelfSecondFactorEnrolment']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/sessions/self/second-factor': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * 输入动态口令
     * @description The second step of signing in, or the confirmation of a new secret. For: whoever has begun a session.
     */
    post: operations['postSessionsSelfSecondFactor']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/sessions/self/password': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * 修改密码
     * @description A password of one’s own instead of the initial one, or another one. For: whoever has begun a session.
     */
    post: operations['postSessionsSelfPassword']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/people/codes': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * 获取验证码
     * @description Sends a one-time code to a mobile, whether or not it has an account. For: everybody.
     */
    post: operations['postPeopleCodes']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/people': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * 实名注册
     * @description Opens an account by real name and a code to the mobile, and begins a session. For: everybody.
     */
    post: operations['postPeople']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/people/sessions': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * 手机号登录
     * @description Begins a session by a code to the mobile of the account. For: everybody.
     */
    post: operations['postPeopleSessions']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/people/self': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * 我的账户
     * @description The own account, its numbers masked, and the provinces in which it is active. For: a person.
     */
    get: operations['getPeopleSelf']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/people/self/mobile': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    /**
     * 更换手机号
     * @description Another mobile, by a code to the old one and a code to the new one. For: a person.
     */
    put: operations['putPeopleSelfMobile']
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/people/self/name': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    /**
     * 变更姓名
     * @description Another name, after the real-name register confirmed it. For: a person.
     */
    put: operations['putPeopleSelfName']
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/people/self/preferences': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    /**
     * 通知设置
     * @description Whether changes are told by text message too. For: a person.
     */
    put: operations['putPeopleSelfPreferences']
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/people/self/closing': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * 注销账户
     * @description Closes the account by a code to its mobile, and ends its sessions. Who it was is forgotten after 30 days, and what units were given 180 days after each case ended. For: a person.
     */
    post: operations['postPeopleSelfClosing']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/people/self/provinces/{province}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    /**
     * 开通或停用省份
     * @description Activates the account in a province, whose bills are then collected, or takes it back. For: a person.
     */
    put: operations['putPeopleSelfProvincesProvince']
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/people/self/notices': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * 我的通知
     * @description What the person was told, newest first. For: a person.
     */
    get: operations['getPeopleSelfNotices']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/people/self/notices/{noticeId}/reading': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * 标记已读
     * @description Notes that a notice was read. For: a person.
     */
    post: operations['postPeopleSelfNoticesNoticeIdReading']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/people/self/bills': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * 票据夹
     * @description Bills of the folder, the newest day first, as they stand now. For: a person.
     */
    get: operations['getPeopleSelfBills']
    put?: never
    /**
     * 认领票据
     * @description Claims a bill by the five things that stand on its face. For: a person.
     */
    post: operations['postPeopleSelfBills']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/people/self/bill-counts': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * 票据统计
     * @description How many bills stand how, and what they sum up to. For: a person.
     */
    get: operations['getPeopleSelfBillCounts']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/people/self/bills/{billCode}/{billNumber}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * 票据详情
     * @description One bill as it stands now. For: a person.
     */
    get: operations['getPeopleSelfBillsBillCodeBillNumber']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/people/self/bills/{billCode}/{billNumber}/timeline': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * 票据全程
     * @description The whole life of a bill: who looked at it, held it, reimbursed and posted it. For: a person.
     */
    get: operations['getPeopleSelfBillsBillCodeBillNumberTimeline']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/people/self/bills/{billCode}/{billNumber}/file.xml': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * 下载票据文件
     * @description The XML of the bill with both signatures. For: a person.
     */
    get: operations['getPeopleSelfBillsBillCodeBillNumberFileXml']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/people/self/bills/{billCode}/{billNumber}/tags': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    /**
     * 票据标签
     * @description Replaces the tags of a bill. For: a person.
     */
    put: operations['putPeopleSelfBillsBillCodeBillNumberTags']
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/people/self/bills/{billCode}/{billNumber}/face.svg': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * 票据版面图片
     * @description A page of the face as SVG, drawn from the registered file, without seals: those stand in the OFD of the issuer. For: a person.
     */
    get: operations['getPeopleSelfBillsBillCodeBillNumberFaceSvg']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/people/self/bills/{billCode}/{billNumber}/file.pdf': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * 下载票据PDF
     * @description The face as PDF with the registered XML attached, without seals. For: a person.
     */
    get: operations['getPeopleSelfBillsBillCodeBillNumberFilePdf']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/people/self/bills/qr': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * 扫码认领
     * @description Claims a bill by the text of its QR code. For: a person.
     */
    post: operations['postPeopleSelfBillsQr']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/people/self/bills/files': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * 上传认领
     * @description Claims the bills of a file: XML, OFD, PDF, a photo with the QR code, or a ZIP. For: a person.
     */
    post: operations['postPeopleSelfBillsFiles']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/people/self/authorisations': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * 我的授权
     * @description Authorisations, newest first, as the registry answered them. For: a person.
     */
    get: operations['getPeopleSelfAuthorisations']
    put?: never
    /**
     * 授信
     * @description Lets a unit use bills for a purpose, until a day, up to an amount. One answer for each bill. For: a person.
     */
    post: operations['postPeopleSelfAuthorisations']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/people/self/authorisations/{id}/revocation': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * 撤销授权
     * @description Takes an authorisation back, unless a lock rests on it. For: a person.
     */
    post: operations['postPeopleSelfAuthorisationsIdRevocation']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/people/units': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * 按名称查找报销单位
     * @description Units of this province with an open account in whose name a text of at least two characters stands. For: a person.
     */
    get: operations['getPeopleUnits']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/people/units/{creditCode}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * 查找报销单位
     * @description The name of a unit of this province with an account, by its credit code. For: a person.
     */
    get: operations['getPeopleUnitsCreditCode']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/people/self/family': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * 家人列表
     * @description For whom the person acts and who acts for it, newest first, at most 100 of each. For: a person.
     */
    get: operations['getPeopleSelfFamily']
    put?: never
    /**
     * 申请为家人代办
     * @description Asks a person with an account to be allowed to act for it. It is told, and consents itself. For: a person.
     */
    post: operations['postPeopleSelfFamily']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/people/self/family/{linkId}/code': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * 发送同意代办的验证码
     * @description Sends a code to the own mobile of whoever is asked. For: a person.
     */
    post: operations['postPeopleSelfFamilyLinkIdCode']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/people/self/family/{linkId}/consent': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * 同意家人代办
     * @description Lets the other person act from now on. For: a person.
     */
    post: operations['postPeopleSelfFamilyLinkIdConsent']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/people/self/family/{linkId}/decline': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * 拒绝家人代办
     * @description Says no to whoever asked. For: a person.
     */
    post: operations['postPeopleSelfFamilyLinkIdDecline']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/people/self/family/{linkId}/withdrawal': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * 解除代办关系
     * @description Ends the link, by either side and at any time. For: a person.
     */
    post: operations['postPeopleSelfFamilyLinkIdWithdrawal']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/people/self/children': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * 添加未成年子女
     * @description Names a child under eighteen without a mobile, whose guardian the person declares to be. For: a person.
     */
    post: operations['postPeopleSelfChildren']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/people/self/family/{linkId}/document': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    /**
     * 上传监护关系证明
     * @description A scan that shows the guardianship: PDF, PNG or JPEG. For: a person.
     */
    put: operations['putPeopleSelfFamilyLinkIdDocument']
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/people/self/family/{linkId}/declaration': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * 声明监护关系
     * @description Declares the guardianship; the account of the child becomes active in this province. For: a person.
     */
    post: operations['postPeopleSelfFamilyLinkIdDeclaration']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/people/self/cases': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * 我的报销事项
     * @description Cases with the state of each bill, newest first; `next` is `after` of the next page. For: a person.
     */
    get: operations['getPeopleSelfCases']
    put?: never
    /**
     * 提交报销事项
     * @description Submits bills of the folder to a unit of this province with an account by hand, and lets it use them. Every bill is answered by itself; the same request id settles what was left open. For: a person.
     */
    post: operations['postPeopleSelfCases']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/people/self/cases/{caseId}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * 报销事项详情
     * @description One case with its bills, their authorisations, what was said, and its papers. For: a person.
     */
    get: operations['getPeopleSelfCasesCaseId']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/people/self/cases/{caseId}/messages': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * 给单位留言
     * @description Says something to the unit; a case of which more was asked is submitted again by it. For: a person.
     */
    post: operations['postPeopleSelfCasesCaseIdMessages']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/people/self/cases/{caseId}/withdrawal': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * 撤回报销事项
     * @description Takes the case and its authorisations back, unless the unit holds one of the bills. For: a person.
     */
    post: operations['postPeopleSelfCasesCaseIdWithdrawal']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/people/self/cases/{caseId}/attachments': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * 上传报销附件
     * @description A scan that belongs to the case: PDF, PNG or JPEG. For: a person.
     */
    post: operations['postPeopleSelfCasesCaseIdAttachments']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/people/self/cases/{caseId}/attachments/{fileId}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * 下载报销附件
     * @description A paper of the own case. For: a person.
     */
    get: operations['getPeopleSelfCasesCaseIdAttachmentsFileId']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/desk/cases/{caseId}/attachments': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * 报销附件列表
     * @description The papers that came with a case. For: `unit_read` or `unit_reimburse`.
     */
    get: operations['getDeskCasesCaseIdAttachments']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/desk/cases/{caseId}/attachments/{fileId}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * 下载报销附件
     * @description A paper of a case; the look is audited. For: `unit_reimburse`.
     */
    get: operations['getDeskCasesCaseIdAttachmentsFileId']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/desk/cases/{caseId}/messages': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * 给申请人留言
     * @description Says something to the person without changing the state of the case. For: `unit_reimburse`.
     */
    post: operations['postDeskCasesCaseIdMessages']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/bureaus/invitation-template': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * 下载邀请名单模板
     * @description An empty list as CSV, with its heading. For: `bureau_system`.
     */
    get: operations['getBureausInvitationTemplate']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/bureaus/invitations': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * 邀请名单列表
     * @description Lists of the own bureau, newest first; `next` is `after` of the next page. For: `bureau_system`.
     */
    get: operations['getBureausInvitations']
    put?: never
    /**
     * 上传邀请名单
     * @description A list of mobiles as CSV, one a row in the first column. Text messages go out afterwards, batch by batch. For: `bureau_system`.
     */
    post: operations['postBureausInvitations']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/bureaus/invitations/{fileId}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * 邀请名单进度
     * @description How many rows came out how. For: `bureau_system`.
     */
    get: operations['getBureausInvitationsFileId']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/bureaus/invitations/{fileId}/report': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * 下载邀请结果
     * @description What became of each row, as CSV with masked mobiles. For: `bureau_system`.
     */
    get: operations['getBureausInvitationsFileIdReport']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/people/invitation-links': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * 查看邀请链接是否有效
     * @description Says whether the link of an invitation can still be used: open, used, expired or unknown. For: everybody.
     */
    post: operations['postPeopleInvitationLinks']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/units/application-codes': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * 获取申请验证码
     * @description Sends a one-time code to the mobile or the e-mail of the handler. For: everybody.
     */
    post: operations['postUnitsApplicationCodes']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/units/applications': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * 开始申请
     * @description Begins an application with the code. The token opens it from then on, in the header x-draft-token; it is told once. For: everybody.
     */
    post: operations['postUnitsApplications']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/units/applications/{applicationId}/reopening': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * 接着办理申请
     * @description Opens the application again by a code to the contact that began it. The new token takes the place of the one before. For: everybody.
     */
    post: operations['postUnitsApplicationsApplicationIdReopening']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/units/applications/{applicationId}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * 查看申请
     * @description The application with its state, its clock, and what is missing. Personal data is whole while it can be changed. For: everybody.
     */
    get: operations['getUnitsApplicationsApplicationId']
    /**
     * 保存申请
     * @description Keeps the fields as they are now; whatever is absent is blank. For: everybody.
     */
    put: operations['putUnitsApplicationsApplicationId']
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/units/applications/{applicationId}/form.pdf': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * 下载申请表
     * @description The form as filled in, on one page for printing and sealing. For: everybody.
     */
    get: operations['getUnitsApplicationsApplicationIdFormPdf']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/units/applications/{applicationId}/files/{kind}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    /**
     * 上传材料
     * @description A scan as PDF, PNG or JPEG; it takes the place of an earlier one. For: everybody.
     */
    put: operations['putUnitsApplicationsApplicationIdFilesKind']
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/units/applications/{applicationId}/submission': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * 提交申请
     * @description Hands the application in. With faults it stays as it is, and the answer has status 422. For: everybody.
     */
    post: operations['postUnitsApplicationsApplicationIdSubmission']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/units/self': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * 本单位账户
     * @description The account of the own unit, personal data masked. For: any user of a unit.
     */
    get: operations['getUnitsSelf']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/units/self/applications': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * 本单位的申请
     * @description What the unit applied for, newest first; `next` is `after` of the next page. For: any user of a unit.
     */
    get: operations['getUnitsSelfApplications']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/units/self/changes': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * 申请变更单位信息
     * @description Begins the change of name, address, legal person or handler: an application filled in with what is known, to be gone on with as one for an account. For: `unit_apply`.
     */
    post: operations['postUnitsSelfChanges']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/units/self/closing': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * 申请注销账户
     * @description Asks the bureau to close the account. For: `unit_apply`.
     */
    post: operations['postUnitsSelfClosing']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/units/self/users': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * 本单位经办人
     * @description All users of the unit, personal data masked. For: any user of a unit.
     */
    get: operations['getUnitsSelfUsers']
    put?: never
    /**
     * 添加经办人
     * @description Opens a user; its login name and initial password go to its own e-mail. For: `unit_apply`.
     */
    post: operations['postUnitsSelfUsers']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/units/self/users/{userId}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    /**
     * 变更经办人
     * @description Other roles, another mobile or e-mail, or suspended, active again, or out for good (closed). For: `unit_apply`.
     */
    patch: operations['patchUnitsSelfUsersUserId']
    trace?: never
  }
  '/units/self/users/{userId}/reset': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * 重置经办人密码
     * @description Mails a new initial password; the second factor is enrolled anew. For: `unit_apply`.
     */
    post: operations['postUnitsSelfUsersUserIdReset']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/bureaus/unit-applications/{applicationId}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * 查看单位申请
     * @description A case of the own bureau or one below, personal data masked. For: `bureau_review` or `bureau_supervise`.
     */
    get: operations['getBureausUnitApplicationsApplicationId']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/bureaus/unit-applications/{applicationId}/assignment': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * 受理或改派
     * @description Takes a case; with `reviewerId` gives it to a colleague. For: `bureau_review`.
     */
    post: operations['postBureausUnitApplicationsApplicationIdAssignment']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/bureaus/unit-applications/{applicationId}/return': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * 退回补正
     * @description Returns a case with a reason for each field that has to be corrected. For: `bureau_review`.
     */
    post: operations['postBureausUnitApplicationsApplicationIdReturn']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/bureaus/unit-applications/{applicationId}/rejection': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * 不予通过
     * @description Rejects a case for good, with the reason. For: `bureau_review`.
     */
    post: operations['postBureausUnitApplicationsApplicationIdRejection']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/bureaus/unit-applications/{applicationId}/approval': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * 审核通过
     * @description Approves a case: opens, changes or closes the account. A new account opens and its mail goes out as soon as the registry has answered. For: `bureau_review`.
     */
    post: operations['postBureausUnitApplicationsApplicationIdApproval']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/bureaus/unit-applications/{applicationId}/personal-data': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * 查看完整个人信息
     * @description The case with all personal data, for a reason that is kept with the look. For: `bureau_review`.
     */
    post: operations['postBureausUnitApplicationsApplicationIdPersonalData']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/bureaus/unit-applications/{applicationId}/files/{fileId}/reading': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * 查看申请材料
     * @description A scan of the case, for a reason that is kept with the look. For: `bureau_review`.
     */
    post: operations['postBureausUnitApplicationsApplicationIdFilesFileIdReading']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/bureaus/units': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * 单位账户台账
     * @description Accounts of the own bureau and those below; `next` is `after` of the next page. For: any user of a bureau.
     */
    get: operations['getBureausUnits']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/bureaus/units.csv': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * 导出单位账户台账
     * @description The whole register as a CSV file for a spreadsheet. For: `bureau_review` or `bureau_supervise`.
     */
    get: operations['getBureausUnitsCsv']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/bureaus/units/{unitId}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * 单位账户
     * @description An account with its users, personal data masked. For: `bureau_review` or `bureau_supervise`.
     */
    get: operations['getBureausUnitsUnitId']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/bureaus/units/{unitId}/personal-data': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * 查看单位完整个人信息
     * @description The account with all personal data, for a reason that is kept with the look. For: `bureau_review` or `bureau_supervise`.
     */
    post: operations['postBureausUnitsUnitIdPersonalData']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/bureaus/units/{unitId}/users/{userId}/reset': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * 为单位重置密码
     * @description Mails a new initial password to a user of a unit who cannot be helped there. For: `bureau_supervise`.
     */
    post: operations['postBureausUnitsUnitIdUsersUserIdReset']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/bureaus/units/{unitId}/suspension': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * 暂停单位账户
     * @description Nothing is sent for the unit any more, and the registry refuses its messages. For: `bureau_supervise`.
     */
    post: operations['postBureausUnitsUnitIdSuspension']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/bureaus/units/{unitId}/resumption': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * 恢复单位账户
     * @description The unit works again as soon as the registry has answered. For: `bureau_supervise`.
     */
    post: operations['postBureausUnitsUnitIdResumption']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/desk/inbox': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * 待办
     * @description What waits, newest first, with what can be done next with each bill. For: `unit_read` or `unit_reimburse`.
     */
    get: operations['getDeskInbox']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/desk/inbox/counts': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * 待办数量
     * @description How much waits, by kind. For: `unit_read` or `unit_reimburse`.
     */
    get: operations['getDeskInboxCounts']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/desk/inbox/{entryId}/assignment': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * 分派待办
     * @description Gives an entry to a user of the unit who may act, or to nobody. For: `unit_reimburse`.
     */
    post: operations['postDeskInboxEntryIdAssignment']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/desk/inbox/{entryId}/done': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * 办结待办
     * @description Ends an entry that needs nothing more. For: `unit_reimburse`.
     */
    post: operations['postDeskInboxEntryIdDone']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/desk/cases': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * 报销事项
     * @description Cases that people submitted to the unit, newest first; names and accounts masked. For: `unit_read` or `unit_reimburse`.
     */
    get: operations['getDeskCases']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/desk/cases/{caseId}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * 报销事项详情
     * @description One case with its bills and with what was said. For: `unit_read` or `unit_reimburse`.
     */
    get: operations['getDeskCasesCaseId']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/desk/cases/{caseId}/form': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * 查看报销事项完整信息
     * @description What the person filled in, whole, for a reason that is audited. For: `unit_reimburse`.
     */
    post: operations['postDeskCasesCaseIdForm']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/desk/cases/{caseId}/accept': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * 受理
     * @description Takes a case up. For: `unit_reimburse`.
     */
    post: operations['postDeskCasesCaseIdAccept']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/desk/cases/{caseId}/ask': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * 要求补充
     * @description Asks the person for more. For: `unit_reimburse`.
     */
    post: operations['postDeskCasesCaseIdAsk']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/desk/cases/{caseId}/refuse': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * 不予受理
     * @description Refuses a case of which no bill is held. For: `unit_reimburse`.
     */
    post: operations['postDeskCasesCaseIdRefuse']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/desk/cases/{caseId}/bills/{billCode}/{billNumber}/refuse': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * 不予报销这张票据
     * @description Says that one bill of a case is not reimbursed, and why. For: `unit_reimburse`.
     */
    post: operations['postDeskCasesCaseIdBillsBillCodeBillNumberRefuse']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/desk/verifications': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * 查验一张票据
     * @description Verifies a bill by its five elements at its registry, and says what this unit did with it before. For: `unit_reimburse`.
     */
    post: operations['postDeskVerifications']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/desk/verifications/qr': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * 扫码查验
     * @description Verifies a bill by the text of its QR code. For: `unit_reimburse`.
     */
    post: operations['postDeskVerificationsQr']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/desk/verifications/files': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * 上传票据文件查验
     * @description Verifies an XML, OFD, PDF or photo of a bill, or a ZIP of them: seals and signatures, agreement of the files of one bill, and the answer of the registry. Every file is kept with its result. For: `unit_reimburse`.
     */
    post: operations['postDeskVerificationsFiles']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/desk/sheets': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * 批量查验记录
     * @description Spreadsheets that the unit gave, newest first. For: `unit_read` or `unit_reimburse`.
     */
    get: operations['getDeskSheets']
    put?: never
    /**
     * 上传表格批量查验
     * @description Takes an xlsx or CSV with up to 10,000 bills. Duplicates are known at once; a job verifies the rows. For: `unit_reimburse`.
     */
    post: operations['postDeskSheets']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/desk/sheet-template': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * 下载表格模板
     * @description An empty xlsx with the columns that are read. For: `unit_read` or `unit_reimburse`.
     */
    get: operations['getDeskSheetTemplate']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/desk/sheets/{sheetId}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * 批量查验进度
     * @description How far a spreadsheet is verified, and how many rows were answered with which code. For: `unit_read` or `unit_reimburse`.
     */
    get: operations['getDeskSheetsSheetId']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/desk/sheets/{sheetId}/rows': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * 批量查验逐行结果
     * @description The rows of a spreadsheet with their results, in their order. For: `unit_read` or `unit_reimburse`.
     */
    get: operations['getDeskSheetsSheetIdRows']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/desk/sheets/{sheetId}/result': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * 下载批量查验结果
     * @description All rows with their results as xlsx or CSV. For: `unit_read` or `unit_reimburse`.
     */
    get: operations['getDeskSheetsSheetIdResult']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/desk/acts/lock/preview': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * 锁定预览
     * @description What would happen to each bill, and what would be refused and why. Changes nothing. For: `unit_reimburse`.
     */
    post: operations['postDeskActsLockPreview']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/desk/acts/lock': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * 锁定
     * @description Does it for one bill or many, and answers for each. For: `unit_reimburse`.
     */
    post: operations['postDeskActsLock']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/desk/acts/extend/preview': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * 锁定延期预览
     * @description What would happen to each bill, and what would be refused and why. Changes nothing. For: `unit_reimburse`.
     */
    post: operations['postDeskActsExtendPreview']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/desk/acts/extend': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * 锁定延期
     * @description Does it for one bill or many, and answers for each. For: `unit_reimburse`.
     */
    post: operations['postDeskActsExtend']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/desk/acts/unlock/preview': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * 解锁预览
     * @description What would happen to each bill, and what would be refused and why. Changes nothing. For: `unit_reimburse`.
     */
    post: operations['postDeskActsUnlockPreview']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/desk/acts/unlock': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * 解锁
     * @description Does it for one bill or many, and answers for each. For: `unit_reimburse`.
     */
    post: operations['postDeskActsUnlock']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/desk/acts/report/preview': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * 报销信息反馈预览
     * @description What would happen to each bill, and what would be refused and why. Changes nothing. For: `unit_reimburse`.
     */
    post: operations['postDeskActsReportPreview']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/desk/acts/report': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * 报销信息反馈
     * @description Does it for one bill or many, and answers for each. For: `unit_reimburse`.
     */
    post: operations['postDeskActsReport']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/desk/acts/withdraw/preview': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * 撤销报销预览
     * @description What would happen to each bill, and what would be refused and why. Changes nothing. For: `unit_reimburse`.
     */
    post: operations['postDeskActsWithdrawPreview']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/desk/acts/withdraw': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * 撤销报销
     * @description Does it for one bill or many, and answers for each. For: `unit_reimburse`.
     */
    post: operations['postDeskActsWithdraw']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/desk/acts/post/preview': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * 入账预览
     * @description What would happen to each bill, and what would be refused and why. Changes nothing. For: `unit_reimburse`.
     */
    post: operations['postDeskActsPostPreview']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/desk/acts/post': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * 入账
     * @description Does it for one bill or many, and answers for each. For: `unit_reimburse`.
     */
    post: operations['postDeskActsPost']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/desk/acts/unpost/preview': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * 入账撤销预览
     * @description What would happen to each bill, and what would be refused and why. Changes nothing. For: `unit_reimburse`.
     */
    post: operations['postDeskActsUnpostPreview']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/desk/acts/unpost': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * 入账撤销
     * @description Does it for one bill or many, and answers for each. For: `unit_reimburse`.
     */
    post: operations['postDeskActsUnpost']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/desk/acts': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * 办理记录
     * @description What the unit did with bills, newest first; with a request id the act that it began, if it arrived. For: `unit_read` or `unit_reimburse`.
     */
    get: operations['getDeskActs']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/desk/acts/{actId}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * 办理结果
     * @description What was answered to each bill; unknown outcomes are settled by themselves. For: `unit_read` or `unit_reimburse`.
     */
    get: operations['getDeskActsActId']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/desk/ledger': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * 票据台账
     * @description Every lock and what became of it, newest first, by any of the filters together. For: `unit_read` or `unit_reimburse`.
     */
    get: operations['getDeskLedger']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/desk/ledger/export': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * 导出票据台账
     * @description The lines of the ledger as xlsx (up to 20,000) or CSV (any number). For: `unit_read` or `unit_reimburse`.
     */
    get: operations['getDeskLedgerExport']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/desk/files': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * 票据文件
     * @description Kept files by bill, by voucher or by the days on which they were kept, oldest first: the files of the bills that a voucher books, and the accounting data made for it. For: `unit_read` or `unit_reimburse`.
     */
    get: operations['getDeskFiles']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/desk/files/{fileId}/content': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * 下载票据文件
     * @description The bytes of a kept file as they came. Every download is audited. For: `unit_read` or `unit_reimburse`.
     */
    get: operations['getDeskFilesFileIdContent']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/desk/archive/preview': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * 归档包预览
     * @description How many bills and files a package of these days would hold, how many files it leaves out because the registry never confirmed their bill, and how many files a package may have. For: `unit_reimburse`.
     */
    get: operations['getDeskArchivePreview']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/desk/archive': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * 导出归档包
     * @description The files that were kept between two days with their checks, as a package for the archive with the metadata of DA/T 95—2022, table B.10. For: `unit_reimburse`.
     */
    get: operations['getDeskArchive']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/desk/statistics': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * 单位统计
     * @description Bills verified, locked, reimbursed and posted in a period of at most 366 days, by day or month and by province of the bill; how long the work took, and when the locks end that are held now. For: `unit_read` or `unit_reimburse`.
     */
    get: operations['getDeskStatistics']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/connections/applications': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * 开始对接申请
     * @description Begins an application with the code of POST /units/application-codes. The token opens it from then on, in the header x-draft-token; it is told once. For: everybody.
     */
    post: operations['postConnectionsApplications']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/connections/applications/{applicationId}/reopening': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * 接着办理对接申请
     * @description Opens the application again by a code to the contact that began it. The new token takes the place of the one before. For: everybody.
     */
    post: operations['postConnectionsApplicationsApplicationIdReopening']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/connections/applications/{applicationId}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * 查看对接申请
     * @description The application with its state, its clock, and what is missing. For: everybody.
     */
    get: operations['getConnectionsApplicationsApplicationId']
    /**
     * 保存对接申请
     * @description Keeps the fields as they are now; whatever is absent is blank. For: everybody.
     */
    put: operations['putConnectionsApplicationsApplicationId']
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/connections/applications/{applicationId}/form.pdf': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * 下载对接申请表
     * @description The form as filled in, on one page for printing and sealing. For: everybody.
     */
    get: operations['getConnectionsApplicationsApplicationIdFormPdf']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/connections/applications/{applicationId}/files/{kind}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    /**
     * 上传对接申请材料
     * @description A scan as PDF, PNG or JPEG; it takes the place of an earlier one. For: everybody.
     */
    put: operations['putConnectionsApplicationsApplicationIdFilesKind']
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/connections/applications/{applicationId}/submission': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * 提交对接申请
     * @description Hands the application in to the municipal centre. With faults it stays as it is, and the answer has status 422. For: everybody.
     */
    post: operations['postConnectionsApplicationsApplicationIdSubmission']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/bureaus/connection-applications/{applicationId}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * 查看对接单位申请
     * @description A case of the own bureau or one below, personal data masked. For: `bureau_review` or `bureau_supervise`.
     */
    get: operations['getBureausConnectionApplicationsApplicationId']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/bureaus/connection-applications/{applicationId}/assignment': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * 受理对接单位申请
     * @description Takes a case, also from a colleague. For: `bureau_review`.
     */
    post: operations['postBureausConnectionApplicationsApplicationIdAssignment']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/bureaus/connection-applications/{applicationId}/return': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * 退回补正对接单位申请
     * @description Returns a case with a reason for each field that has to be corrected. For: `bureau_review`.
     */
    post: operations['postBureausConnectionApplicationsApplicationIdReturn']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/bureaus/connection-applications/{applicationId}/rejection': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * 对接单位申请不予通过
     * @description Rejects a case for good, with the reason. For: `bureau_review`.
     */
    post: operations['postBureausConnectionApplicationsApplicationIdRejection']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/bureaus/connection-applications/{applicationId}/approval': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * 对接单位申请审核通过
     * @description Opens the account, its first user and the sandbox. The materials are mailed as soon as the sandbox answered. For: `bureau_review`.
     */
    post: operations['postBureausConnectionApplicationsApplicationIdApproval']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/bureaus/connection-applications/{applicationId}/personal-data': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * 查看对接单位申请的完整个人信息
     * @description The case with all personal data, for a reason that is kept with the look. For: `bureau_review`.
     */
    post: operations['postBureausConnectionApplicationsApplicationIdPersonalData']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/bureaus/connection-applications/{applicationId}/files/{fileId}/reading': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * 查看对接单位申请材料
     * @description A scan of the case, for a reason that is kept with the look. For: `bureau_review`.
     */
    post: operations['postBureausConnectionApplicationsApplicationIdFilesFileIdReading']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/connections/self': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * 对接进度
     * @description Where the connection stands, what is next, who has to act, and since when. For: `unit_apply` or `unit_read`.
     */
    get: operations['getConnectionsSelf']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/connections/self/secrets/{environment}/reveal': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * 领取密钥
     * @description Shows the appKey of an environment, once. The look is on record. For: `unit_apply`.
     */
    post: operations['postConnectionsSelfSecretsEnvironmentReveal']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/connections/self/secrets/test/renewal': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * 更换测试环境密钥
     * @description Draws another appKey for the sandbox; the one before is refused from then on. For: `unit_apply`.
     */
    post: operations['postConnectionsSelfSecretsTestRenewal']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/connections/self/keys': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * 本单位公钥
     * @description The public keys of the unit, newest first. For: `unit_apply` or `unit_read`.
     */
    get: operations['getConnectionsSelfKeys']
    put?: never
    /**
     * 提交公钥
     * @description Takes a public key and says what has to be signed with its private key. For: `unit_apply`.
     */
    post: operations['postConnectionsSelfKeys']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/connections/self/keys/{keyId}/proof': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * 验证公钥
     * @description Accepts the key with the signature of its challenge (SM2 with SM3, DER, base64). A key before it is accepted for seven more days in production; the sandbox changes at once. For: `unit_apply`.
     */
    post: operations['postConnectionsSelfKeysKeyIdProof']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/connections/self/materials/notice.pdf': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * 下载对接须知
     * @description The notice with what the unit was allotted so far. For: `unit_apply` or `unit_read`.
     */
    get: operations['getConnectionsSelfMaterialsNoticePdf']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/connections/self/materials/guide.zip': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * 下载对接报文
     * @description The pages of the protocol with worked examples, as one archive. For: `unit_apply` or `unit_read`.
     */
    get: operations['getConnectionsSelfMaterialsGuideZip']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/connections/self/materials/report-template.pdf': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * 下载联调测试报告模版
     * @description The report of a joint test, not filled in. For: `unit_apply` or `unit_read`.
     */
    get: operations['getConnectionsSelfMaterialsReportTemplatePdf']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/connections/self/endpoints/{environment}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    /**
     * 变更IP地址
     * @description Replaces the allow-list of an environment after the joint-test form was accepted. For: `unit_apply`.
     */
    put: operations['putConnectionsSelfEndpointsEnvironment']
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/connections/self/sign-off': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * 确认联调通过
     * @description The unit says that the joint test succeeded. For: `unit_apply`.
     */
    post: operations['postConnectionsSelfSignOff']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/connections/self/first-bill': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    /**
     * 登记首笔票据
     * @description Names the bill of 0.01 yuan that the unit locked, reports and posts in production; the registry is asked how far it came. For: `unit_apply`.
     */
    put: operations['putConnectionsSelfFirstBill']
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/connections/self/end': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * 退出对接
     * @description Ends the connection. What the unit holds locked has to be ended first. For: `unit_apply`.
     */
    post: operations['postConnectionsSelfEnd']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/connections/self/joint-test-form': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * 查看联调申请表
     * @description The joint-test form as it is filled in. For: `unit_apply` or `unit_read`.
     */
    get: operations['getConnectionsSelfJointTestForm']
    /**
     * 填写联调申请表
     * @description Keeps contact, addresses and wanted time. For: `unit_apply`.
     */
    put: operations['putConnectionsSelfJointTestForm']
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/connections/self/joint-test-form/submission': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * 提交联调申请表
     * @description Hands the form in to the centre, with the sealed scan. For: `unit_apply`.
     */
    post: operations['postConnectionsSelfJointTestFormSubmission']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/connections/self/joint-test-form/form.pdf': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * 下载联调申请表
     * @description The form with the proven public keys, for printing and sealing. For: `unit_apply` or `unit_read`.
     */
    get: operations['getConnectionsSelfJointTestFormFormPdf']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/connections/self/joint-test-form/scan': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    /**
     * 上传联调申请表扫描件
     * @description The sealed form as PDF, PNG or JPEG. For: `unit_apply`.
     */
    put: operations['putConnectionsSelfJointTestFormScan']
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/connections/self/required-cases': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * 必测用例
     * @description The messages with the cases of the conformance suite that have to pass before sign-off. For: `unit_apply` or `unit_read`.
     */
    get: operations['getConnectionsSelfRequiredCases']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/connections/self/reports': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * 符合性测试报告清单
     * @description Reports of the unit, newest first. For: `unit_apply` or `unit_read`.
     */
    get: operations['getConnectionsSelfReports']
    put?: never
    /**
     * 提交符合性测试报告
     * @description Takes a report of the conformance suite (JSON `conformance-report/v1`, direction unit), signs it with the key of the office and lists what is missing. For: `unit_apply`.
     */
    post: operations['postConnectionsSelfReports']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/connections/self/reports/{reportId}/report.json': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * 下载已签名的测试报告
     * @description The report as it came, with the SM2 signature of the office. For: `unit_apply` or `unit_read`.
     */
    get: operations['getConnectionsSelfReportsReportIdReportJson']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/connections/self/reports/{reportId}/report.pdf': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * 下载联调测试报告
     * @description The report of the joint test as both sides sign it. For: `unit_apply` or `unit_read`.
     */
    get: operations['getConnectionsSelfReportsReportIdReportPdf']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/connections/slots': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * 联调时间表
     * @description The slots of some days with what is left of them. For: `unit_apply` or `unit_read`.
     */
    get: operations['getConnectionsSlots']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/connections/self/bookings': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * 我的预约
     * @description Bookings of the unit, newest first. For: `unit_apply` or `unit_read`.
     */
    get: operations['getConnectionsSelfBookings']
    put?: never
    /**
     * 预约联调时间
     * @description Books a slot; with `waits` waits for one that is taken. For: `unit_apply`.
     */
    post: operations['postConnectionsSelfBookings']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/connections/self/bookings/{bookingId}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    /**
     * 改期
     * @description Moves a booking to another slot; where that is taken, it stays. For: `unit_apply`.
     */
    put: operations['putConnectionsSelfBookingsBookingId']
    post?: never
    /**
     * 取消预约
     * @description Gives a slot back, or stops waiting for one; the first who waits is offered it. For: `unit_apply`.
     */
    delete: operations['deleteConnectionsSelfBookingsBookingId']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/connections/self/bookings/{bookingId}/acceptance': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * 确认候补名额
     * @description Takes a slot that was offered, before the offer lapses. For: `unit_apply`.
     */
    post: operations['postConnectionsSelfBookingsBookingIdAcceptance']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/connections/self/sandbox-messages': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * 测试环境报文记录
     * @description The unit’s own messages in the sandbox, latest first. For: `unit_apply` or `unit_read`.
     */
    get: operations['getConnectionsSelfSandboxMessages']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/connections/self/sandbox-messages/{number}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * 测试环境报文内容
     * @description A message with its payload and its answer. For: `unit_apply` or `unit_read`.
     */
    get: operations['getConnectionsSelfSandboxMessagesNumber']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/connections/self/sandbox-messages/{number}/replay': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * 重发测试环境报文
     * @description Sends a message again under its request id. For: `unit_apply`.
     */
    post: operations['postConnectionsSelfSandboxMessagesNumberReplay']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/connections/self/sandbox-exchange/{service}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * 向测试环境发送报文
     * @description Delivers a message that the unit sealed with its test key; gives the answer of the sandbox unopened. For: `unit_apply`.
     */
    post: operations['postConnectionsSelfSandboxExchangeService']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/connections/self/sandbox-world': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * 测试环境的时间和票据数
     * @description Clock, counts of bills by state, addresses and public keys of the unit’s own world. For: `unit_apply` or `unit_read`.
     */
    get: operations['getConnectionsSelfSandboxWorld']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/connections/self/sandbox-world/bills': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * 测试环境的票据
     * @description Bills of the unit’s own world with everything that a test needs. For: `unit_apply` or `unit_read`.
     */
    get: operations['getConnectionsSelfSandboxWorldBills']
    put?: never
    /**
     * 在测试环境开票
     * @description Issues and registers a bill in the unit’s own world. For: `unit_apply`.
     */
    post: operations['postConnectionsSelfSandboxWorldBills']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/connections/self/sandbox-world/clock': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * 推进测试环境的时间
     * @description Moves the time of the unit’s own world forward by days. For: `unit_apply`.
     */
    post: operations['postConnectionsSelfSandboxWorldClock']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/connections/self/sandbox-world/reset': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * 重置测试环境
     * @description A new beginning of the unit’s own world, with the same bills. For: `unit_apply`.
     */
    post: operations['postConnectionsSelfSandboxWorldReset']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/connections/self/sandbox-world/acts': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * 在测试环境扮演他人
     * @description Lets a hospital, another unit, a payer or a bureau act on a bill of the unit’s own world. For: `unit_apply`.
     */
    post: operations['postConnectionsSelfSandboxWorldActs']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/bureaus/connections': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * 对接单位清单
     * @description Connections of the bureau and of those below, oldest first. For: `bureau_review` or `bureau_supervise`.
     */
    get: operations['getBureausConnections']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/bureaus/connections/{unitId}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * 查看对接单位
     * @description Where a connection stands, what is next, who has to act, and since when. For: `bureau_review` or `bureau_supervise`.
     */
    get: operations['getBureausConnectionsUnitId']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/bureaus/connections/{unitId}/joint-test-form': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * 查看单位的联调申请表
     * @description The form of a unit, its contact masked. For: `bureau_review` or `bureau_supervise`.
     */
    get: operations['getBureausConnectionsUnitIdJointTestForm']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/bureaus/connections/{unitId}/joint-test-form/acceptance': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * 受理联调申请
     * @description The sandbox lets the addresses of the form in, and slots can be booked. For: `bureau_review`.
     */
    post: operations['postBureausConnectionsUnitIdJointTestFormAcceptance']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/bureaus/connections/{unitId}/joint-test-form/return': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * 退回联调申请
     * @description Returns the form for correction. For: `bureau_review`.
     */
    post: operations['postBureausConnectionsUnitIdJointTestFormReturn']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/bureaus/connections/{unitId}/reports': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * 单位的测试报告清单
     * @description Reports of a unit, newest first. For: `bureau_review` or `bureau_supervise`.
     */
    get: operations['getBureausConnectionsUnitIdReports']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/bureaus/connections/{unitId}/reports/{reportId}/report.pdf': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * 下载单位的联调测试报告
     * @description The report of the joint test as both sides sign it. For: `bureau_review` or `bureau_supervise`.
     */
    get: operations['getBureausConnectionsUnitIdReportsReportIdReportPdf']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/bureaus/connections/{unitId}/sign-off': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * 中心确认联调通过
     * @description Enrols the unit at the registry with its allow-list and a low quota, after the unit signed. For: `bureau_review`.
     */
    post: operations['postBureausConnectionsUnitIdSignOff']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/bureaus/connections/{unitId}/suspension': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * 暂停对接
     * @description Its messages are refused, in the sandbox too. For: `bureau_supervise`.
     */
    post: operations['postBureausConnectionsUnitIdSuspension']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/bureaus/connections/{unitId}/resumption': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * 恢复对接
     * @description Lets a suspended unit work again. For: `bureau_supervise`.
     */
    post: operations['postBureausConnectionsUnitIdResumption']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/bureaus/connections/{unitId}/end': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * 终止对接
     * @description Ends a connection. What the unit holds locked has to be ended first. For: `bureau_supervise`.
     */
    post: operations['postBureausConnectionsUnitIdEnd']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/bureaus/connections/{unitId}/faults': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    /**
     * 登记差错率
     * @description Faulty messages of a thousand; the quota rises only while they are few. For: `bureau_supervise`.
     */
    put: operations['putBureausConnectionsUnitIdFaults']
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/bureaus/joint-test-calendar': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * 联调日历
     * @description When joint tests take place. For: `bureau_review` or `bureau_supervise`.
     */
    get: operations['getBureausJointTestCalendar']
    /**
     * 设置联调日历
     * @description Sets working hours, quotas and closed days. Bookings outside of them are cancelled and told. For: `bureau_review`.
     */
    put: operations['putBureausJointTestCalendar']
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/bureaus/joint-test-slots': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * 联调时段
     * @description The slots of at most 31 days with what is left of them. For: `bureau_review` or `bureau_supervise`.
     */
    get: operations['getBureausJointTestSlots']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/bureaus/joint-test-bookings': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * 当日联调预约
     * @description The bookings of a day, in the order in which they came. For: `bureau_review` or `bureau_supervise`.
     */
    get: operations['getBureausJointTestBookings']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/bureaus/joint-test-bookings/{bookingId}/outcome': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * 登记联调结果
     * @description Notes after its begin whether a booked test took place. For: `bureau_review`.
     */
    post: operations['postBureausJointTestBookingsBookingIdOutcome']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/bureaus': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * 财政部门
     * @description The own bureau and those below it. For: any user of a bureau.
     */
    get: operations['getBureaus']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/bureaus/districts': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * 开通区县财政部门
     * @description Opens the bureau of a district with its first user, by the municipal one. For: `bureau_system`.
     */
    post: operations['postBureausDistricts']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/bureaus/self/users': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * 本级财政人员
     * @description All users of the own bureau. For: any user of a bureau.
     */
    get: operations['getBureausSelfUsers']
    put?: never
    /**
     * 添加财政人员
     * @description Opens a user; its initial password goes to its own e-mail. For: `bureau_system`.
     */
    post: operations['postBureausSelfUsers']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/bureaus/self/users/{userId}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    /**
     * 变更财政人员
     * @description Other roles or another state for a colleague, never for oneself. For: `bureau_system`.
     */
    patch: operations['patchBureausSelfUsersUserId']
    trace?: never
  }
  '/bureaus/self/users/{userId}/reset': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * 重置财政人员密码
     * @description Mails a colleague a new initial password; the second factor is enrolled anew. For: `bureau_system`.
     */
    post: operations['postBureausSelfUsersUserIdReset']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/bureaus/issuers': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * 开票单位名录
     * @description Issuers of the own bureau and those below; `next` is `after` of the next page. For: any user of a bureau.
     */
    get: operations['getBureausIssuers']
    put?: never
    /**
     * 登记开票单位
     * @description Enrols the system of an issuing unit at the registry with its public key and addresses. Its application key is handed over once it is there. For: `bureau_system`.
     */
    post: operations['postBureausIssuers']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/bureaus/issuers/{issuerId}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * 开票单位
     * @description An issuer of the own bureau or one below. For: any user of a bureau.
     */
    get: operations['getBureausIssuersIssuerId']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/bureaus/issuers/{issuerId}/app-key': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * 领取应用密钥
     * @description Hands the application key over, once. For: `bureau_system`.
     */
    post: operations['postBureausIssuersIssuerIdAppKey']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/bureaus/issuers/{issuerId}/changes': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * 变更开票单位
     * @description Suspends, resumes or closes an issuer, or gives it other addresses or a new public key. The register follows the answer of the registry. For: `bureau_system`.
     */
    post: operations['postBureausIssuersIssuerIdChanges']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/bureaus/lock-recoveries': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * 锁定解除申请
     * @description Requests of the own bureau and those below, newest first. For: `bureau_supervise`.
     */
    get: operations['getBureausLockRecoveries']
    put?: never
    /**
     * 申请解除锁定
     * @description Asks for the end of a stuck lock; another person has to approve it in time. For: `bureau_supervise`.
     */
    post: operations['postBureausLockRecoveries']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/bureaus/lock-recoveries/{recoveryId}/approval': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * 复核通过
     * @description The second person approves; the registry ends the lock. For: `bureau_supervise`.
     */
    post: operations['postBureausLockRecoveriesRecoveryIdApproval']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/bureaus/lock-recoveries/{recoveryId}/decline': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * 复核不通过或撤回
     * @description The second person declines, or whoever asked takes it back. For: `bureau_supervise`.
     */
    post: operations['postBureausLockRecoveriesRecoveryIdDecline']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/bureaus/review-queues': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * 待办事项类别
     * @description The queues of cases that wait for review. For: `bureau_review` or `bureau_supervise`.
     */
    get: operations['getBureausReviewQueues']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/bureaus/review-queues/{name}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * 待办事项
     * @description Cases of a queue in the order in which they are due, of the own bureau and below. For: `bureau_review` or `bureau_supervise`.
     */
    get: operations['getBureausReviewQueuesName']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/bureaus/bills': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * 票据台账
     * @description Bills of the province, or for a district those of an issuer or holder of its own; with `lockedBefore` the locks that are stuck. For: `bureau_review` or `bureau_supervise`.
     */
    get: operations['getBureausBills']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/bureaus/bills/{billCode}/{billNumber}/evidence': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * 票据存证
     * @description Everything that the registry holds of a bill, signed by the province, with the statement of the office who took it. `piaoqiao evidence verify` reads it. For: `bureau_supervise`.
     */
    get: operations['getBureausBillsBillCodeBillNumberEvidence']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/bureaus/audit-entries': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * 审计日志
     * @description Who did and saw what, newest first, without the cases on which the reader acted. A district names a case of its own. For: `bureau_audit`.
     */
    get: operations['getBureausAuditEntries']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/bureaus/audit-checks': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * 核对审计日志
     * @description Follows the chain of the whole log; names the first entry that does not fit. For: `bureau_audit`.
     */
    post: operations['postBureausAuditChecks']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/bureaus/statistics': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * 业务统计
     * @description What happened to bills in a period of at most 366 days: in all, as a curve by day, week or month, by purpose of the unit, by province of the unit, and by hour. The municipal bureau and its centre see the province, a district its own issuers. For: any user of a bureau.
     */
    get: operations['getBureausStatistics']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/bureaus/statistics/issuers': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * 开票单位业务统计
     * @description The same by issuer, a hundred on a page in the order of their codes. For: any user of a bureau.
     */
    get: operations['getBureausStatisticsIssuers']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/bureaus/statistics/export': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * 导出业务统计
     * @description One of the tables of the statistics as xlsx or CSV. For: any user of a bureau.
     */
    get: operations['getBureausStatisticsExport']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/bureaus/health': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * 运行状况
     * @description Whether registry and other provinces can be reached, what waits for them, which stations are silent, which webhooks fail, and how mail, text messages, jobs and the file store fare. A district sees its own issuers and units among those that are named. For: any user of a bureau.
     */
    get: operations['getBureausHealth']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/bureaus/signals': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * 监管线索
     * @description What the work of units shows of duplicates and changed bills, of the own bureau and those below, newest first. No personal data stands in it. For: any user of a bureau.
     */
    get: operations['getBureausSignals']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/bureaus/signals/{signalId}/state': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * 处理监管线索
     * @description Says that a signal is looked into, or settled, with a note of what was found. For: `bureau_supervise`.
     */
    post: operations['postBureausSignalsSignalIdState']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/bureaus/rollout/plans': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * 实施方案
     * @description The plans of the own area that can be loaded, and when each was. For: any user of a bureau.
     */
    get: operations['getBureausRolloutPlans']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/bureaus/rollout/plan': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * 导入实施方案
     * @description Writes institutions, duties and activities of a plan into the own district, once. All of it can be changed afterwards. For: `bureau_system`.
     */
    post: operations['postBureausRolloutPlan']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/bureaus/rollout/institutions': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * 参与机构
     * @description Institutions of the own bureau or one below it. For: any user of a bureau.
     */
    get: operations['getBureausRolloutInstitutions']
    put?: never
    /**
     * 添加机构
     * @description An institution that takes part in the own district; each name once. For: `bureau_system` or `bureau_review`.
     */
    post: operations['postBureausRolloutInstitutions']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/bureaus/rollout/institutions/{institutionId}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    /**
     * 修改机构
     * @description Another name, kind or note. For: `bureau_system` or `bureau_review`.
     */
    patch: operations['patchBureausRolloutInstitutionsInstitutionId']
    trace?: never
  }
  '/bureaus/rollout/duties': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * 任务清单
     * @description Duties of the own bureau or one below it, the first day first; with state `late` those whose day is over. For: any user of a bureau.
     */
    get: operations['getBureausRolloutDuties']
    put?: never
    /**
     * 添加任务
     * @description A duty of a party, of one of its institutions or of all, by a day or without one. For: `bureau_system` or `bureau_review`.
     */
    post: operations['postBureausRolloutDuties']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/bureaus/rollout/duties/{dutyId}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    /**
     * 修改任务
     * @description Another milestone, title, party, institution or day. For: `bureau_system` or `bureau_review`.
     */
    patch: operations['patchBureausRolloutDutiesDutyId']
    trace?: never
  }
  '/bureaus/rollout/duties/{dutyId}/completion': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * 登记任务完成
     * @description The day on which it was done and how; who marked it is kept. For: `bureau_review` or `bureau_supervise` or `bureau_system`.
     */
    post: operations['postBureausRolloutDutiesDutyIdCompletion']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/bureaus/rollout/duties/{dutyId}/reopening': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * 重新打开任务
     * @description The duty is not done after all, for a reason. For: `bureau_review` or `bureau_supervise` or `bureau_system`.
     */
    post: operations['postBureausRolloutDutiesDutyIdReopening']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/bureaus/rollout/duties/{dutyId}/dropping': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * 取消任务
     * @description The duty is not to be done any more, for a reason; it counts nowhere. For: `bureau_system` or `bureau_review`.
     */
    post: operations['postBureausRolloutDutiesDutyIdDropping']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/bureaus/rollout/progress': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * 推进情况
     * @description Milestones in the order of their days and institutions, each with how many duties are done, in time and late. For: any user of a bureau.
     */
    get: operations['getBureausRolloutProgress']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/bureaus/rollout/bureaus': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * 各区县推进情况
     * @description The own bureau and those below it, each with its counts of duties. For: any user of a bureau.
     */
    get: operations['getBureausRolloutBureaus']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/bureaus/rollout/progress.csv': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * 导出机构推进情况
     * @description The counts of every institution as a CSV file for a spreadsheet. For: any user of a bureau.
     */
    get: operations['getBureausRolloutProgressCsv']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/bureaus/rollout/activities': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * 培训和宣传
     * @description Activities of the own bureau or one below it, the latest day first. For: any user of a bureau.
     */
    get: operations['getBureausRolloutActivities']
    put?: never
    /**
     * 登记培训或宣传
     * @description An activity that is planned, or was held. For: `bureau_review` or `bureau_supervise` or `bureau_system`.
     */
    post: operations['postBureausRolloutActivities']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/bureaus/rollout/activities/{activityId}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    /**
     * 修改培训或宣传
     * @description Whatever was written of it, or that it was held or cancelled. For: `bureau_review` or `bureau_supervise` or `bureau_system`.
     */
    patch: operations['patchBureausRolloutActivitiesActivityId']
    trace?: never
  }
  '/bureaus/problems': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * 问题清单
     * @description Problems of the own bureau or one below it, newest first; with `late` those whose answer is overdue, the longest first. For: any user of a bureau.
     */
    get: operations['getBureausProblems']
    put?: never
    /**
     * 登记问题
     * @description A problem that a bureau raises, for an institution or for itself. For: `bureau_review` or `bureau_supervise` or `bureau_system`.
     */
    post: operations['postBureausProblems']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/bureaus/problem-counts': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * 问题统计
     * @description How many problems stand how, by the days since they were raised: from `fromDays` until before `toDays`. For: any user of a bureau.
     */
    get: operations['getBureausProblemCounts']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/bureaus/problems.csv': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * 导出问题清单
     * @description All problems as a CSV file for a spreadsheet, without what was written in them. For: any user of a bureau.
     */
    get: operations['getBureausProblemsCsv']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/bureaus/problems/{problemId}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * 问题详情
     * @description A problem with its history, the latest 200 lines of it. For: any user of a bureau.
     */
    get: operations['getBureausProblemsProblemId']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/bureaus/problems/{problemId}/owner': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * 交办问题
     * @description Gives the problem to a user of the own bureau, who is told by mail, or takes it. For: `bureau_review` or `bureau_supervise` or `bureau_system`.
     */
    post: operations['postBureausProblemsProblemIdOwner']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/bureaus/problems/{problemId}/notes': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * 添加内部记录
     * @description A line in the history that units do not see. For: `bureau_review` or `bureau_supervise` or `bureau_system`.
     */
    post: operations['postBureausProblemsProblemIdNotes']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/bureaus/problems/{problemId}/answer': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * 答复问题
     * @description The answer; whoever of a unit raised the problem is told by mail. For: `bureau_review` or `bureau_supervise` or `bureau_system`.
     */
    post: operations['postBureausProblemsProblemIdAnswer']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/bureaus/problems/{problemId}/closing': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * 办结问题
     * @description An answered problem is closed. For: `bureau_review` or `bureau_supervise` or `bureau_system`.
     */
    post: operations['postBureausProblemsProblemIdClosing']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/bureaus/problems/{problemId}/reopening': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * 重新打开问题
     * @description An answered or closed problem waits again, by a clock of its own, for a reason. For: `bureau_review` or `bureau_supervise` or `bureau_system`.
     */
    post: operations['postBureausProblemsProblemIdReopening']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/units/self/problems': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * 我的问题
     * @description Problems of the own unit with their answers, newest first. For: any user of a unit.
     */
    get: operations['getUnitsSelfProblems']
    put?: never
    /**
     * 反馈问题
     * @description Raises a problem at the bureau of the unit, which is told by mail. For: any user of a unit.
     */
    post: operations['postUnitsSelfProblems']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/units/self/problems/{problemId}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * 我的问题详情
     * @description A problem of the own unit with its history. For: any user of a unit.
     */
    get: operations['getUnitsSelfProblemsProblemId']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/units/self/problems/{problemId}/additions': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * 补充说明
     * @description Adds to a problem that waits for an answer. For: any user of a unit.
     */
    post: operations['postUnitsSelfProblemsProblemIdAdditions']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/units/self/problems/{problemId}/closing': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * 确认问题已解决
     * @description Closes an answered problem. For: any user of a unit.
     */
    post: operations['postUnitsSelfProblemsProblemIdClosing']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/units/self/problems/{problemId}/reopening': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * 重新提出问题
     * @description An answered or closed problem waits again; the bureau is told by mail. For: any user of a unit.
     */
    post: operations['postUnitsSelfProblemsProblemIdReopening']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/bureaus/announcements': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * 公告管理
     * @description Announcements of the own bureau or one below it in whatever state, newest first, without their text. For: any user of a bureau.
     */
    get: operations['getBureausAnnouncements']
    put?: never
    /**
     * 起草公告
     * @description Begins a draft; its text is Markdown without HTML. For: `bureau_system` or `bureau_review`.
     */
    post: operations['postBureausAnnouncements']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/bureaus/announcements/{announcementId}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * 公告内容
     * @description An announcement of the own bureau or one below it, in whatever state. For: any user of a bureau.
     */
    get: operations['getBureausAnnouncementsAnnouncementId']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    /**
     * 修改公告
     * @description Changes a draft, or what was withdrawn. For: `bureau_system` or `bureau_review`.
     */
    patch: operations['patchBureausAnnouncementsAnnouncementId']
    trace?: never
  }
  '/bureaus/announcements/{announcementId}/publication': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * 发布公告
     * @description Everybody can read it from then on. For: `bureau_system` or `bureau_review`.
     */
    post: operations['postBureausAnnouncementsAnnouncementIdPublication']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/bureaus/announcements/{announcementId}/withdrawal': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * 撤回公告
     * @description Nobody outside can read it or take its attachments any more. For: `bureau_system` or `bureau_review`.
     */
    post: operations['postBureausAnnouncementsAnnouncementIdWithdrawal']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/bureaus/announcements/{announcementId}/attachments': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * 上传附件
     * @description A PDF, PNG, JPEG, DOCX or XLSX of up to 10 MB for an announcement that is not published, at most 10 of them. For: `bureau_system` or `bureau_review`.
     */
    post: operations['postBureausAnnouncementsAnnouncementIdAttachments']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/bureaus/announcements/{announcementId}/attachments/{fileId}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * 查看附件
     * @description An attachment in whatever state its announcement is; it is not counted. For: any user of a bureau.
     */
    get: operations['getBureausAnnouncementsAnnouncementIdAttachmentsFileId']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/bureaus/announcements/{announcementId}/attachments/{fileId}/removal': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * 删除附件
     * @description Takes a file away from an announcement that is not published. For: `bureau_system` or `bureau_review`.
     */
    post: operations['postBureausAnnouncementsAnnouncementIdAttachmentsFileIdRemoval']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/bureaus/guides': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * 随系统提供的指南
     * @description The guides that come with the office, without their text. For: any user of a bureau.
     */
    get: operations['getBureausGuides']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/bureaus/guides/{guideName}/draft': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * 以指南起草
     * @description Begins a draft with the text of a guide that comes with the office. For: `bureau_system` or `bureau_review`.
     */
    post: operations['postBureausGuidesGuideNameDraft']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/announcements': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * 公告通知和操作指南
     * @description What is published, the latest first, of one kind or for one audience. For: everybody.
     */
    get: operations['getAnnouncements']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/announcements/{announcementId}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * 阅读公告
     * @description A published announcement or guide with its attachments. For: everybody.
     */
    get: operations['getAnnouncementsAnnouncementId']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/announcements/{announcementId}/attachments/{fileId}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * 下载公告附件
     * @description An attachment of a published announcement; the download is counted. For: everybody.
     */
    get: operations['getAnnouncementsAnnouncementIdAttachmentsFileId']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
}
export type webhooks = Record<string, never>
export interface components {
  schemas: never
  responses: {
    /** @description Refused; nothing was changed. */
    Problem: {
      headers: {
        [name: string]: unknown
      }
      content: {
        'application/problem+json': {
          title: string
          status: number
          code: string
          detail: string
          next: string
        }
      }
    }
  }
  parameters: never
  requestBodies: never
  headers: never
  pathItems: never
}
export type $defs = Record<string, never>
export interface operations {
  postSessions: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** 登录账号 */
          loginName: string
          /** 密码 */
          password: string
        }
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /**
             * 步骤
             * @description open, second_factor, new_password or enrol_second_factor: what is next.
             */
            stage: string
            /**
             * 防伪令牌
             * @description Sent as x-csrf-token with every change.
             */
            csrfToken: string
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  getSessionsSelf: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** @enum {unknown} */
            audience: 'person' | 'unit' | 'bureau'
            subjectId: string
            organisationId: string
            /**
             * 步骤
             * @description open, second_factor, new_password or enrol_second_factor: what is next.
             */
            stage: string
            roles: {
              /** @enum {unknown} */
              role:
                | 'unit_apply'
                | 'unit_reimburse'
                | 'unit_read'
                | 'bureau_review'
                | 'bureau_supervise'
                | 'bureau_audit'
                | 'bureau_system'
              name: string
            }[]
            /**
             * 防伪令牌
             * @description Sent as x-csrf-token with every change.
             */
            csrfToken: string
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  deleteSessionsSelf: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Done. */
      204: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      default: components['responses']['Problem']
    }
  }
  postSessionsSelfSecondFactorEnrolment: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': Record<string, never>
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            secret: string
            address: string
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  postSessionsSelfSecondFactor: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** 动态口令 */
          code: string
        }
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /**
             * 步骤
             * @description open, second_factor, new_password or enrol_second_factor: what is next.
             */
            stage: string
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  postSessionsSelfPassword: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** 当前密码 */
          old: string
          /** 新密码 */
          next: string
        }
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /**
             * 步骤
             * @description open, second_factor, new_password or enrol_second_factor: what is next.
             */
            stage: string
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  postPeopleCodes: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** 手机 */
          mobile: string
          /**
           * 用途
           * @enum {string}
           */
          purpose:
            | 'person.register'
            | 'person.sign_in'
            | 'person.change_mobile'
            | 'person.close'
            | 'person.family'
        }
      }
    }
    responses: {
      /** @description Done. */
      204: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      default: components['responses']['Problem']
    }
  }
  postPeople: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** 姓名 */
          name: string
          /** 身份证号 */
          identityNumber: string
          /** 手机 */
          mobile: string
          /** 验证码 */
          code: string
        }
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            personId: string
            /** 防伪令牌 */
            csrfToken: string
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  postPeopleSessions: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** 手机 */
          mobile: string
          /** 验证码 */
          code: string
        }
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            personId: string
            /** 防伪令牌 */
            csrfToken: string
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  getPeopleSelf: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            personId: string
            name: string
            identityNumber: string
            mobile: string
            toldByText: boolean
            createdAt: string
            activations: {
              province: string
              /** @description asked, active, withdrawing or withdrawn. */
              state: string
              changedAt: string
            }[]
            unreadNotices: number
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  putPeopleSelfMobile: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** 验证码 */
          code: string
          /** 手机 */
          mobile: string
          /** 验证码 */
          mobileCode: string
        }
      }
    }
    responses: {
      /** @description Done. */
      204: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      default: components['responses']['Problem']
    }
  }
  putPeopleSelfName: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** 姓名 */
          name: string
        }
      }
    }
    responses: {
      /** @description Done. */
      204: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      default: components['responses']['Problem']
    }
  }
  putPeopleSelfPreferences: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** 短信通知 */
          toldByText: boolean
        }
      }
    }
    responses: {
      /** @description Done. */
      204: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      default: components['responses']['Problem']
    }
  }
  postPeopleSelfClosing: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** 验证码 */
          code: string
        }
      }
    }
    responses: {
      /** @description Done. */
      204: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      default: components['responses']['Problem']
    }
  }
  putPeopleSelfProvincesProvince: {
    parameters: {
      query?: never
      header?: never
      path: {
        province: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** 开通 */
          active: boolean
        }
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            province: string
            /** @description asked, active, withdrawing or withdrawn. */
            state: string
            changedAt: string
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  getPeopleSelfNotices: {
    parameters: {
      query?: {
        after?: string
        limit?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            notices: {
              noticeId: string
              kind: string
              text: string
              link: string | null
              at: string
              readAt: string | null
            }[]
            next: string | null
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  postPeopleSelfNoticesNoticeIdReading: {
    parameters: {
      query?: never
      header?: never
      path: {
        noticeId: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': Record<string, never>
      }
    }
    responses: {
      /** @description Done. */
      204: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      default: components['responses']['Problem']
    }
  }
  getPeopleSelfBills: {
    parameters: {
      query?: {
        after?: string
        limit?: string
        owner?: string
        text?: string
        state?: string
        province?: string
        issuerId?: string
        tag?: string
        issuedFrom?: string
        issuedTo?: string
        amountFrom?: string
        amountTo?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            bills: {
              /** 票据代码 */
              billCode: string
              /** 票据号码 */
              billNumber: string
              billName: string
              issuerId: string
              issuerName: string
              issuedOn: string
              amount: string
              balance: string
              standing: string
              form: string
              reimbursement: string
              state: string
              sentence: string
              checkCode: string
              province: string
              source: string
              tags: string[]
              collectedAt: string
            }[]
            next: string | null
            /** @description False where a registry could not be asked: the states are of an earlier moment. */
            isFresh: boolean
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  postPeopleSelfBills: {
    parameters: {
      query?: {
        owner?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** 票据代码 */
          billCode: string
          /** 票据号码 */
          billNumber: string
          /** 校验码 */
          checkCode: string
          /**
           * 票据金额
           * Format: yuan
           */
          amount: string
          /**
           * 开票日期
           * Format: date
           */
          issuedOn: string
        }
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** 票据代码 */
            billCode: string
            /** 票据号码 */
            billNumber: string
            billName: string
            issuerId: string
            issuerName: string
            issuedOn: string
            amount: string
            balance: string
            standing: string
            form: string
            reimbursement: string
            state: string
            sentence: string
            checkCode: string
            province: string
            source: string
            tags: string[]
            collectedAt: string
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  getPeopleSelfBillCounts: {
    parameters: {
      query?: {
        owner?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            counts: {
              state: string
              bills: number
              amount: string
            }[]
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  getPeopleSelfBillsBillCodeBillNumber: {
    parameters: {
      query?: {
        owner?: string
      }
      header?: never
      path: {
        billCode: string
        billNumber: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            bill: {
              /** 票据代码 */
              billCode: string
              /** 票据号码 */
              billNumber: string
              billName: string
              issuerId: string
              issuerName: string
              issuedOn: string
              amount: string
              balance: string
              standing: string
              form: string
              reimbursement: string
              state: string
              sentence: string
              checkCode: string
              province: string
              source: string
              tags: string[]
              collectedAt: string
            }
            /** @description False where a registry could not be asked: the states are of an earlier moment. */
            isFresh: boolean
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  getPeopleSelfBillsBillCodeBillNumberTimeline: {
    parameters: {
      query?: {
        owner?: string
        after?: string
      }
      header?: never
      path: {
        billCode: string
        billNumber: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            entries: {
              sequence: number
              at: string
              kind: string
              name: string
              actorId: string
              actorName: string
              details: {
                [key: string]: unknown
              }
              standing: string
              form: string
              reimbursement: string
            }[]
            next: number | null
            looks: {
              at: string
              partyName: string
              service: string
            }[]
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  getPeopleSelfBillsBillCodeBillNumberFileXml: {
    parameters: {
      query?: {
        owner?: string
      }
      header?: never
      path: {
        billCode: string
        billNumber: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The file. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/octet-stream': string
        }
      }
      default: components['responses']['Problem']
    }
  }
  putPeopleSelfBillsBillCodeBillNumberTags: {
    parameters: {
      query?: {
        owner?: string
      }
      header?: never
      path: {
        billCode: string
        billNumber: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          tags: string[]
        }
      }
    }
    responses: {
      /** @description Done. */
      204: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      default: components['responses']['Problem']
    }
  }
  getPeopleSelfBillsBillCodeBillNumberFaceSvg: {
    parameters: {
      query?: {
        owner?: string
        page?: string
      }
      header?: never
      path: {
        billCode: string
        billNumber: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The file. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/octet-stream': string
        }
      }
      default: components['responses']['Problem']
    }
  }
  getPeopleSelfBillsBillCodeBillNumberFilePdf: {
    parameters: {
      query?: {
        owner?: string
      }
      header?: never
      path: {
        billCode: string
        billNumber: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The file. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/octet-stream': string
        }
      }
      default: components['responses']['Problem']
    }
  }
  postPeopleSelfBillsQr: {
    parameters: {
      query?: {
        owner?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** 二维码内容 */
          text: string
        }
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** 票据代码 */
            billCode: string
            /** 票据号码 */
            billNumber: string
            billName: string
            issuerId: string
            issuerName: string
            issuedOn: string
            amount: string
            balance: string
            standing: string
            form: string
            reimbursement: string
            state: string
            sentence: string
            checkCode: string
            province: string
            source: string
            tags: string[]
            collectedAt: string
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  postPeopleSelfBillsFiles: {
    parameters: {
      query?: {
        owner?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/xml': string
        'text/xml': string
        'application/ofd': string
        'application/pdf': string
        'application/zip': string
        'application/octet-stream': string
        'image/png': string
        'image/jpeg': string
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            files: {
              name: string
              bill: {
                /** 票据代码 */
                billCode: string
                /** 票据号码 */
                billNumber: string
                billName: string
                issuerId: string
                issuerName: string
                issuedOn: string
                amount: string
                balance: string
                standing: string
                form: string
                reimbursement: string
                state: string
                sentence: string
                checkCode: string
                province: string
                source: string
                tags: string[]
                collectedAt: string
              } | null
              refused: {
                code: string
                sentence: string
              } | null
            }[]
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  getPeopleSelfAuthorisations: {
    parameters: {
      query?: {
        after?: string
        limit?: string
        owner?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            authorisations: {
              id: string
              /** 票据代码 */
              billCode: string
              /** 票据号码 */
              billNumber: string
              unitId: string
              unitName: string
              unitProvince: string
              purpose: string
              purposeName: string
              validUntil: string
              amountMax: string | null
              /** @description asked, granted, refused, revoking or revoked. */
              state: string
              authorisationId: string | null
              code: string | null
              sentence: string | null
              caseId: string | null
              createdAt: string
            }[]
            next: string | null
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  postPeopleSelfAuthorisations: {
    parameters: {
      query?: {
        owner?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** 请求编号 */
          requestId: string
          /** 统一社会信用代码 */
          unitId: string
          /** 单位名称 */
          unitName?: string
          /** 省份代码 */
          unitProvince?: string
          /**
           * 用途
           * @enum {string}
           */
          purpose:
            | 'employer_expense'
            | 'commercial_insurance'
            | 'medical_insurance'
            | 'mutual_aid'
            | 'other'
          /**
           * 有效期至
           * Format: date
           */
          validUntil: string
          /**
           * 最高金额
           * Format: yuan
           */
          amountMax?: string
          /** 票据 */
          bills: {
            /** 票据代码 */
            billCode: string
            /** 票据号码 */
            billNumber: string
          }[]
        }
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            authorisations: {
              id: string
              /** 票据代码 */
              billCode: string
              /** 票据号码 */
              billNumber: string
              unitId: string
              unitName: string
              unitProvince: string
              purpose: string
              purposeName: string
              validUntil: string
              amountMax: string | null
              /** @description asked, granted, refused, revoking or revoked. */
              state: string
              authorisationId: string | null
              code: string | null
              sentence: string | null
              caseId: string | null
              createdAt: string
            }[]
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  postPeopleSelfAuthorisationsIdRevocation: {
    parameters: {
      query?: {
        owner?: string
      }
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** 请求编号 */
          requestId: string
        }
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            id: string
            /** 票据代码 */
            billCode: string
            /** 票据号码 */
            billNumber: string
            unitId: string
            unitName: string
            unitProvince: string
            purpose: string
            purposeName: string
            validUntil: string
            amountMax: string | null
            /** @description asked, granted, refused, revoking or revoked. */
            state: string
            authorisationId: string | null
            code: string | null
            sentence: string | null
            caseId: string | null
            createdAt: string
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  getPeopleUnits: {
    parameters: {
      query: {
        text: string
        after?: string
        limit?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            units: {
              /** 统一社会信用代码 */
              unitId: string
              unitName: string
              /** 省份代码 */
              unitProvince: string
            }[]
            next: string | null
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  getPeopleUnitsCreditCode: {
    parameters: {
      query?: never
      header?: never
      path: {
        creditCode: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** 统一社会信用代码 */
            unitId: string
            unitName: string
            /** 省份代码 */
            unitProvince: string
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  getPeopleSelfFamily: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            links: {
              /** 编号 */
              linkId: string
              /**
               * 家人账户编号
               * @description The `ownerId` with which the proxy acts for the other person.
               */
              memberId: string | null
              /** 家人姓名 */
              memberName: string
              /** 身份证号（部分隐藏） */
              memberIdentityNumber: string
              /** 关系 */
              relation: string
              /** 代办事项 */
              rights: string[]
              /** 状态 */
              state: string
              /** 状态名称 */
              stateName: string
              /** 申请时间 */
              askedAt: string
              /** 变更时间 */
              changedAt: string
              /**
               * 本人身份
               * @description proxy or member.
               */
              side: string
              /** 代办人姓名 */
              proxyName: string
            }[]
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  postPeopleSelfFamily: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** 姓名 */
          name: string
          /** 身份证号 */
          identityNumber: string
          /** 关系 */
          relation: string
          /** 代办事项 */
          rights: ('see' | 'authorise' | 'submit')[]
        }
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** 编号 */
            linkId: string
            /**
             * 家人账户编号
             * @description The `ownerId` with which the proxy acts for the other person.
             */
            memberId: string | null
            /** 家人姓名 */
            memberName: string
            /** 身份证号（部分隐藏） */
            memberIdentityNumber: string
            /** 关系 */
            relation: string
            /** 代办事项 */
            rights: string[]
            /** 状态 */
            state: string
            /** 状态名称 */
            stateName: string
            /** 申请时间 */
            askedAt: string
            /** 变更时间 */
            changedAt: string
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  postPeopleSelfFamilyLinkIdCode: {
    parameters: {
      query?: never
      header?: never
      path: {
        linkId: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': Record<string, never>
      }
    }
    responses: {
      /** @description Done. */
      204: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      default: components['responses']['Problem']
    }
  }
  postPeopleSelfFamilyLinkIdConsent: {
    parameters: {
      query?: never
      header?: never
      path: {
        linkId: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** 验证码 */
          code: string
        }
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** 编号 */
            linkId: string
            /**
             * 家人账户编号
             * @description The `ownerId` with which the proxy acts for the other person.
             */
            memberId: string | null
            /** 家人姓名 */
            memberName: string
            /** 身份证号（部分隐藏） */
            memberIdentityNumber: string
            /** 关系 */
            relation: string
            /** 代办事项 */
            rights: string[]
            /** 状态 */
            state: string
            /** 状态名称 */
            stateName: string
            /** 申请时间 */
            askedAt: string
            /** 变更时间 */
            changedAt: string
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  postPeopleSelfFamilyLinkIdDecline: {
    parameters: {
      query?: never
      header?: never
      path: {
        linkId: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': Record<string, never>
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** 编号 */
            linkId: string
            /**
             * 家人账户编号
             * @description The `ownerId` with which the proxy acts for the other person.
             */
            memberId: string | null
            /** 家人姓名 */
            memberName: string
            /** 身份证号（部分隐藏） */
            memberIdentityNumber: string
            /** 关系 */
            relation: string
            /** 代办事项 */
            rights: string[]
            /** 状态 */
            state: string
            /** 状态名称 */
            stateName: string
            /** 申请时间 */
            askedAt: string
            /** 变更时间 */
            changedAt: string
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  postPeopleSelfFamilyLinkIdWithdrawal: {
    parameters: {
      query?: never
      header?: never
      path: {
        linkId: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': Record<string, never>
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** 编号 */
            linkId: string
            /**
             * 家人账户编号
             * @description The `ownerId` with which the proxy acts for the other person.
             */
            memberId: string | null
            /** 家人姓名 */
            memberName: string
            /** 身份证号（部分隐藏） */
            memberIdentityNumber: string
            /** 关系 */
            relation: string
            /** 代办事项 */
            rights: string[]
            /** 状态 */
            state: string
            /** 状态名称 */
            stateName: string
            /** 申请时间 */
            askedAt: string
            /** 变更时间 */
            changedAt: string
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  postPeopleSelfChildren: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** 姓名 */
          name: string
          /** 身份证号 */
          identityNumber: string
          /** 关系 */
          relation: string
        }
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** 编号 */
            linkId: string
            /**
             * 家人账户编号
             * @description The `ownerId` with which the proxy acts for the other person.
             */
            memberId: string | null
            /** 家人姓名 */
            memberName: string
            /** 身份证号（部分隐藏） */
            memberIdentityNumber: string
            /** 关系 */
            relation: string
            /** 代办事项 */
            rights: string[]
            /** 状态 */
            state: string
            /** 状态名称 */
            stateName: string
            /** 申请时间 */
            askedAt: string
            /** 变更时间 */
            changedAt: string
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  putPeopleSelfFamilyLinkIdDocument: {
    parameters: {
      query?: never
      header?: never
      path: {
        linkId: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/pdf': string
        'image/png': string
        'image/jpeg': string
      }
    }
    responses: {
      /** @description Done. */
      204: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      default: components['responses']['Problem']
    }
  }
  postPeopleSelfFamilyLinkIdDeclaration: {
    parameters: {
      query?: never
      header?: never
      path: {
        linkId: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /**
           * 本人声明是其监护人
           * @constant
           */
          declared: true
        }
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** 编号 */
            linkId: string
            /**
             * 家人账户编号
             * @description The `ownerId` with which the proxy acts for the other person.
             */
            memberId: string | null
            /** 家人姓名 */
            memberName: string
            /** 身份证号（部分隐藏） */
            memberIdentityNumber: string
            /** 关系 */
            relation: string
            /** 代办事项 */
            rights: string[]
            /** 状态 */
            state: string
            /** 状态名称 */
            stateName: string
            /** 申请时间 */
            askedAt: string
            /** 变更时间 */
            changedAt: string
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  getPeopleSelfCases: {
    parameters: {
      query?: {
        after?: string
        limit?: string
        owner?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            cases: {
              /** 编号 */
              caseId: string
              /** 统一社会信用代码 */
              unitId: string
              /** 单位名称 */
              unitName: string
              /** 用途 */
              purpose: string
              /** 用途名称 */
              purposeName: string
              /** 状态 */
              state: string
              /** 状态名称 */
              stateName: string
              /** 提交时间 */
              submittedAt: string
              /** 变更时间 */
              changedAt: string
              bills: {
                /** 票据代码 */
                billCode: string
                /** 票据号码 */
                billNumber: string
                /** 办理状态 */
                state: string
                /** 办理状态名称 */
                stateName: string
                /** 报销金额 */
                reimbursed: string | null
                /** 说明 */
                note: string
              }[]
            }[]
            next: string | null
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  postPeopleSelfCases: {
    parameters: {
      query?: {
        owner?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** 请求编号 */
          requestId: string
          /** 统一社会信用代码 */
          unitId: string
          /**
           * 用途
           * @enum {string}
           */
          purpose:
            | 'employer_expense'
            | 'commercial_insurance'
            | 'medical_insurance'
            | 'mutual_aid'
            | 'other'
          /**
           * 授权截止日期
           * Format: date
           */
          validUntil: string
          form: {
            /** 申请人 */
            applicantName: string
            /** 就诊人 */
            patientName: string
            /** 与申请人关系 */
            relation: string
            /** 部门 */
            department: string
            /** 工号 */
            staffNumber: string
            /** 报销事由 */
            reason: string
            /** 收款人 */
            payeeName: string
            /** 开户银行 */
            payeeBank: string
            /** 收款账号 */
            payeeAccount: string
            /** 备注 */
            comment: string
          }
          /** 票据 */
          bills: {
            /** 票据代码 */
            billCode: string
            /** 票据号码 */
            billNumber: string
            /** 说明 */
            note: string
          }[]
        }
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** 编号 */
            caseId: string
            /** 统一社会信用代码 */
            unitId: string
            /** 单位名称 */
            unitName: string
            /** 用途 */
            purpose: string
            /** 用途名称 */
            purposeName: string
            /** 状态 */
            state: string
            /** 状态名称 */
            stateName: string
            /** 提交时间 */
            submittedAt: string
            /** 变更时间 */
            changedAt: string
            form: {
              /** 申请人 */
              applicantName: string
              /** 就诊人 */
              patientName: string
              /** 与申请人关系 */
              relation: string
              /** 部门 */
              department: string
              /** 工号 */
              staffNumber: string
              /** 报销事由 */
              reason: string
              /** 收款人 */
              payeeName: string
              /** 开户银行 */
              payeeBank: string
              /** 收款账号 */
              payeeAccount: string
              /** 备注 */
              comment: string
            }
            bills: {
              /** 票据代码 */
              billCode: string
              /** 票据号码 */
              billNumber: string
              /** 办理状态 */
              state: string
              /** 办理状态名称 */
              stateName: string
              /** 报销金额 */
              reimbursed: string | null
              /** 说明 */
              note: string
              /** 授权编号 */
              authorisationRow: string | null
              /** 授权状态 */
              authorisationState: string | null
              /** 授权结果代码 */
              code: string | null
              /** 授权结果 */
              sentence: string | null
            }[]
            messages: {
              /**
               * 留言方
               * @description person or unit.
               */
              sender: string
              /** 留言 */
              text: string
              /** 时间 */
              at: string
            }[]
            attachments: {
              /** 编号 */
              fileId: string
              /** 文件名 */
              name: string
              /** 类型 */
              contentType: string
              /** 字节数 */
              byteCount: number
              /** 上传时间 */
              storedAt: string
            }[]
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  getPeopleSelfCasesCaseId: {
    parameters: {
      query?: {
        owner?: string
      }
      header?: never
      path: {
        caseId: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** 编号 */
            caseId: string
            /** 统一社会信用代码 */
            unitId: string
            /** 单位名称 */
            unitName: string
            /** 用途 */
            purpose: string
            /** 用途名称 */
            purposeName: string
            /** 状态 */
            state: string
            /** 状态名称 */
            stateName: string
            /** 提交时间 */
            submittedAt: string
            /** 变更时间 */
            changedAt: string
            form: {
              /** 申请人 */
              applicantName: string
              /** 就诊人 */
              patientName: string
              /** 与申请人关系 */
              relation: string
              /** 部门 */
              department: string
              /** 工号 */
              staffNumber: string
              /** 报销事由 */
              reason: string
              /** 收款人 */
              payeeName: string
              /** 开户银行 */
              payeeBank: string
              /** 收款账号 */
              payeeAccount: string
              /** 备注 */
              comment: string
            }
            bills: {
              /** 票据代码 */
              billCode: string
              /** 票据号码 */
              billNumber: string
              /** 办理状态 */
              state: string
              /** 办理状态名称 */
              stateName: string
              /** 报销金额 */
              reimbursed: string | null
              /** 说明 */
              note: string
              /** 授权编号 */
              authorisationRow: string | null
              /** 授权状态 */
              authorisationState: string | null
              /** 授权结果代码 */
              code: string | null
              /** 授权结果 */
              sentence: string | null
            }[]
            messages: {
              /**
               * 留言方
               * @description person or unit.
               */
              sender: string
              /** 留言 */
              text: string
              /** 时间 */
              at: string
            }[]
            attachments: {
              /** 编号 */
              fileId: string
              /** 文件名 */
              name: string
              /** 类型 */
              contentType: string
              /** 字节数 */
              byteCount: number
              /** 上传时间 */
              storedAt: string
            }[]
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  postPeopleSelfCasesCaseIdMessages: {
    parameters: {
      query?: {
        owner?: string
      }
      header?: never
      path: {
        caseId: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** 留言 */
          text: string
        }
      }
    }
    responses: {
      /** @description Done. */
      204: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      default: components['responses']['Problem']
    }
  }
  postPeopleSelfCasesCaseIdWithdrawal: {
    parameters: {
      query?: {
        owner?: string
      }
      header?: never
      path: {
        caseId: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': Record<string, never>
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** 编号 */
            caseId: string
            /** 统一社会信用代码 */
            unitId: string
            /** 单位名称 */
            unitName: string
            /** 用途 */
            purpose: string
            /** 用途名称 */
            purposeName: string
            /** 状态 */
            state: string
            /** 状态名称 */
            stateName: string
            /** 提交时间 */
            submittedAt: string
            /** 变更时间 */
            changedAt: string
            form: {
              /** 申请人 */
              applicantName: string
              /** 就诊人 */
              patientName: string
              /** 与申请人关系 */
              relation: string
              /** 部门 */
              department: string
              /** 工号 */
              staffNumber: string
              /** 报销事由 */
              reason: string
              /** 收款人 */
              payeeName: string
              /** 开户银行 */
              payeeBank: string
              /** 收款账号 */
              payeeAccount: string
              /** 备注 */
              comment: string
            }
            bills: {
              /** 票据代码 */
              billCode: string
              /** 票据号码 */
              billNumber: string
              /** 办理状态 */
              state: string
              /** 办理状态名称 */
              stateName: string
              /** 报销金额 */
              reimbursed: string | null
              /** 说明 */
              note: string
              /** 授权编号 */
              authorisationRow: string | null
              /** 授权状态 */
              authorisationState: string | null
              /** 授权结果代码 */
              code: string | null
              /** 授权结果 */
              sentence: string | null
            }[]
            messages: {
              /**
               * 留言方
               * @description person or unit.
               */
              sender: string
              /** 留言 */
              text: string
              /** 时间 */
              at: string
            }[]
            attachments: {
              /** 编号 */
              fileId: string
              /** 文件名 */
              name: string
              /** 类型 */
              contentType: string
              /** 字节数 */
              byteCount: number
              /** 上传时间 */
              storedAt: string
            }[]
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  postPeopleSelfCasesCaseIdAttachments: {
    parameters: {
      query: {
        owner?: string
        name: string
      }
      header?: never
      path: {
        caseId: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/pdf': string
        'image/png': string
        'image/jpeg': string
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** 编号 */
            fileId: string
            /** 文件名 */
            name: string
            /** 类型 */
            contentType: string
            /** 字节数 */
            byteCount: number
            /** 上传时间 */
            storedAt: string
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  getPeopleSelfCasesCaseIdAttachmentsFileId: {
    parameters: {
      query?: {
        owner?: string
      }
      header?: never
      path: {
        caseId: string
        fileId: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The file. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/octet-stream': string
        }
      }
      default: components['responses']['Problem']
    }
  }
  getDeskCasesCaseIdAttachments: {
    parameters: {
      query?: never
      header?: never
      path: {
        caseId: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            attachments: {
              /** 编号 */
              fileId: string
              /** 文件名 */
              name: string
              /** 类型 */
              contentType: string
              /** 字节数 */
              byteCount: number
              /** 上传时间 */
              storedAt: string
            }[]
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  getDeskCasesCaseIdAttachmentsFileId: {
    parameters: {
      query?: never
      header?: never
      path: {
        caseId: string
        fileId: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The file. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/octet-stream': string
        }
      }
      default: components['responses']['Problem']
    }
  }
  postDeskCasesCaseIdMessages: {
    parameters: {
      query?: never
      header?: never
      path: {
        caseId: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** 留言 */
          text: string
        }
      }
    }
    responses: {
      /** @description Done. */
      204: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      default: components['responses']['Problem']
    }
  }
  getBureausInvitationTemplate: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The file. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/octet-stream': string
        }
      }
      default: components['responses']['Problem']
    }
  }
  getBureausInvitations: {
    parameters: {
      query?: {
        after?: string
        limit?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            files: {
              /** 编号 */
              fileId: string
              /** 行数 */
              rowCount: number
              /**
               * 状态
               * @description running or finished.
               */
              state: string
              /** 上传时间 */
              createdAt: string
            }[]
            next: string | null
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  postBureausInvitations: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'text/csv': string
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** 编号 */
            fileId: string
            /** 行数 */
            rowCount: number
            /**
             * 状态
             * @description running or finished.
             */
            state: string
            /** 上传时间 */
            createdAt: string
            counts: {
              /** 结果代码 */
              outcome: string
              /** 结果 */
              outcomeName: string
              /** 行数 */
              rows: number
            }[]
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  getBureausInvitationsFileId: {
    parameters: {
      query?: never
      header?: never
      path: {
        fileId: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** 编号 */
            fileId: string
            /** 行数 */
            rowCount: number
            /**
             * 状态
             * @description running or finished.
             */
            state: string
            /** 上传时间 */
            createdAt: string
            counts: {
              /** 结果代码 */
              outcome: string
              /** 结果 */
              outcomeName: string
              /** 行数 */
              rows: number
            }[]
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  getBureausInvitationsFileIdReport: {
    parameters: {
      query?: never
      header?: never
      path: {
        fileId: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The file. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/octet-stream': string
        }
      }
      default: components['responses']['Problem']
    }
  }
  postPeopleInvitationLinks: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** 邀请码 */
          token: string
        }
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** 状态 */
            state: string
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  postUnitsApplicationCodes: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json':
          | {
              /**
               * 方式
               * @constant
               */
              channel: 'mobile'
              /** 手机 */
              target: string
            }
          | {
              /**
               * 方式
               * @constant
               */
              channel: 'email'
              /** 电子邮箱 */
              target: string
            }
      }
    }
    responses: {
      /** @description Done. */
      204: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      default: components['responses']['Problem']
    }
  }
  postUnitsApplications: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          contact:
            | {
                /**
                 * 方式
                 * @constant
                 */
                channel: 'mobile'
                /** 手机 */
                target: string
              }
            | {
                /**
                 * 方式
                 * @constant
                 */
                channel: 'email'
                /** 电子邮箱 */
                target: string
              }
          /** 验证码 */
          code: string
        }
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            applicationId: string
            draftToken: string
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  postUnitsApplicationsApplicationIdReopening: {
    parameters: {
      query?: never
      header?: never
      path: {
        applicationId: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          contact:
            | {
                /**
                 * 方式
                 * @constant
                 */
                channel: 'mobile'
                /** 手机 */
                target: string
              }
            | {
                /**
                 * 方式
                 * @constant
                 */
                channel: 'email'
                /** 电子邮箱 */
                target: string
              }
          /** 验证码 */
          code: string
        }
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            applicationId: string
            draftToken: string
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  getUnitsApplicationsApplicationId: {
    parameters: {
      query?: never
      header?: never
      path: {
        applicationId: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** 申请编号 */
            applicationId: string
            /** 申请事项 */
            kind: string
            /** 状态 */
            state: string
            /** 状态名称 */
            stateName: string
            /**
             * 单位信息
             * @description Personal data is masked unless the route says otherwise.
             */
            data: {
              /** 单位全称 */
              unitName?: string
              /** 统一社会信用代码 */
              creditCode?: string
              /** 通信地址 */
              address?: string
              /** 所在区县 */
              areaCode?: string
              /** 单位类型 */
              unitType?: string
              /** 是否国有企业 */
              isStateEnterprise?: boolean
              /** 行政隶属 */
              level?: string
              /** 单位法人 */
              legalRepresentative?: {
                /** 姓名 */
                name?: string
                /** 手机 */
                mobile?: string
                /** 身份证号 */
                identityNumber?: string
                /** 电子邮箱 */
                email?: string
              }
              /** 单位经办人 */
              handler?: {
                /** 姓名 */
                name?: string
                /** 手机 */
                mobile?: string
                /** 身份证号 */
                identityNumber?: string
                /** 电子邮箱 */
                email?: string
              }
            }
            /** 受理财政部门编号 */
            bureauId: string | null
            /** 受理财政部门 */
            bureauName: string | null
            /** 保存至 */
            savedUntil: string
            /** 提交时间 */
            submittedAt: string | null
            /** 办结期限 */
            dueAt: string | null
            /** 审核人 */
            assignedTo: string | null
            /** 办结时间 */
            decidedAt: string | null
            /** 原因 */
            reason: string | null
            faults: {
              /** 项目 */
              path: string
              /** 代码 */
              code: string
              /** 说明 */
              reason: string
            }[]
            missing: {
              /** 项目 */
              path: string
              /** 代码 */
              code: string
              /** 说明 */
              reason: string
            }[]
            /** 变动 */
            differences: {
              /** 项目 */
              path: string
              /**
               * 与何比较
               * @description account, or returned for this application as it was before its correction.
               */
              from: string
              /**
               * 原来的内容
               * @description Masked as the field itself is, so that both may look alike.
               */
              before: string | boolean | null
            }[]
            files: {
              /** 文件编号 */
              fileId: string
              /** 材料 */
              kind: string
              /** 材料名称 */
              title: string
              /** 退回后上传 */
              isNew: boolean
              /** 类型 */
              contentType: string
              /** 字节数 */
              byteCount: number
              /** SM3 */
              sm3: string
              /** 上传时间 */
              storedAt: string
            }[]
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  putUnitsApplicationsApplicationId: {
    parameters: {
      query?: never
      header?: never
      path: {
        applicationId: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** 单位全称 */
          unitName?: string
          /** 统一社会信用代码 */
          creditCode?: string
          /** 通信地址 */
          address?: string
          /** 行政区划代码 */
          areaCode?: string
          /**
           * 单位类型
           * @description public 行政事业单位, insurer 商业保险公司, other 其他单位.
           * @enum {unknown}
           */
          unitType?: 'public' | 'insurer' | 'other'
          /** 是否国有企业 */
          isStateEnterprise?: boolean
          /**
           * 行政隶属
           * @description municipal 市级（含中央在渝）, district 区县级.
           * @enum {unknown}
           */
          level?: 'municipal' | 'district'
          legalRepresentative?: {
            /** 姓名 */
            name?: string
            mobile?: string | ''
            /** 身份证号 */
            identityNumber?: string
          }
          handler?: {
            /** 姓名 */
            name?: string
            mobile?: string | ''
            /** 身份证号 */
            identityNumber?: string
            email?: string | ''
          }
        }
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** 申请编号 */
            applicationId: string
            /** 申请事项 */
            kind: string
            /** 状态 */
            state: string
            /** 状态名称 */
            stateName: string
            /**
             * 单位信息
             * @description Personal data is masked unless the route says otherwise.
             */
            data: {
              /** 单位全称 */
              unitName?: string
              /** 统一社会信用代码 */
              creditCode?: string
              /** 通信地址 */
              address?: string
              /** 所在区县 */
              areaCode?: string
              /** 单位类型 */
              unitType?: string
              /** 是否国有企业 */
              isStateEnterprise?: boolean
              /** 行政隶属 */
              level?: string
              /** 单位法人 */
              legalRepresentative?: {
                /** 姓名 */
                name?: string
                /** 手机 */
                mobile?: string
                /** 身份证号 */
                identityNumber?: string
                /** 电子邮箱 */
                email?: string
              }
              /** 单位经办人 */
              handler?: {
                /** 姓名 */
                name?: string
                /** 手机 */
                mobile?: string
                /** 身份证号 */
                identityNumber?: string
                /** 电子邮箱 */
                email?: string
              }
            }
            /** 受理财政部门编号 */
            bureauId: string | null
            /** 受理财政部门 */
            bureauName: string | null
            /** 保存至 */
            savedUntil: string
            /** 提交时间 */
            submittedAt: string | null
            /** 办结期限 */
            dueAt: string | null
            /** 审核人 */
            assignedTo: string | null
            /** 办结时间 */
            decidedAt: string | null
            /** 原因 */
            reason: string | null
            faults: {
              /** 项目 */
              path: string
              /** 代码 */
              code: string
              /** 说明 */
              reason: string
            }[]
            missing: {
              /** 项目 */
              path: string
              /** 代码 */
              code: string
              /** 说明 */
              reason: string
            }[]
            /** 变动 */
            differences: {
              /** 项目 */
              path: string
              /**
               * 与何比较
               * @description account, or returned for this application as it was before its correction.
               */
              from: string
              /**
               * 原来的内容
               * @description Masked as the field itself is, so that both may look alike.
               */
              before: string | boolean | null
            }[]
            files: {
              /** 文件编号 */
              fileId: string
              /** 材料 */
              kind: string
              /** 材料名称 */
              title: string
              /** 退回后上传 */
              isNew: boolean
              /** 类型 */
              contentType: string
              /** 字节数 */
              byteCount: number
              /** SM3 */
              sm3: string
              /** 上传时间 */
              storedAt: string
            }[]
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  getUnitsApplicationsApplicationIdFormPdf: {
    parameters: {
      query?: never
      header?: never
      path: {
        applicationId: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The file. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/octet-stream': string
        }
      }
      default: components['responses']['Problem']
    }
  }
  putUnitsApplicationsApplicationIdFilesKind: {
    parameters: {
      query?: never
      header?: never
      path: {
        applicationId: string
        kind: 'sealed_form' | 'credit_code_certificate' | 'handler_identity_card'
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/pdf': string
        'image/png': string
        'image/jpeg': string
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** 申请编号 */
            applicationId: string
            /** 申请事项 */
            kind: string
            /** 状态 */
            state: string
            /** 状态名称 */
            stateName: string
            /**
             * 单位信息
             * @description Personal data is masked unless the route says otherwise.
             */
            data: {
              /** 单位全称 */
              unitName?: string
              /** 统一社会信用代码 */
              creditCode?: string
              /** 通信地址 */
              address?: string
              /** 所在区县 */
              areaCode?: string
              /** 单位类型 */
              unitType?: string
              /** 是否国有企业 */
              isStateEnterprise?: boolean
              /** 行政隶属 */
              level?: string
              /** 单位法人 */
              legalRepresentative?: {
                /** 姓名 */
                name?: string
                /** 手机 */
                mobile?: string
                /** 身份证号 */
                identityNumber?: string
                /** 电子邮箱 */
                email?: string
              }
              /** 单位经办人 */
              handler?: {
                /** 姓名 */
                name?: string
                /** 手机 */
                mobile?: string
                /** 身份证号 */
                identityNumber?: string
                /** 电子邮箱 */
                email?: string
              }
            }
            /** 受理财政部门编号 */
            bureauId: string | null
            /** 受理财政部门 */
            bureauName: string | null
            /** 保存至 */
            savedUntil: string
            /** 提交时间 */
            submittedAt: string | null
            /** 办结期限 */
            dueAt: string | null
            /** 审核人 */
            assignedTo: string | null
            /** 办结时间 */
            decidedAt: string | null
            /** 原因 */
            reason: string | null
            faults: {
              /** 项目 */
              path: string
              /** 代码 */
              code: string
              /** 说明 */
              reason: string
            }[]
            missing: {
              /** 项目 */
              path: string
              /** 代码 */
              code: string
              /** 说明 */
              reason: string
            }[]
            /** 变动 */
            differences: {
              /** 项目 */
              path: string
              /**
               * 与何比较
               * @description account, or returned for this application as it was before its correction.
               */
              from: string
              /**
               * 原来的内容
               * @description Masked as the field itself is, so that both may look alike.
               */
              before: string | boolean | null
            }[]
            files: {
              /** 文件编号 */
              fileId: string
              /** 材料 */
              kind: string
              /** 材料名称 */
              title: string
              /** 退回后上传 */
              isNew: boolean
              /** 类型 */
              contentType: string
              /** 字节数 */
              byteCount: number
              /** SM3 */
              sm3: string
              /** 上传时间 */
              storedAt: string
            }[]
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  postUnitsApplicationsApplicationIdSubmission: {
    parameters: {
      query?: never
      header?: never
      path: {
        applicationId: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': Record<string, never>
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json':
            | {
                /** @constant */
                outcome: 'submitted'
                application: {
                  /** 申请编号 */
                  applicationId: string
                  /** 申请事项 */
                  kind: string
                  /** 状态 */
                  state: string
                  /** 状态名称 */
                  stateName: string
                  /**
                   * 单位信息
                   * @description Personal data is masked unless the route says otherwise.
                   */
                  data: {
                    /** 单位全称 */
                    unitName?: string
                    /** 统一社会信用代码 */
                    creditCode?: string
                    /** 通信地址 */
                    address?: string
                    /** 所在区县 */
                    areaCode?: string
                    /** 单位类型 */
                    unitType?: string
                    /** 是否国有企业 */
                    isStateEnterprise?: boolean
                    /** 行政隶属 */
                    level?: string
                    /** 单位法人 */
                    legalRepresentative?: {
                      /** 姓名 */
                      name?: string
                      /** 手机 */
                      mobile?: string
                      /** 身份证号 */
                      identityNumber?: string
                      /** 电子邮箱 */
                      email?: string
                    }
                    /** 单位经办人 */
                    handler?: {
                      /** 姓名 */
                      name?: string
                      /** 手机 */
                      mobile?: string
                      /** 身份证号 */
                      identityNumber?: string
                      /** 电子邮箱 */
                      email?: string
                    }
                  }
                  /** 受理财政部门编号 */
                  bureauId: string | null
                  /** 受理财政部门 */
                  bureauName: string | null
                  /** 保存至 */
                  savedUntil: string
                  /** 提交时间 */
                  submittedAt: string | null
                  /** 办结期限 */
                  dueAt: string | null
                  /** 审核人 */
                  assignedTo: string | null
                  /** 办结时间 */
                  decidedAt: string | null
                  /** 原因 */
                  reason: string | null
                  faults: {
                    /** 项目 */
                    path: string
                    /** 代码 */
                    code: string
                    /** 说明 */
                    reason: string
                  }[]
                  missing: {
                    /** 项目 */
                    path: string
                    /** 代码 */
                    code: string
                    /** 说明 */
                    reason: string
                  }[]
                  /** 变动 */
                  differences: {
                    /** 项目 */
                    path: string
                    /**
                     * 与何比较
                     * @description account, or returned for this application as it was before its correction.
                     */
                    from: string
                    /**
                     * 原来的内容
                     * @description Masked as the field itself is, so that both may look alike.
                     */
                    before: string | boolean | null
                  }[]
                  files: {
                    /** 文件编号 */
                    fileId: string
                    /** 材料 */
                    kind: string
                    /** 材料名称 */
                    title: string
                    /** 退回后上传 */
                    isNew: boolean
                    /** 类型 */
                    contentType: string
                    /** 字节数 */
                    byteCount: number
                    /** SM3 */
                    sm3: string
                    /** 上传时间 */
                    storedAt: string
                  }[]
                }
              }
            | {
                /** @constant */
                outcome: 'incomplete'
                faults: {
                  /** 项目 */
                  path: string
                  /** 代码 */
                  code: string
                  /** 说明 */
                  reason: string
                }[]
              }
        }
      }
      default: components['responses']['Problem']
    }
  }
  getUnitsSelf: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** 单位账户编号 */
            unitId: string
            /** 统一社会信用代码 */
            creditCode: string
            /** 单位全称 */
            unitName: string
            /** 使用方式 */
            kind: string
            /** 状态 */
            state: string
            /** 状态名称 */
            stateName: string
            /** 原因 */
            stateReason: string | null
            /** 财政部门编号 */
            bureauId: string
            /** 开通时间 */
            openedAt: string | null
            /**
             * 单位信息
             * @description Personal data is masked unless the route says otherwise.
             */
            data: {
              /** 单位全称 */
              unitName?: string
              /** 统一社会信用代码 */
              creditCode?: string
              /** 通信地址 */
              address?: string
              /** 所在区县 */
              areaCode?: string
              /** 单位类型 */
              unitType?: string
              /** 是否国有企业 */
              isStateEnterprise?: boolean
              /** 行政隶属 */
              level?: string
              /** 单位法人 */
              legalRepresentative?: {
                /** 姓名 */
                name?: string
                /** 手机 */
                mobile?: string
                /** 身份证号 */
                identityNumber?: string
                /** 电子邮箱 */
                email?: string
              }
              /** 单位经办人 */
              handler?: {
                /** 姓名 */
                name?: string
                /** 手机 */
                mobile?: string
                /** 身份证号 */
                identityNumber?: string
                /** 电子邮箱 */
                email?: string
              }
            }
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  getUnitsSelfApplications: {
    parameters: {
      query?: {
        after?: string
        limit?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            applications: {
              /** 申请编号 */
              applicationId: string
              /** 申请事项 */
              kind: string
              /** 状态 */
              state: string
              /** 状态名称 */
              stateName: string
              /** 提交时间 */
              submittedAt: string | null
              /** 办结期限 */
              dueAt: string | null
              /** 办结时间 */
              decidedAt: string | null
              /** 原因 */
              reason: string | null
            }[]
            next: string | null
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  postUnitsSelfChanges: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': Record<string, never>
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            applicationId: string
            draftToken: string
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  postUnitsSelfClosing: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** 原因 */
          reason: string
        }
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** 申请编号 */
            applicationId: string
            /** 申请事项 */
            kind: string
            /** 状态 */
            state: string
            /** 状态名称 */
            stateName: string
            /** 提交时间 */
            submittedAt: string | null
            /** 办结期限 */
            dueAt: string | null
            /** 办结时间 */
            decidedAt: string | null
            /** 原因 */
            reason: string | null
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  getUnitsSelfUsers: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            users: {
              /** 用户编号 */
              userId: string
              /** 登录账号 */
              loginName: string
              /** 姓名 */
              name: string
              /** 手机 */
              mobile: string
              /** 身份证号 */
              identityNumber: string
              /** 电子邮箱 */
              email: string
              /** 状态 */
              state: string
              roles: {
                /** 角色 */
                role: string
                /** 角色名称 */
                name: string
              }[]
            }[]
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  postUnitsSelfUsers: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** 姓名 */
          name: string
          /** 手机 */
          mobile: string
          /** 身份证号 */
          identityNumber: string
          /** 电子邮箱 */
          email: string
          /** 角色 */
          roles: ('unit_apply' | 'unit_reimburse' | 'unit_read')[]
        }
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** 用户编号 */
            userId: string
            /** 登录账号 */
            loginName: string
            /** 姓名 */
            name: string
            /** 手机 */
            mobile: string
            /** 身份证号 */
            identityNumber: string
            /** 电子邮箱 */
            email: string
            /** 状态 */
            state: string
            roles: {
              /** 角色 */
              role: string
              /** 角色名称 */
              name: string
            }[]
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  patchUnitsSelfUsersUserId: {
    parameters: {
      query?: never
      header?: never
      path: {
        userId: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** 角色 */
          roles?: ('unit_apply' | 'unit_reimburse' | 'unit_read')[]
          /**
           * 状态
           * @enum {unknown}
           */
          state?: 'active' | 'suspended' | 'closed'
          /** 手机 */
          mobile?: string
          /** 电子邮箱 */
          email?: string
        }
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** 用户编号 */
            userId: string
            /** 登录账号 */
            loginName: string
            /** 姓名 */
            name: string
            /** 手机 */
            mobile: string
            /** 身份证号 */
            identityNumber: string
            /** 电子邮箱 */
            email: string
            /** 状态 */
            state: string
            roles: {
              /** 角色 */
              role: string
              /** 角色名称 */
              name: string
            }[]
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  postUnitsSelfUsersUserIdReset: {
    parameters: {
      query?: never
      header?: never
      path: {
        userId: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': Record<string, never>
      }
    }
    responses: {
      /** @description Done. */
      204: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      default: components['responses']['Problem']
    }
  }
  getBureausUnitApplicationsApplicationId: {
    parameters: {
      query?: never
      header?: never
      path: {
        applicationId: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** 申请编号 */
            applicationId: string
            /** 申请事项 */
            kind: string
            /** 状态 */
            state: string
            /** 状态名称 */
            stateName: string
            /**
             * 单位信息
             * @description Personal data is masked unless the route says otherwise.
             */
            data: {
              /** 单位全称 */
              unitName?: string
              /** 统一社会信用代码 */
              creditCode?: string
              /** 通信地址 */
              address?: string
              /** 所在区县 */
              areaCode?: string
              /** 单位类型 */
              unitType?: string
              /** 是否国有企业 */
              isStateEnterprise?: boolean
              /** 行政隶属 */
              level?: string
              /** 单位法人 */
              legalRepresentative?: {
                /** 姓名 */
                name?: string
                /** 手机 */
                mobile?: string
                /** 身份证号 */
                identityNumber?: string
                /** 电子邮箱 */
                email?: string
              }
              /** 单位经办人 */
              handler?: {
                /** 姓名 */
                name?: string
                /** 手机 */
                mobile?: string
                /** 身份证号 */
                identityNumber?: string
                /** 电子邮箱 */
                email?: string
              }
            }
            /** 受理财政部门编号 */
            bureauId: string | null
            /** 受理财政部门 */
            bureauName: string | null
            /** 保存至 */
            savedUntil: string
            /** 提交时间 */
            submittedAt: string | null
            /** 办结期限 */
            dueAt: string | null
            /** 审核人 */
            assignedTo: string | null
            /** 办结时间 */
            decidedAt: string | null
            /** 原因 */
            reason: string | null
            faults: {
              /** 项目 */
              path: string
              /** 代码 */
              code: string
              /** 说明 */
              reason: string
            }[]
            missing: {
              /** 项目 */
              path: string
              /** 代码 */
              code: string
              /** 说明 */
              reason: string
            }[]
            /** 变动 */
            differences: {
              /** 项目 */
              path: string
              /**
               * 与何比较
               * @description account, or returned for this application as it was before its correction.
               */
              from: string
              /**
               * 原来的内容
               * @description Masked as the field itself is, so that both may look alike.
               */
              before: string | boolean | null
            }[]
            files: {
              /** 文件编号 */
              fileId: string
              /** 材料 */
              kind: string
              /** 材料名称 */
              title: string
              /** 退回后上传 */
              isNew: boolean
              /** 类型 */
              contentType: string
              /** 字节数 */
              byteCount: number
              /** SM3 */
              sm3: string
              /** 上传时间 */
              storedAt: string
            }[]
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  postBureausUnitApplicationsApplicationIdAssignment: {
    parameters: {
      query?: never
      header?: never
      path: {
        applicationId: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** 编号 */
          reviewerId?: string
        }
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** 申请编号 */
            applicationId: string
            /** 申请事项 */
            kind: string
            /** 状态 */
            state: string
            /** 状态名称 */
            stateName: string
            /**
             * 单位信息
             * @description Personal data is masked unless the route says otherwise.
             */
            data: {
              /** 单位全称 */
              unitName?: string
              /** 统一社会信用代码 */
              creditCode?: string
              /** 通信地址 */
              address?: string
              /** 所在区县 */
              areaCode?: string
              /** 单位类型 */
              unitType?: string
              /** 是否国有企业 */
              isStateEnterprise?: boolean
              /** 行政隶属 */
              level?: string
              /** 单位法人 */
              legalRepresentative?: {
                /** 姓名 */
                name?: string
                /** 手机 */
                mobile?: string
                /** 身份证号 */
                identityNumber?: string
                /** 电子邮箱 */
                email?: string
              }
              /** 单位经办人 */
              handler?: {
                /** 姓名 */
                name?: string
                /** 手机 */
                mobile?: string
                /** 身份证号 */
                identityNumber?: string
                /** 电子邮箱 */
                email?: string
              }
            }
            /** 受理财政部门编号 */
            bureauId: string | null
            /** 受理财政部门 */
            bureauName: string | null
            /** 保存至 */
            savedUntil: string
            /** 提交时间 */
            submittedAt: string | null
            /** 办结期限 */
            dueAt: string | null
            /** 审核人 */
            assignedTo: string | null
            /** 办结时间 */
            decidedAt: string | null
            /** 原因 */
            reason: string | null
            faults: {
              /** 项目 */
              path: string
              /** 代码 */
              code: string
              /** 说明 */
              reason: string
            }[]
            missing: {
              /** 项目 */
              path: string
              /** 代码 */
              code: string
              /** 说明 */
              reason: string
            }[]
            /** 变动 */
            differences: {
              /** 项目 */
              path: string
              /**
               * 与何比较
               * @description account, or returned for this application as it was before its correction.
               */
              from: string
              /**
               * 原来的内容
               * @description Masked as the field itself is, so that both may look alike.
               */
              before: string | boolean | null
            }[]
            files: {
              /** 文件编号 */
              fileId: string
              /** 材料 */
              kind: string
              /** 材料名称 */
              title: string
              /** 退回后上传 */
              isNew: boolean
              /** 类型 */
              contentType: string
              /** 字节数 */
              byteCount: number
              /** SM3 */
              sm3: string
              /** 上传时间 */
              storedAt: string
            }[]
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  postBureausUnitApplicationsApplicationIdReturn: {
    parameters: {
      query?: never
      header?: never
      path: {
        applicationId: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** 原因 */
          reason: string
          faults: {
            /** 项目 */
            path: string
            /** 原因 */
            reason: string
          }[]
        }
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** 申请编号 */
            applicationId: string
            /** 申请事项 */
            kind: string
            /** 状态 */
            state: string
            /** 状态名称 */
            stateName: string
            /**
             * 单位信息
             * @description Personal data is masked unless the route says otherwise.
             */
            data: {
              /** 单位全称 */
              unitName?: string
              /** 统一社会信用代码 */
              creditCode?: string
              /** 通信地址 */
              address?: string
              /** 所在区县 */
              areaCode?: string
              /** 单位类型 */
              unitType?: string
              /** 是否国有企业 */
              isStateEnterprise?: boolean
              /** 行政隶属 */
              level?: string
              /** 单位法人 */
              legalRepresentative?: {
                /** 姓名 */
                name?: string
                /** 手机 */
                mobile?: string
                /** 身份证号 */
                identityNumber?: string
                /** 电子邮箱 */
                email?: string
              }
              /** 单位经办人 */
              handler?: {
                /** 姓名 */
                name?: string
                /** 手机 */
                mobile?: string
                /** 身份证号 */
                identityNumber?: string
                /** 电子邮箱 */
                email?: string
              }
            }
            /** 受理财政部门编号 */
            bureauId: string | null
            /** 受理财政部门 */
            bureauName: string | null
            /** 保存至 */
            savedUntil: string
            /** 提交时间 */
            submittedAt: string | null
            /** 办结期限 */
            dueAt: string | null
            /** 审核人 */
            assignedTo: string | null
            /** 办结时间 */
            decidedAt: string | null
            /** 原因 */
            reason: string | null
            faults: {
              /** 项目 */
              path: string
              /** 代码 */
              code: string
              /** 说明 */
              reason: string
            }[]
            missing: {
              /** 项目 */
              path: string
              /** 代码 */
              code: string
              /** 说明 */
              reason: string
            }[]
            /** 变动 */
            differences: {
              /** 项目 */
              path: string
              /**
               * 与何比较
               * @description account, or returned for this application as it was before its correction.
               */
              from: string
              /**
               * 原来的内容
               * @description Masked as the field itself is, so that both may look alike.
               */
              before: string | boolean | null
            }[]
            files: {
              /** 文件编号 */
              fileId: string
              /** 材料 */
              kind: string
              /** 材料名称 */
              title: string
              /** 退回后上传 */
              isNew: boolean
              /** 类型 */
              contentType: string
              /** 字节数 */
              byteCount: number
              /** SM3 */
              sm3: string
              /** 上传时间 */
              storedAt: string
            }[]
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  postBureausUnitApplicationsApplicationIdRejection: {
    parameters: {
      query?: never
      header?: never
      path: {
        applicationId: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** 原因 */
          reason: string
        }
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** 申请编号 */
            applicationId: string
            /** 申请事项 */
            kind: string
            /** 状态 */
            state: string
            /** 状态名称 */
            stateName: string
            /**
             * 单位信息
             * @description Personal data is masked unless the route says otherwise.
             */
            data: {
              /** 单位全称 */
              unitName?: string
              /** 统一社会信用代码 */
              creditCode?: string
              /** 通信地址 */
              address?: string
              /** 所在区县 */
              areaCode?: string
              /** 单位类型 */
              unitType?: string
              /** 是否国有企业 */
              isStateEnterprise?: boolean
              /** 行政隶属 */
              level?: string
              /** 单位法人 */
              legalRepresentative?: {
                /** 姓名 */
                name?: string
                /** 手机 */
                mobile?: string
                /** 身份证号 */
                identityNumber?: string
                /** 电子邮箱 */
                email?: string
              }
              /** 单位经办人 */
              handler?: {
                /** 姓名 */
                name?: string
                /** 手机 */
                mobile?: string
                /** 身份证号 */
                identityNumber?: string
                /** 电子邮箱 */
                email?: string
              }
            }
            /** 受理财政部门编号 */
            bureauId: string | null
            /** 受理财政部门 */
            bureauName: string | null
            /** 保存至 */
            savedUntil: string
            /** 提交时间 */
            submittedAt: string | null
            /** 办结期限 */
            dueAt: string | null
            /** 审核人 */
            assignedTo: string | null
            /** 办结时间 */
            decidedAt: string | null
            /** 原因 */
            reason: string | null
            faults: {
              /** 项目 */
              path: string
              /** 代码 */
              code: string
              /** 说明 */
              reason: string
            }[]
            missing: {
              /** 项目 */
              path: string
              /** 代码 */
              code: string
              /** 说明 */
              reason: string
            }[]
            /** 变动 */
            differences: {
              /** 项目 */
              path: string
              /**
               * 与何比较
               * @description account, or returned for this application as it was before its correction.
               */
              from: string
              /**
               * 原来的内容
               * @description Masked as the field itself is, so that both may look alike.
               */
              before: string | boolean | null
            }[]
            files: {
              /** 文件编号 */
              fileId: string
              /** 材料 */
              kind: string
              /** 材料名称 */
              title: string
              /** 退回后上传 */
              isNew: boolean
              /** 类型 */
              contentType: string
              /** 字节数 */
              byteCount: number
              /** SM3 */
              sm3: string
              /** 上传时间 */
              storedAt: string
            }[]
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  postBureausUnitApplicationsApplicationIdApproval: {
    parameters: {
      query?: never
      header?: never
      path: {
        applicationId: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': Record<string, never>
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** 申请编号 */
            applicationId: string
            /** 申请事项 */
            kind: string
            /** 状态 */
            state: string
            /** 状态名称 */
            stateName: string
            /**
             * 单位信息
             * @description Personal data is masked unless the route says otherwise.
             */
            data: {
              /** 单位全称 */
              unitName?: string
              /** 统一社会信用代码 */
              creditCode?: string
              /** 通信地址 */
              address?: string
              /** 所在区县 */
              areaCode?: string
              /** 单位类型 */
              unitType?: string
              /** 是否国有企业 */
              isStateEnterprise?: boolean
              /** 行政隶属 */
              level?: string
              /** 单位法人 */
              legalRepresentative?: {
                /** 姓名 */
                name?: string
                /** 手机 */
                mobile?: string
                /** 身份证号 */
                identityNumber?: string
                /** 电子邮箱 */
                email?: string
              }
              /** 单位经办人 */
              handler?: {
                /** 姓名 */
                name?: string
                /** 手机 */
                mobile?: string
                /** 身份证号 */
                identityNumber?: string
                /** 电子邮箱 */
                email?: string
              }
            }
            /** 受理财政部门编号 */
            bureauId: string | null
            /** 受理财政部门 */
            bureauName: string | null
            /** 保存至 */
            savedUntil: string
            /** 提交时间 */
            submittedAt: string | null
            /** 办结期限 */
            dueAt: string | null
            /** 审核人 */
            assignedTo: string | null
            /** 办结时间 */
            decidedAt: string | null
            /** 原因 */
            reason: string | null
            faults: {
              /** 项目 */
              path: string
              /** 代码 */
              code: string
              /** 说明 */
              reason: string
            }[]
            missing: {
              /** 项目 */
              path: string
              /** 代码 */
              code: string
              /** 说明 */
              reason: string
            }[]
            /** 变动 */
            differences: {
              /** 项目 */
              path: string
              /**
               * 与何比较
               * @description account, or returned for this application as it was before its correction.
               */
              from: string
              /**
               * 原来的内容
               * @description Masked as the field itself is, so that both may look alike.
               */
              before: string | boolean | null
            }[]
            files: {
              /** 文件编号 */
              fileId: string
              /** 材料 */
              kind: string
              /** 材料名称 */
              title: string
              /** 退回后上传 */
              isNew: boolean
              /** 类型 */
              contentType: string
              /** 字节数 */
              byteCount: number
              /** SM3 */
              sm3: string
              /** 上传时间 */
              storedAt: string
            }[]
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  postBureausUnitApplicationsApplicationIdPersonalData: {
    parameters: {
      query?: never
      header?: never
      path: {
        applicationId: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** 原因 */
          reason: string
        }
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** 申请编号 */
            applicationId: string
            /** 申请事项 */
            kind: string
            /** 状态 */
            state: string
            /** 状态名称 */
            stateName: string
            /**
             * 单位信息
             * @description Personal data is masked unless the route says otherwise.
             */
            data: {
              /** 单位全称 */
              unitName?: string
              /** 统一社会信用代码 */
              creditCode?: string
              /** 通信地址 */
              address?: string
              /** 所在区县 */
              areaCode?: string
              /** 单位类型 */
              unitType?: string
              /** 是否国有企业 */
              isStateEnterprise?: boolean
              /** 行政隶属 */
              level?: string
              /** 单位法人 */
              legalRepresentative?: {
                /** 姓名 */
                name?: string
                /** 手机 */
                mobile?: string
                /** 身份证号 */
                identityNumber?: string
                /** 电子邮箱 */
                email?: string
              }
              /** 单位经办人 */
              handler?: {
                /** 姓名 */
                name?: string
                /** 手机 */
                mobile?: string
                /** 身份证号 */
                identityNumber?: string
                /** 电子邮箱 */
                email?: string
              }
            }
            /** 受理财政部门编号 */
            bureauId: string | null
            /** 受理财政部门 */
            bureauName: string | null
            /** 保存至 */
            savedUntil: string
            /** 提交时间 */
            submittedAt: string | null
            /** 办结期限 */
            dueAt: string | null
            /** 审核人 */
            assignedTo: string | null
            /** 办结时间 */
            decidedAt: string | null
            /** 原因 */
            reason: string | null
            faults: {
              /** 项目 */
              path: string
              /** 代码 */
              code: string
              /** 说明 */
              reason: string
            }[]
            missing: {
              /** 项目 */
              path: string
              /** 代码 */
              code: string
              /** 说明 */
              reason: string
            }[]
            /** 变动 */
            differences: {
              /** 项目 */
              path: string
              /**
               * 与何比较
               * @description account, or returned for this application as it was before its correction.
               */
              from: string
              /**
               * 原来的内容
               * @description Masked as the field itself is, so that both may look alike.
               */
              before: string | boolean | null
            }[]
            files: {
              /** 文件编号 */
              fileId: string
              /** 材料 */
              kind: string
              /** 材料名称 */
              title: string
              /** 退回后上传 */
              isNew: boolean
              /** 类型 */
              contentType: string
              /** 字节数 */
              byteCount: number
              /** SM3 */
              sm3: string
              /** 上传时间 */
              storedAt: string
            }[]
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  postBureausUnitApplicationsApplicationIdFilesFileIdReading: {
    parameters: {
      query?: never
      header?: never
      path: {
        applicationId: string
        fileId: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** 原因 */
          reason: string
        }
      }
    }
    responses: {
      /** @description The file. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/octet-stream': string
        }
      }
      default: components['responses']['Problem']
    }
  }
  getBureausUnits: {
    parameters: {
      query?: {
        after?: string
        limit?: string
        text?: string
        state?: 'applied' | 'open' | 'suspended' | 'closed'
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            units: {
              unitId: string
              creditCode: string
              unitName: string
              kind: string
              state: string
              stateName: string
              bureauId: string
              bureauName: string
              createdAt: string
              openedAt: string | null
            }[]
            next: string | null
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  getBureausUnitsCsv: {
    parameters: {
      query?: {
        text?: string
        state?: 'applied' | 'open' | 'suspended' | 'closed'
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The file. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/octet-stream': string
        }
      }
      default: components['responses']['Problem']
    }
  }
  getBureausUnitsUnitId: {
    parameters: {
      query?: never
      header?: never
      path: {
        unitId: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            account: {
              /** 单位账户编号 */
              unitId: string
              /** 统一社会信用代码 */
              creditCode: string
              /** 单位全称 */
              unitName: string
              /** 使用方式 */
              kind: string
              /** 状态 */
              state: string
              /** 状态名称 */
              stateName: string
              /** 原因 */
              stateReason: string | null
              /** 财政部门编号 */
              bureauId: string
              /** 开通时间 */
              openedAt: string | null
              /**
               * 单位信息
               * @description Personal data is masked unless the route says otherwise.
               */
              data: {
                /** 单位全称 */
                unitName?: string
                /** 统一社会信用代码 */
                creditCode?: string
                /** 通信地址 */
                address?: string
                /** 所在区县 */
                areaCode?: string
                /** 单位类型 */
                unitType?: string
                /** 是否国有企业 */
                isStateEnterprise?: boolean
                /** 行政隶属 */
                level?: string
                /** 单位法人 */
                legalRepresentative?: {
                  /** 姓名 */
                  name?: string
                  /** 手机 */
                  mobile?: string
                  /** 身份证号 */
                  identityNumber?: string
                  /** 电子邮箱 */
                  email?: string
                }
                /** 单位经办人 */
                handler?: {
                  /** 姓名 */
                  name?: string
                  /** 手机 */
                  mobile?: string
                  /** 身份证号 */
                  identityNumber?: string
                  /** 电子邮箱 */
                  email?: string
                }
              }
            }
            users: {
              /** 用户编号 */
              userId: string
              /** 登录账号 */
              loginName: string
              /** 姓名 */
              name: string
              /** 手机 */
              mobile: string
              /** 身份证号 */
              identityNumber: string
              /** 电子邮箱 */
              email: string
              /** 状态 */
              state: string
              roles: {
                /** 角色 */
                role: string
                /** 角色名称 */
                name: string
              }[]
            }[]
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  postBureausUnitsUnitIdPersonalData: {
    parameters: {
      query?: never
      header?: never
      path: {
        unitId: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** 原因 */
          reason: string
        }
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            account: {
              /** 单位账户编号 */
              unitId: string
              /** 统一社会信用代码 */
              creditCode: string
              /** 单位全称 */
              unitName: string
              /** 使用方式 */
              kind: string
              /** 状态 */
              state: string
              /** 状态名称 */
              stateName: string
              /** 原因 */
              stateReason: string | null
              /** 财政部门编号 */
              bureauId: string
              /** 开通时间 */
              openedAt: string | null
              /**
               * 单位信息
               * @description Personal data is masked unless the route says otherwise.
               */
              data: {
                /** 单位全称 */
                unitName?: string
                /** 统一社会信用代码 */
                creditCode?: string
                /** 通信地址 */
                address?: string
                /** 所在区县 */
                areaCode?: string
                /** 单位类型 */
                unitType?: string
                /** 是否国有企业 */
                isStateEnterprise?: boolean
                /** 行政隶属 */
                level?: string
                /** 单位法人 */
                legalRepresentative?: {
                  /** 姓名 */
                  name?: string
                  /** 手机 */
                  mobile?: string
                  /** 身份证号 */
                  identityNumber?: string
                  /** 电子邮箱 */
                  email?: string
                }
                /** 单位经办人 */
                handler?: {
                  /** 姓名 */
                  name?: string
                  /** 手机 */
                  mobile?: string
                  /** 身份证号 */
                  identityNumber?: string
                  /** 电子邮箱 */
                  email?: string
                }
              }
            }
            users: {
              /** 用户编号 */
              userId: string
              /** 登录账号 */
              loginName: string
              /** 姓名 */
              name: string
              /** 手机 */
              mobile: string
              /** 身份证号 */
              identityNumber: string
              /** 电子邮箱 */
              email: string
              /** 状态 */
              state: string
              roles: {
                /** 角色 */
                role: string
                /** 角色名称 */
                name: string
              }[]
            }[]
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  postBureausUnitsUnitIdUsersUserIdReset: {
    parameters: {
      query?: never
      header?: never
      path: {
        unitId: string
        userId: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** 原因 */
          reason: string
        }
      }
    }
    responses: {
      /** @description Done. */
      204: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      default: components['responses']['Problem']
    }
  }
  postBureausUnitsUnitIdSuspension: {
    parameters: {
      query?: never
      header?: never
      path: {
        unitId: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** 原因 */
          reason: string
        }
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** 单位账户编号 */
            unitId: string
            /** 统一社会信用代码 */
            creditCode: string
            /** 单位全称 */
            unitName: string
            /** 使用方式 */
            kind: string
            /** 状态 */
            state: string
            /** 状态名称 */
            stateName: string
            /** 原因 */
            stateReason: string | null
            /** 财政部门编号 */
            bureauId: string
            /** 开通时间 */
            openedAt: string | null
            /**
             * 单位信息
             * @description Personal data is masked unless the route says otherwise.
             */
            data: {
              /** 单位全称 */
              unitName?: string
              /** 统一社会信用代码 */
              creditCode?: string
              /** 通信地址 */
              address?: string
              /** 所在区县 */
              areaCode?: string
              /** 单位类型 */
              unitType?: string
              /** 是否国有企业 */
              isStateEnterprise?: boolean
              /** 行政隶属 */
              level?: string
              /** 单位法人 */
              legalRepresentative?: {
                /** 姓名 */
                name?: string
                /** 手机 */
                mobile?: string
                /** 身份证号 */
                identityNumber?: string
                /** 电子邮箱 */
                email?: string
              }
              /** 单位经办人 */
              handler?: {
                /** 姓名 */
                name?: string
                /** 手机 */
                mobile?: string
                /** 身份证号 */
                identityNumber?: string
                /** 电子邮箱 */
                email?: string
              }
            }
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  postBureausUnitsUnitIdResumption: {
    parameters: {
      query?: never
      header?: never
      path: {
        unitId: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** 原因 */
          reason: string
        }
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** 单位账户编号 */
            unitId: string
            /** 统一社会信用代码 */
            creditCode: string
            /** 单位全称 */
            unitName: string
            /** 使用方式 */
            kind: string
            /** 状态 */
            state: string
            /** 状态名称 */
            stateName: string
            /** 原因 */
            stateReason: string | null
            /** 财政部门编号 */
            bureauId: string
            /** 开通时间 */
            openedAt: string | null
            /**
             * 单位信息
             * @description Personal data is masked unless the route says otherwise.
             */
            data: {
              /** 单位全称 */
              unitName?: string
              /** 统一社会信用代码 */
              creditCode?: string
              /** 通信地址 */
              address?: string
              /** 所在区县 */
              areaCode?: string
              /** 单位类型 */
              unitType?: string
              /** 是否国有企业 */
              isStateEnterprise?: boolean
              /** 行政隶属 */
              level?: string
              /** 单位法人 */
              legalRepresentative?: {
                /** 姓名 */
                name?: string
                /** 手机 */
                mobile?: string
                /** 身份证号 */
                identityNumber?: string
                /** 电子邮箱 */
                email?: string
              }
              /** 单位经办人 */
              handler?: {
                /** 姓名 */
                name?: string
                /** 手机 */
                mobile?: string
                /** 身份证号 */
                identityNumber?: string
                /** 电子邮箱 */
                email?: string
              }
            }
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  getDeskInbox: {
    parameters: {
      query?: {
        after?: string
        limit?: string
        kind?:
          | 'authorised'
          | 'authorisation_revoked'
          | 'lock_warned'
          | 'lock_expired'
          | 'reversal_marked'
          | 'recovery_asked'
          | 'case_submitted'
        assigned?: 'me'
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            items: {
              /** 编号 */
              entryId: string
              /**
               * 种类
               * @enum {string}
               */
              kind:
                | 'authorised'
                | 'authorisation_revoked'
                | 'lock_warned'
                | 'lock_expired'
                | 'reversal_marked'
                | 'recovery_asked'
                | 'case_submitted'
              kindName: string
              billCode: string
              billNumber: string
              caseId: string | null
              details: {
                [key: string]: string
              }
              at: string
              assignedTo: string | null
              billState: string | null
              nextServices: string[]
            }[]
            next: string | null
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  getDeskInboxCounts: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            counts: {
              /**
               * 种类
               * @enum {string}
               */
              kind:
                | 'authorised'
                | 'authorisation_revoked'
                | 'lock_warned'
                | 'lock_expired'
                | 'reversal_marked'
                | 'recovery_asked'
                | 'case_submitted'
              kindName: string
              count: number
            }[]
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  postDeskInboxEntryIdAssignment: {
    parameters: {
      query?: never
      header?: never
      path: {
        entryId: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          userId: string | null
        }
      }
    }
    responses: {
      /** @description Done. */
      204: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      default: components['responses']['Problem']
    }
  }
  postDeskInboxEntryIdDone: {
    parameters: {
      query?: never
      header?: never
      path: {
        entryId: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': Record<string, never>
      }
    }
    responses: {
      /** @description Done. */
      204: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      default: components['responses']['Problem']
    }
  }
  getDeskCases: {
    parameters: {
      query?: {
        after?: string
        limit?: string
        state?: 'submitted' | 'accepted' | 'more_asked' | 'refused' | 'finished' | 'withdrawn'
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            items: {
              /** 编号 */
              caseId: string
              state: string
              stateName: string
              purpose: string
              purposeName: string
              form: {
                applicantName: string
                patientName: string
                relation: string
                department: string
                staffNumber: string
                reason: string
                payeeName: string
                payeeBank: string
                payeeAccount: string
                comment: string
              }
              submittedAt: string
              changedAt: string
              bills: {
                /** 票据代码 */
                billCode: string
                /** 票据号码 */
                billNumber: string
                authorisationId: string | null
                state: string
                stateName: string
                reimbursed: string | null
                note: string
              }[]
            }[]
            next: string | null
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  getDeskCasesCaseId: {
    parameters: {
      query?: never
      header?: never
      path: {
        caseId: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** 编号 */
            caseId: string
            state: string
            stateName: string
            purpose: string
            purposeName: string
            form: {
              applicantName: string
              patientName: string
              relation: string
              department: string
              staffNumber: string
              reason: string
              payeeName: string
              payeeBank: string
              payeeAccount: string
              comment: string
            }
            submittedAt: string
            changedAt: string
            bills: {
              /** 票据代码 */
              billCode: string
              /** 票据号码 */
              billNumber: string
              authorisationId: string | null
              state: string
              stateName: string
              reimbursed: string | null
              note: string
            }[]
            messages: {
              sender: string
              text: string
              at: string
            }[]
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  postDeskCasesCaseIdForm: {
    parameters: {
      query?: never
      header?: never
      path: {
        caseId: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** 查看原因 */
          reason: string
        }
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            applicantName: string
            patientName: string
            relation: string
            department: string
            staffNumber: string
            reason: string
            payeeName: string
            payeeBank: string
            payeeAccount: string
            comment: string
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  postDeskCasesCaseIdAccept: {
    parameters: {
      query?: never
      header?: never
      path: {
        caseId: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** 说明 */
          text?: string
        }
      }
    }
    responses: {
      /** @description Done. */
      204: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      default: components['responses']['Problem']
    }
  }
  postDeskCasesCaseIdAsk: {
    parameters: {
      query?: never
      header?: never
      path: {
        caseId: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** 说明 */
          text: string
        }
      }
    }
    responses: {
      /** @description Done. */
      204: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      default: components['responses']['Problem']
    }
  }
  postDeskCasesCaseIdRefuse: {
    parameters: {
      query?: never
      header?: never
      path: {
        caseId: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** 说明 */
          text: string
        }
      }
    }
    responses: {
      /** @description Done. */
      204: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      default: components['responses']['Problem']
    }
  }
  postDeskCasesCaseIdBillsBillCodeBillNumberRefuse: {
    parameters: {
      query?: never
      header?: never
      path: {
        caseId: string
        billCode: string
        billNumber: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** 原因 */
          note: string
        }
      }
    }
    responses: {
      /** @description Done. */
      204: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      default: components['responses']['Problem']
    }
  }
  postDeskVerifications: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** 票据代码 */
          billCode: string
          /** 票据号码 */
          billNumber: string
          /** 校验码 */
          checkCode: string
          /**
           * 票据金额
           * Format: yuan
           */
          amount?: string
          /**
           * 开票日期
           * Format: date
           */
          issuedOn?: string
        }
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** 票据代码 */
            billCode: string
            /** 票据号码 */
            billNumber: string
            bill: {
              /** 票据代码 */
              billCode: string
              /** 票据号码 */
              billNumber: string
              billName: string
              issuerId: string
              issuerName: string
              issuedOn: string
              amount: string
              reimbursable: string
              balance: string
              standing: string
              form: string
              reimbursement: string
              state: string
              sentence: string
              nextServices: string[]
              lockExpiresAt: string | null
              redBill: {
                /** 票据代码 */
                billCode: string
                /** 票据号码 */
                billNumber: string
              } | null
            } | null
            refused: {
              code: string
              sentence: string
              next: string
            } | null
            duplicate: {
              /** @enum {string} */
              kind: 'in_file' | 'verified' | 'held' | 'reimbursed'
              name: string
              /** @description A row of the same file, or a day. */
              of: string
            } | null
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  postDeskVerificationsQr: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** 二维码内容 */
          text: string
        }
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** 票据代码 */
            billCode: string
            /** 票据号码 */
            billNumber: string
            bill: {
              /** 票据代码 */
              billCode: string
              /** 票据号码 */
              billNumber: string
              billName: string
              issuerId: string
              issuerName: string
              issuedOn: string
              amount: string
              reimbursable: string
              balance: string
              standing: string
              form: string
              reimbursement: string
              state: string
              sentence: string
              nextServices: string[]
              lockExpiresAt: string | null
              redBill: {
                /** 票据代码 */
                billCode: string
                /** 票据号码 */
                billNumber: string
              } | null
            } | null
            refused: {
              code: string
              sentence: string
              next: string
            } | null
            duplicate: {
              /** @enum {string} */
              kind: 'in_file' | 'verified' | 'held' | 'reimbursed'
              name: string
              /** @description A row of the same file, or a day. */
              of: string
            } | null
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  postDeskVerificationsFiles: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/xml': string
        'text/xml': string
        'application/ofd': string
        'application/pdf': string
        'application/zip': string
        'application/x-zip-compressed': string
        'application/octet-stream': string
        'image/png': string
        'image/jpeg': string
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            files: {
              name: string
              fileId: string | null
              found: {
                kind: string
                /** 票据代码 */
                billCode: string
                /** 票据号码 */
                billNumber: string
                amount: string
                issuedOn: string
                signatures: {
                  [key: string]: string
                }
                seals: {
                  [key: string]: string
                }
                faults: {
                  code: string
                  sentence: string
                  subject: string
                }[]
              } | null
              refused: {
                code: string
                sentence: string
              } | null
            }[]
            bills: {
              /** 票据代码 */
              billCode: string
              /** 票据号码 */
              billNumber: string
              bill: {
                /** 票据代码 */
                billCode: string
                /** 票据号码 */
                billNumber: string
                billName: string
                issuerId: string
                issuerName: string
                issuedOn: string
                amount: string
                reimbursable: string
                balance: string
                standing: string
                form: string
                reimbursement: string
                state: string
                sentence: string
                nextServices: string[]
                lockExpiresAt: string | null
                redBill: {
                  /** 票据代码 */
                  billCode: string
                  /** 票据号码 */
                  billNumber: string
                } | null
              } | null
              refused: {
                code: string
                sentence: string
                next: string
              } | null
              duplicate: {
                /** @enum {string} */
                kind: 'in_file' | 'verified' | 'held' | 'reimbursed'
                name: string
                /** @description A row of the same file, or a day. */
                of: string
              } | null
            }[]
            comparisons: {
              /** 票据代码 */
              billCode: string
              /** 票据号码 */
              billNumber: string
              names: string[]
              agrees: boolean
              disagreements: {
                code: string
                sentence: string
                label: string
                firstText: string
                secondText: string
              }[]
            }[]
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  getDeskSheets: {
    parameters: {
      query?: {
        after?: string
        limit?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            items: {
              /** 编号 */
              sheetId: string
              rowCount: number
              faultyCount: number
              checkedCount: number
              createdAt: string
              doneAt: string | null
            }[]
            next: string | null
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  postDeskSheets: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': string
        'text/csv': string
        'application/vnd.ms-excel': string
        'application/octet-stream': string
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** 编号 */
            sheetId: string
            rowCount: number
            faultyCount: number
            checkedCount: number
            createdAt: string
            doneAt: string | null
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  getDeskSheetTemplate: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The file. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/octet-stream': string
        }
      }
      default: components['responses']['Problem']
    }
  }
  getDeskSheetsSheetId: {
    parameters: {
      query?: never
      header?: never
      path: {
        sheetId: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            sheet: {
              /** 编号 */
              sheetId: string
              rowCount: number
              faultyCount: number
              checkedCount: number
              createdAt: string
              doneAt: string | null
            }
            counts: {
              code: string
              count: number
            }[]
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  getDeskSheetsSheetIdRows: {
    parameters: {
      query?: {
        after?: string
        limit?: string
      }
      header?: never
      path: {
        sheetId: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            items: {
              rowNumber: number
              billCode: string
              billNumber: string
              amount: string
              issuedOn: string
              duplicate: {
                /** @enum {string} */
                kind: 'in_file' | 'verified' | 'held' | 'reimbursed'
                name: string
                /** @description A row of the same file, or a day. */
                of: string
              } | null
              result:
                | ({
                    outcome: string
                  } & {
                    code: string
                    sentence: string
                    next: string
                  })
                | null
            }[]
            next: string | null
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  getDeskSheetsSheetIdResult: {
    parameters: {
      query: {
        format: 'xlsx' | 'csv'
      }
      header?: never
      path: {
        sheetId: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The file. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/octet-stream': string
        }
      }
      default: components['responses']['Problem']
    }
  }
  postDeskActsLockPreview: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** 票据 */
          items: {
            /** 票据代码 */
            billCode: string
            /** 票据号码 */
            billNumber: string
            /**
             * 用途
             * @enum {string}
             */
            purpose:
              | 'employer_expense'
              | 'commercial_insurance'
              | 'medical_insurance'
              | 'mutual_aid'
              | 'other'
            /** 业务编号 */
            businessReference: string
            /** 天数 */
            days?: number
            /** 授权编号 */
            authorisationId?: string
            /** 校验码 */
            checkCode?: string
            /**
             * 票据金额
             * Format: yuan
             */
            amount?: string
            /**
             * 开票日期
             * Format: date
             */
            issuedOn?: string
            /** 编号 */
            caseId?: string
          }[]
        }
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** @description Bills against which nothing speaks. */
            willDo: number
            items: {
              /** 票据代码 */
              billCode: string
              /** 票据号码 */
              billNumber: string
              bill: {
                /** 票据代码 */
                billCode: string
                /** 票据号码 */
                billNumber: string
                billName: string
                issuerId: string
                issuerName: string
                issuedOn: string
                amount: string
                reimbursable: string
                balance: string
                standing: string
                form: string
                reimbursement: string
                state: string
                sentence: string
                nextServices: string[]
                lockExpiresAt: string | null
                redBill: {
                  /** 票据代码 */
                  billCode: string
                  /** 票据号码 */
                  billNumber: string
                } | null
              } | null
              objection: {
                code: string
                sentence: string
                next: string
              } | null
              duplicate: {
                /** @enum {string} */
                kind: 'in_file' | 'verified' | 'held' | 'reimbursed'
                name: string
                /** @description A row of the same file, or a day. */
                of: string
              } | null
            }[]
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  postDeskActsLock: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /**
           * 请求编号
           * @description Chosen by the page; the same again is answered and not done again.
           */
          requestId: string
          /** 票据 */
          items: {
            /** 票据代码 */
            billCode: string
            /** 票据号码 */
            billNumber: string
            /**
             * 用途
             * @enum {string}
             */
            purpose:
              | 'employer_expense'
              | 'commercial_insurance'
              | 'medical_insurance'
              | 'mutual_aid'
              | 'other'
            /** 业务编号 */
            businessReference: string
            /** 天数 */
            days?: number
            /** 授权编号 */
            authorisationId?: string
            /** 校验码 */
            checkCode?: string
            /**
             * 票据金额
             * Format: yuan
             */
            amount?: string
            /**
             * 开票日期
             * Format: date
             */
            issuedOn?: string
            /** 编号 */
            caseId?: string
          }[]
        }
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            act: {
              /** 编号 */
              actId: string
              requestId: string
              service: string
              title: string
              itemCount: number
              /** @description False while the outcome of a bill is unknown. */
              isSettled: boolean
              createdAt: string
            }
            items: {
              itemNumber: number
              /** 票据代码 */
              billCode: string
              /** 票据号码 */
              billNumber: string
              outcome: string | null
              code: string | null
              sentence: string | null
              next: string | null
              answer: {
                [key: string]: unknown
              }
              accounting: string
            }[]
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  postDeskActsExtendPreview: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** 票据 */
          items: {
            /** 票据代码 */
            billCode: string
            /** 票据号码 */
            billNumber: string
            /** 天数 */
            days: number
          }[]
        }
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** @description Bills against which nothing speaks. */
            willDo: number
            items: {
              /** 票据代码 */
              billCode: string
              /** 票据号码 */
              billNumber: string
              bill: {
                /** 票据代码 */
                billCode: string
                /** 票据号码 */
                billNumber: string
                billName: string
                issuerId: string
                issuerName: string
                issuedOn: string
                amount: string
                reimbursable: string
                balance: string
                standing: string
                form: string
                reimbursement: string
                state: string
                sentence: string
                nextServices: string[]
                lockExpiresAt: string | null
                redBill: {
                  /** 票据代码 */
                  billCode: string
                  /** 票据号码 */
                  billNumber: string
                } | null
              } | null
              objection: {
                code: string
                sentence: string
                next: string
              } | null
              duplicate: {
                /** @enum {string} */
                kind: 'in_file' | 'verified' | 'held' | 'reimbursed'
                name: string
                /** @description A row of the same file, or a day. */
                of: string
              } | null
            }[]
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  postDeskActsExtend: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /**
           * 请求编号
           * @description Chosen by the page; the same again is answered and not done again.
           */
          requestId: string
          /** 票据 */
          items: {
            /** 票据代码 */
            billCode: string
            /** 票据号码 */
            billNumber: string
            /** 天数 */
            days: number
          }[]
        }
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            act: {
              /** 编号 */
              actId: string
              requestId: string
              service: string
              title: string
              itemCount: number
              /** @description False while the outcome of a bill is unknown. */
              isSettled: boolean
              createdAt: string
            }
            items: {
              itemNumber: number
              /** 票据代码 */
              billCode: string
              /** 票据号码 */
              billNumber: string
              outcome: string | null
              code: string | null
              sentence: string | null
              next: string | null
              answer: {
                [key: string]: unknown
              }
              accounting: string
            }[]
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  postDeskActsUnlockPreview: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** 票据 */
          items: {
            /** 票据代码 */
            billCode: string
            /** 票据号码 */
            billNumber: string
            /**
             * 解锁原因
             * @enum {string}
             */
            reason:
              | 'not_eligible'
              | 'applicant_withdrew'
              | 'wrong_bill'
              | 'duplicate_case'
              | 'issuer_reverses'
              | 'other'
            /** 备注 */
            note?: string
          }[]
        }
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** @description Bills against which nothing speaks. */
            willDo: number
            items: {
              /** 票据代码 */
              billCode: string
              /** 票据号码 */
              billNumber: string
              bill: {
                /** 票据代码 */
                billCode: string
                /** 票据号码 */
                billNumber: string
                billName: string
                issuerId: string
                issuerName: string
                issuedOn: string
                amount: string
                reimbursable: string
                balance: string
                standing: string
                form: string
                reimbursement: string
                state: string
                sentence: string
                nextServices: string[]
                lockExpiresAt: string | null
                redBill: {
                  /** 票据代码 */
                  billCode: string
                  /** 票据号码 */
                  billNumber: string
                } | null
              } | null
              objection: {
                code: string
                sentence: string
                next: string
              } | null
              duplicate: {
                /** @enum {string} */
                kind: 'in_file' | 'verified' | 'held' | 'reimbursed'
                name: string
                /** @description A row of the same file, or a day. */
                of: string
              } | null
            }[]
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  postDeskActsUnlock: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /**
           * 请求编号
           * @description Chosen by the page; the same again is answered and not done again.
           */
          requestId: string
          /** 票据 */
          items: {
            /** 票据代码 */
            billCode: string
            /** 票据号码 */
            billNumber: string
            /**
             * 解锁原因
             * @enum {string}
             */
            reason:
              | 'not_eligible'
              | 'applicant_withdrew'
              | 'wrong_bill'
              | 'duplicate_case'
              | 'issuer_reverses'
              | 'other'
            /** 备注 */
            note?: string
          }[]
        }
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            act: {
              /** 编号 */
              actId: string
              requestId: string
              service: string
              title: string
              itemCount: number
              /** @description False while the outcome of a bill is unknown. */
              isSettled: boolean
              createdAt: string
            }
            items: {
              itemNumber: number
              /** 票据代码 */
              billCode: string
              /** 票据号码 */
              billNumber: string
              outcome: string | null
              code: string | null
              sentence: string | null
              next: string | null
              answer: {
                [key: string]: unknown
              }
              accounting: string
            }[]
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  postDeskActsReportPreview: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** 票据 */
          items: {
            /** 票据代码 */
            billCode: string
            /** 票据号码 */
            billNumber: string
            /**
             * 报销金额
             * Format: yuan
             */
            amount: string
            /**
             * 报销日期
             * Format: date
             */
            reimbursedOn: string
            /** 会计凭证号 */
            voucherNumber: string
            /**
             * 入账日期
             * Format: date
             */
            postedOn?: string
            /** 编号 */
            caseId?: string
          }[]
        }
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** @description Bills against which nothing speaks. */
            willDo: number
            items: {
              /** 票据代码 */
              billCode: string
              /** 票据号码 */
              billNumber: string
              bill: {
                /** 票据代码 */
                billCode: string
                /** 票据号码 */
                billNumber: string
                billName: string
                issuerId: string
                issuerName: string
                issuedOn: string
                amount: string
                reimbursable: string
                balance: string
                standing: string
                form: string
                reimbursement: string
                state: string
                sentence: string
                nextServices: string[]
                lockExpiresAt: string | null
                redBill: {
                  /** 票据代码 */
                  billCode: string
                  /** 票据号码 */
                  billNumber: string
                } | null
              } | null
              objection: {
                code: string
                sentence: string
                next: string
              } | null
              duplicate: {
                /** @enum {string} */
                kind: 'in_file' | 'verified' | 'held' | 'reimbursed'
                name: string
                /** @description A row of the same file, or a day. */
                of: string
              } | null
            }[]
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  postDeskActsReport: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /**
           * 请求编号
           * @description Chosen by the page; the same again is answered and not done again.
           */
          requestId: string
          /** 票据 */
          items: {
            /** 票据代码 */
            billCode: string
            /** 票据号码 */
            billNumber: string
            /**
             * 报销金额
             * Format: yuan
             */
            amount: string
            /**
             * 报销日期
             * Format: date
             */
            reimbursedOn: string
            /** 会计凭证号 */
            voucherNumber: string
            /**
             * 入账日期
             * Format: date
             */
            postedOn?: string
            /** 编号 */
            caseId?: string
          }[]
        }
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            act: {
              /** 编号 */
              actId: string
              requestId: string
              service: string
              title: string
              itemCount: number
              /** @description False while the outcome of a bill is unknown. */
              isSettled: boolean
              createdAt: string
            }
            items: {
              itemNumber: number
              /** 票据代码 */
              billCode: string
              /** 票据号码 */
              billNumber: string
              outcome: string | null
              code: string | null
              sentence: string | null
              next: string | null
              answer: {
                [key: string]: unknown
              }
              accounting: string
            }[]
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  postDeskActsWithdrawPreview: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** 票据 */
          items: {
            /** 票据代码 */
            billCode: string
            /** 票据号码 */
            billNumber: string
            /** 报销记录编号 */
            reportId?: string
            /** 原因 */
            reason: string
          }[]
        }
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** @description Bills against which nothing speaks. */
            willDo: number
            items: {
              /** 票据代码 */
              billCode: string
              /** 票据号码 */
              billNumber: string
              bill: {
                /** 票据代码 */
                billCode: string
                /** 票据号码 */
                billNumber: string
                billName: string
                issuerId: string
                issuerName: string
                issuedOn: string
                amount: string
                reimbursable: string
                balance: string
                standing: string
                form: string
                reimbursement: string
                state: string
                sentence: string
                nextServices: string[]
                lockExpiresAt: string | null
                redBill: {
                  /** 票据代码 */
                  billCode: string
                  /** 票据号码 */
                  billNumber: string
                } | null
              } | null
              objection: {
                code: string
                sentence: string
                next: string
              } | null
              duplicate: {
                /** @enum {string} */
                kind: 'in_file' | 'verified' | 'held' | 'reimbursed'
                name: string
                /** @description A row of the same file, or a day. */
                of: string
              } | null
            }[]
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  postDeskActsWithdraw: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /**
           * 请求编号
           * @description Chosen by the page; the same again is answered and not done again.
           */
          requestId: string
          /** 票据 */
          items: {
            /** 票据代码 */
            billCode: string
            /** 票据号码 */
            billNumber: string
            /** 报销记录编号 */
            reportId?: string
            /** 原因 */
            reason: string
          }[]
        }
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            act: {
              /** 编号 */
              actId: string
              requestId: string
              service: string
              title: string
              itemCount: number
              /** @description False while the outcome of a bill is unknown. */
              isSettled: boolean
              createdAt: string
            }
            items: {
              itemNumber: number
              /** 票据代码 */
              billCode: string
              /** 票据号码 */
              billNumber: string
              outcome: string | null
              code: string | null
              sentence: string | null
              next: string | null
              answer: {
                [key: string]: unknown
              }
              accounting: string
            }[]
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  postDeskActsPostPreview: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** 票据 */
          items: {
            /** 票据代码 */
            billCode: string
            /** 票据号码 */
            billNumber: string
            /** 报销记录编号 */
            reportId?: string
            /**
             * 入账日期
             * Format: date
             */
            postedOn: string
            /** 会计凭证号 */
            voucherNumber: string
            booking?: {
              /** 摘要 */
              summary: string
              /** 分录 */
              entries: {
                /**
                 * 借贷方向
                 * @enum {string}
                 */
                direction: 'debit' | 'credit'
                /** 科目编码 */
                accountCode: string
                /** 科目名称 */
                accountName: string
                /**
                 * 金额
                 * Format: yuan
                 */
                amount: string
              }[]
            }
          }[]
        }
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** @description Bills against which nothing speaks. */
            willDo: number
            items: {
              /** 票据代码 */
              billCode: string
              /** 票据号码 */
              billNumber: string
              bill: {
                /** 票据代码 */
                billCode: string
                /** 票据号码 */
                billNumber: string
                billName: string
                issuerId: string
                issuerName: string
                issuedOn: string
                amount: string
                reimbursable: string
                balance: string
                standing: string
                form: string
                reimbursement: string
                state: string
                sentence: string
                nextServices: string[]
                lockExpiresAt: string | null
                redBill: {
                  /** 票据代码 */
                  billCode: string
                  /** 票据号码 */
                  billNumber: string
                } | null
              } | null
              objection: {
                code: string
                sentence: string
                next: string
              } | null
              duplicate: {
                /** @enum {string} */
                kind: 'in_file' | 'verified' | 'held' | 'reimbursed'
                name: string
                /** @description A row of the same file, or a day. */
                of: string
              } | null
            }[]
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  postDeskActsPost: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /**
           * 请求编号
           * @description Chosen by the page; the same again is answered and not done again.
           */
          requestId: string
          /** 票据 */
          items: {
            /** 票据代码 */
            billCode: string
            /** 票据号码 */
            billNumber: string
            /** 报销记录编号 */
            reportId?: string
            /**
             * 入账日期
             * Format: date
             */
            postedOn: string
            /** 会计凭证号 */
            voucherNumber: string
            booking?: {
              /** 摘要 */
              summary: string
              /** 分录 */
              entries: {
                /**
                 * 借贷方向
                 * @enum {string}
                 */
                direction: 'debit' | 'credit'
                /** 科目编码 */
                accountCode: string
                /** 科目名称 */
                accountName: string
                /**
                 * 金额
                 * Format: yuan
                 */
                amount: string
              }[]
            }
          }[]
        }
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            act: {
              /** 编号 */
              actId: string
              requestId: string
              service: string
              title: string
              itemCount: number
              /** @description False while the outcome of a bill is unknown. */
              isSettled: boolean
              createdAt: string
            }
            items: {
              itemNumber: number
              /** 票据代码 */
              billCode: string
              /** 票据号码 */
              billNumber: string
              outcome: string | null
              code: string | null
              sentence: string | null
              next: string | null
              answer: {
                [key: string]: unknown
              }
              accounting: string
            }[]
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  postDeskActsUnpostPreview: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** 票据 */
          items: {
            /** 票据代码 */
            billCode: string
            /** 票据号码 */
            billNumber: string
            /** 报销记录编号 */
            reportId?: string
            /** 原因 */
            reason: string
          }[]
        }
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** @description Bills against which nothing speaks. */
            willDo: number
            items: {
              /** 票据代码 */
              billCode: string
              /** 票据号码 */
              billNumber: string
              bill: {
                /** 票据代码 */
                billCode: string
                /** 票据号码 */
                billNumber: string
                billName: string
                issuerId: string
                issuerName: string
                issuedOn: string
                amount: string
                reimbursable: string
                balance: string
                standing: string
                form: string
                reimbursement: string
                state: string
                sentence: string
                nextServices: string[]
                lockExpiresAt: string | null
                redBill: {
                  /** 票据代码 */
                  billCode: string
                  /** 票据号码 */
                  billNumber: string
                } | null
              } | null
              objection: {
                code: string
                sentence: string
                next: string
              } | null
              duplicate: {
                /** @enum {string} */
                kind: 'in_file' | 'verified' | 'held' | 'reimbursed'
                name: string
                /** @description A row of the same file, or a day. */
                of: string
              } | null
            }[]
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  postDeskActsUnpost: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /**
           * 请求编号
           * @description Chosen by the page; the same again is answered and not done again.
           */
          requestId: string
          /** 票据 */
          items: {
            /** 票据代码 */
            billCode: string
            /** 票据号码 */
            billNumber: string
            /** 报销记录编号 */
            reportId?: string
            /** 原因 */
            reason: string
          }[]
        }
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            act: {
              /** 编号 */
              actId: string
              requestId: string
              service: string
              title: string
              itemCount: number
              /** @description False while the outcome of a bill is unknown. */
              isSettled: boolean
              createdAt: string
            }
            items: {
              itemNumber: number
              /** 票据代码 */
              billCode: string
              /** 票据号码 */
              billNumber: string
              outcome: string | null
              code: string | null
              sentence: string | null
              next: string | null
              answer: {
                [key: string]: unknown
              }
              accounting: string
            }[]
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  getDeskActs: {
    parameters: {
      query?: {
        after?: string
        limit?: string
        requestId?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            items: {
              /** 编号 */
              actId: string
              requestId: string
              service: string
              title: string
              itemCount: number
              /** @description False while the outcome of a bill is unknown. */
              isSettled: boolean
              createdAt: string
            }[]
            next: string | null
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  getDeskActsActId: {
    parameters: {
      query?: never
      header?: never
      path: {
        actId: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            act: {
              /** 编号 */
              actId: string
              requestId: string
              service: string
              title: string
              itemCount: number
              /** @description False while the outcome of a bill is unknown. */
              isSettled: boolean
              createdAt: string
            }
            items: {
              itemNumber: number
              /** 票据代码 */
              billCode: string
              /** 票据号码 */
              billNumber: string
              outcome: string | null
              code: string | null
              sentence: string | null
              next: string | null
              answer: {
                [key: string]: unknown
              }
              accounting: string
            }[]
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  getDeskLedger: {
    parameters: {
      query?: {
        billCode?: string
        billNumber?: string
        voucherNumber?: string
        caseId?: string
        state?: 'held' | 'released' | 'expired' | 'recovered' | 'reported' | 'posted' | 'withdrawn'
        purpose?:
          'employer_expense' | 'commercial_insurance' | 'medical_insurance' | 'mutual_aid' | 'other'
        lockedFrom?: string
        lockedTo?: string
        reimbursedFrom?: string
        reimbursedTo?: string
        after?: string
        limit?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            items: {
              useId: string
              /** 票据代码 */
              billCode: string
              /** 票据号码 */
              billNumber: string
              billName: string | null
              issuerName: string | null
              issuedOn: string | null
              amount: string | null
              billState: string | null
              state: string
              stateName: string
              purpose: string
              purposeName: string
              businessReference: string
              caseId: string | null
              lockedAt: string
              expiresAt: string
              reportId: string | null
              reimbursedAmount: string | null
              reimbursedOn: string | null
              voucherNumber: string | null
              postedOn: string | null
            }[]
            next: string | null
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  getDeskLedgerExport: {
    parameters: {
      query: {
        billCode?: string
        billNumber?: string
        voucherNumber?: string
        caseId?: string
        state?: 'held' | 'released' | 'expired' | 'recovered' | 'reported' | 'posted' | 'withdrawn'
        purpose?:
          'employer_expense' | 'commercial_insurance' | 'medical_insurance' | 'mutual_aid' | 'other'
        lockedFrom?: string
        lockedTo?: string
        reimbursedFrom?: string
        reimbursedTo?: string
        format: 'xlsx' | 'csv'
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The file. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/octet-stream': string
        }
      }
      default: components['responses']['Problem']
    }
  }
  getDeskFiles: {
    parameters: {
      query?: {
        after?: string
        limit?: string
        billCode?: string
        billNumber?: string
        voucherNumber?: string
        storedFrom?: string
        storedTo?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            items: {
              /** 编号 */
              fileId: string
              /** 票据代码 */
              billCode: string
              /** 票据号码 */
              billNumber: string
              kind: string
              sm3: string
              voucherNumber: string | null
              storedAt: string
              userId: string
              checks: {
                checkedAt: string
                userId: string
                outcome: string
                code: string
                sentence: string
                faults: {
                  code: string
                  sentence: string
                  subject: string
                }[]
              }[]
            }[]
            next: string | null
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  getDeskFilesFileIdContent: {
    parameters: {
      query?: never
      header?: never
      path: {
        fileId: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The file. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/octet-stream': string
        }
      }
      default: components['responses']['Problem']
    }
  }
  getDeskArchivePreview: {
    parameters: {
      query: {
        from: string
        to: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            bills: number
            files: number
            unconfirmedFiles: number
            filesMax: number
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  getDeskArchive: {
    parameters: {
      query: {
        from: string
        to: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The file. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/octet-stream': string
        }
      }
      default: components['responses']['Problem']
    }
  }
  getDeskStatistics: {
    parameters: {
      query: {
        from: string
        until: string
        step?: 'day' | 'month'
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            total: {
              verified: {
                /** 查验张数 */
                bills: number
                /** 查验金额 */
                amount: string
              }
              locked: {
                /** 锁定张数 */
                bills: number
                /** 锁定金额 */
                amount: string
              }
              reimbursed: {
                /** 报销张数 */
                bills: number
                /** 报销金额 */
                amount: string
              }
              posted: {
                /** 入账张数 */
                bills: number
                /** 入账金额 */
                amount: string
              }
            }
            curve: {
              /** 起始日期 */
              from: string
              verified: {
                /** 查验张数 */
                bills: number
                /** 查验金额 */
                amount: string
              }
              locked: {
                /** 锁定张数 */
                bills: number
                /** 锁定金额 */
                amount: string
              }
              reimbursed: {
                /** 报销张数 */
                bills: number
                /** 报销金额 */
                amount: string
              }
              posted: {
                /** 入账张数 */
                bills: number
                /** 入账金额 */
                amount: string
              }
            }[]
            provinces: {
              /** 票据省份 */
              province: string
              verified: {
                /** 查验张数 */
                bills: number
                /** 查验金额 */
                amount: string
              }
              locked: {
                /** 锁定张数 */
                bills: number
                /** 锁定金额 */
                amount: string
              }
              reimbursed: {
                /** 报销张数 */
                bills: number
                /** 报销金额 */
                amount: string
              }
              posted: {
                /** 入账张数 */
                bills: number
                /** 入账金额 */
                amount: string
              }
            }[]
            lockToReportDays: number | null
            reportToPostingDays: number | null
            locks: {
              /** 已到期 */
              overdue: number
              /** 3天内到期 */
              within3Days: number
              /** 4至7天内到期 */
              within7Days: number
              /** 8至30天内到期 */
              within30Days: number
              /** 30天后到期 */
              later: number
            }
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  postConnectionsApplications: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          contact:
            | {
                /**
                 * 方式
                 * @constant
                 */
                channel: 'mobile'
                /** 手机 */
                target: string
              }
            | {
                /**
                 * 方式
                 * @constant
                 */
                channel: 'email'
                /** 电子邮箱 */
                target: string
              }
          /** 验证码 */
          code: string
        }
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            applicationId: string
            draftToken: string
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  postConnectionsApplicationsApplicationIdReopening: {
    parameters: {
      query?: never
      header?: never
      path: {
        applicationId: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          contact:
            | {
                /**
                 * 方式
                 * @constant
                 */
                channel: 'mobile'
                /** 手机 */
                target: string
              }
            | {
                /**
                 * 方式
                 * @constant
                 */
                channel: 'email'
                /** 电子邮箱 */
                target: string
              }
          /** 验证码 */
          code: string
        }
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            applicationId: string
            draftToken: string
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  getConnectionsApplicationsApplicationId: {
    parameters: {
      query?: never
      header?: never
      path: {
        applicationId: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** 申请编号 */
            applicationId: string
            /** 状态 */
            state: string
            /** 状态名称 */
            stateName: string
            /** @description Personal data is masked unless the route says otherwise. */
            data: {
              /** 单位全称 */
              unitName?: string
              /** 统一社会信用代码 */
              creditCode?: string
              /** 通信地址 */
              address?: string
              /** 单位类型 */
              unitType?: string
              /** 单位法人 */
              legalRepresentative?: {
                /** 姓名 */
                name?: string
                /** 手机 */
                mobile?: string
                /** 身份证号 */
                identityNumber?: string
                /** 电子邮箱 */
                email?: string
              }
              /** 单位经办人 */
              handler?: {
                /** 姓名 */
                name?: string
                /** 手机 */
                mobile?: string
                /** 身份证号 */
                identityNumber?: string
                /** 电子邮箱 */
                email?: string
              }
              /** 业务系统名称 */
              systemName?: string
              /** 业务系统供应商名称 */
              vendorName?: string
            }
            /** 单位账户编号 */
            unitId: string | null
            /** 保存至 */
            savedUntil: string
            /** 提交时间 */
            submittedAt: string | null
            /** 办结期限 */
            dueAt: string | null
            /** 审核人 */
            assignedTo: string | null
            /** 办结时间 */
            decidedAt: string | null
            /** 原因 */
            reason: string | null
            faults: {
              /** 项目 */
              path: string
              /** 代码 */
              code: string
              /** 说明 */
              reason: string
            }[]
            missing: {
              /** 项目 */
              path: string
              /** 代码 */
              code: string
              /** 说明 */
              reason: string
            }[]
            /** 变动 */
            differences: {
              /** 项目 */
              path: string
              /**
               * 与何比较
               * @description account, or returned for this application as it was before its correction.
               */
              from: string
              /**
               * 原来的内容
               * @description Masked as the field itself is, so that both may look alike.
               */
              before: string | boolean | null
            }[]
            files: {
              /** 文件编号 */
              fileId: string
              /** 材料 */
              kind: string
              /** 材料名称 */
              title: string
              /** 退回后上传 */
              isNew: boolean
            }[]
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  putConnectionsApplicationsApplicationId: {
    parameters: {
      query?: never
      header?: never
      path: {
        applicationId: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** 单位全称 */
          unitName?: string
          /** 统一社会信用代码 */
          creditCode?: string
          /** 通信地址 */
          address?: string
          /**
           * 单位类型
           * @description medical_insurance 医保, insurer 商保, other 其他报销单位.
           * @enum {unknown}
           */
          unitType?: 'medical_insurance' | 'insurer' | 'other'
          legalRepresentative?: {
            /** 姓名 */
            name?: string
            mobile?: string | ''
            /** 身份证号 */
            identityNumber?: string
          }
          handler?: {
            /** 姓名 */
            name?: string
            mobile?: string | ''
            /** 身份证号 */
            identityNumber?: string
            email?: string | ''
          }
          /** 本单位业务系统名称 */
          systemName?: string
          /** 本单位业务系统供应商名称 */
          vendorName?: string
        }
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** 申请编号 */
            applicationId: string
            /** 状态 */
            state: string
            /** 状态名称 */
            stateName: string
            /** @description Personal data is masked unless the route says otherwise. */
            data: {
              /** 单位全称 */
              unitName?: string
              /** 统一社会信用代码 */
              creditCode?: string
              /** 通信地址 */
              address?: string
              /** 单位类型 */
              unitType?: string
              /** 单位法人 */
              legalRepresentative?: {
                /** 姓名 */
                name?: string
                /** 手机 */
                mobile?: string
                /** 身份证号 */
                identityNumber?: string
                /** 电子邮箱 */
                email?: string
              }
              /** 单位经办人 */
              handler?: {
                /** 姓名 */
                name?: string
                /** 手机 */
                mobile?: string
                /** 身份证号 */
                identityNumber?: string
                /** 电子邮箱 */
                email?: string
              }
              /** 业务系统名称 */
              systemName?: string
              /** 业务系统供应商名称 */
              vendorName?: string
            }
            /** 单位账户编号 */
            unitId: string | null
            /** 保存至 */
            savedUntil: string
            /** 提交时间 */
            submittedAt: string | null
            /** 办结期限 */
            dueAt: string | null
            /** 审核人 */
            assignedTo: string | null
            /** 办结时间 */
            decidedAt: string | null
            /** 原因 */
            reason: string | null
            faults: {
              /** 项目 */
              path: string
              /** 代码 */
              code: string
              /** 说明 */
              reason: string
            }[]
            missing: {
              /** 项目 */
              path: string
              /** 代码 */
              code: string
              /** 说明 */
              reason: string
            }[]
            /** 变动 */
            differences: {
              /** 项目 */
              path: string
              /**
               * 与何比较
               * @description account, or returned for this application as it was before its correction.
               */
              from: string
              /**
               * 原来的内容
               * @description Masked as the field itself is, so that both may look alike.
               */
              before: string | boolean | null
            }[]
            files: {
              /** 文件编号 */
              fileId: string
              /** 材料 */
              kind: string
              /** 材料名称 */
              title: string
              /** 退回后上传 */
              isNew: boolean
            }[]
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  getConnectionsApplicationsApplicationIdFormPdf: {
    parameters: {
      query?: never
      header?: never
      path: {
        applicationId: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The file. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/octet-stream': string
        }
      }
      default: components['responses']['Problem']
    }
  }
  putConnectionsApplicationsApplicationIdFilesKind: {
    parameters: {
      query?: never
      header?: never
      path: {
        applicationId: string
        kind: 'sealed_form' | 'credit_code_certificate' | 'handler_identity_card'
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/pdf': string
        'image/png': string
        'image/jpeg': string
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** 申请编号 */
            applicationId: string
            /** 状态 */
            state: string
            /** 状态名称 */
            stateName: string
            /** @description Personal data is masked unless the route says otherwise. */
            data: {
              /** 单位全称 */
              unitName?: string
              /** 统一社会信用代码 */
              creditCode?: string
              /** 通信地址 */
              address?: string
              /** 单位类型 */
              unitType?: string
              /** 单位法人 */
              legalRepresentative?: {
                /** 姓名 */
                name?: string
                /** 手机 */
                mobile?: string
                /** 身份证号 */
                identityNumber?: string
                /** 电子邮箱 */
                email?: string
              }
              /** 单位经办人 */
              handler?: {
                /** 姓名 */
                name?: string
                /** 手机 */
                mobile?: string
                /** 身份证号 */
                identityNumber?: string
                /** 电子邮箱 */
                email?: string
              }
              /** 业务系统名称 */
              systemName?: string
              /** 业务系统供应商名称 */
              vendorName?: string
            }
            /** 单位账户编号 */
            unitId: string | null
            /** 保存至 */
            savedUntil: string
            /** 提交时间 */
            submittedAt: string | null
            /** 办结期限 */
            dueAt: string | null
            /** 审核人 */
            assignedTo: string | null
            /** 办结时间 */
            decidedAt: string | null
            /** 原因 */
            reason: string | null
            faults: {
              /** 项目 */
              path: string
              /** 代码 */
              code: string
              /** 说明 */
              reason: string
            }[]
            missing: {
              /** 项目 */
              path: string
              /** 代码 */
              code: string
              /** 说明 */
              reason: string
            }[]
            /** 变动 */
            differences: {
              /** 项目 */
              path: string
              /**
               * 与何比较
               * @description account, or returned for this application as it was before its correction.
               */
              from: string
              /**
               * 原来的内容
               * @description Masked as the field itself is, so that both may look alike.
               */
              before: string | boolean | null
            }[]
            files: {
              /** 文件编号 */
              fileId: string
              /** 材料 */
              kind: string
              /** 材料名称 */
              title: string
              /** 退回后上传 */
              isNew: boolean
            }[]
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  postConnectionsApplicationsApplicationIdSubmission: {
    parameters: {
      query?: never
      header?: never
      path: {
        applicationId: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': Record<string, never>
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json':
            | {
                /** @constant */
                outcome: 'submitted'
                application: {
                  /** 申请编号 */
                  applicationId: string
                  /** 状态 */
                  state: string
                  /** 状态名称 */
                  stateName: string
                  /** @description Personal data is masked unless the route says otherwise. */
                  data: {
                    /** 单位全称 */
                    unitName?: string
                    /** 统一社会信用代码 */
                    creditCode?: string
                    /** 通信地址 */
                    address?: string
                    /** 单位类型 */
                    unitType?: string
                    /** 单位法人 */
                    legalRepresentative?: {
                      /** 姓名 */
                      name?: string
                      /** 手机 */
                      mobile?: string
                      /** 身份证号 */
                      identityNumber?: string
                      /** 电子邮箱 */
                      email?: string
                    }
                    /** 单位经办人 */
                    handler?: {
                      /** 姓名 */
                      name?: string
                      /** 手机 */
                      mobile?: string
                      /** 身份证号 */
                      identityNumber?: string
                      /** 电子邮箱 */
                      email?: string
                    }
                    /** 业务系统名称 */
                    systemName?: string
                    /** 业务系统供应商名称 */
                    vendorName?: string
                  }
                  /** 单位账户编号 */
                  unitId: string | null
                  /** 保存至 */
                  savedUntil: string
                  /** 提交时间 */
                  submittedAt: string | null
                  /** 办结期限 */
                  dueAt: string | null
                  /** 审核人 */
                  assignedTo: string | null
                  /** 办结时间 */
                  decidedAt: string | null
                  /** 原因 */
                  reason: string | null
                  faults: {
                    /** 项目 */
                    path: string
                    /** 代码 */
                    code: string
                    /** 说明 */
                    reason: string
                  }[]
                  missing: {
                    /** 项目 */
                    path: string
                    /** 代码 */
                    code: string
                    /** 说明 */
                    reason: string
                  }[]
                  /** 变动 */
                  differences: {
                    /** 项目 */
                    path: string
                    /**
                     * 与何比较
                     * @description account, or returned for this application as it was before its correction.
                     */
                    from: string
                    /**
                     * 原来的内容
                     * @description Masked as the field itself is, so that both may look alike.
                     */
                    before: string | boolean | null
                  }[]
                  files: {
                    /** 文件编号 */
                    fileId: string
                    /** 材料 */
                    kind: string
                    /** 材料名称 */
                    title: string
                    /** 退回后上传 */
                    isNew: boolean
                  }[]
                }
              }
            | {
                /** @constant */
                outcome: 'incomplete'
                faults: {
                  /** 项目 */
                  path: string
                  /** 代码 */
                  code: string
                  /** 说明 */
                  reason: string
                }[]
              }
        }
      }
      default: components['responses']['Problem']
    }
  }
  getBureausConnectionApplicationsApplicationId: {
    parameters: {
      query?: never
      header?: never
      path: {
        applicationId: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** 申请编号 */
            applicationId: string
            /** 状态 */
            state: string
            /** 状态名称 */
            stateName: string
            /** @description Personal data is masked unless the route says otherwise. */
            data: {
              /** 单位全称 */
              unitName?: string
              /** 统一社会信用代码 */
              creditCode?: string
              /** 通信地址 */
              address?: string
              /** 单位类型 */
              unitType?: string
              /** 单位法人 */
              legalRepresentative?: {
                /** 姓名 */
                name?: string
                /** 手机 */
                mobile?: string
                /** 身份证号 */
                identityNumber?: string
                /** 电子邮箱 */
                email?: string
              }
              /** 单位经办人 */
              handler?: {
                /** 姓名 */
                name?: string
                /** 手机 */
                mobile?: string
                /** 身份证号 */
                identityNumber?: string
                /** 电子邮箱 */
                email?: string
              }
              /** 业务系统名称 */
              systemName?: string
              /** 业务系统供应商名称 */
              vendorName?: string
            }
            /** 单位账户编号 */
            unitId: string | null
            /** 保存至 */
            savedUntil: string
            /** 提交时间 */
            submittedAt: string | null
            /** 办结期限 */
            dueAt: string | null
            /** 审核人 */
            assignedTo: string | null
            /** 办结时间 */
            decidedAt: string | null
            /** 原因 */
            reason: string | null
            faults: {
              /** 项目 */
              path: string
              /** 代码 */
              code: string
              /** 说明 */
              reason: string
            }[]
            missing: {
              /** 项目 */
              path: string
              /** 代码 */
              code: string
              /** 说明 */
              reason: string
            }[]
            /** 变动 */
            differences: {
              /** 项目 */
              path: string
              /**
               * 与何比较
               * @description account, or returned for this application as it was before its correction.
               */
              from: string
              /**
               * 原来的内容
               * @description Masked as the field itself is, so that both may look alike.
               */
              before: string | boolean | null
            }[]
            files: {
              /** 文件编号 */
              fileId: string
              /** 材料 */
              kind: string
              /** 材料名称 */
              title: string
              /** 退回后上传 */
              isNew: boolean
            }[]
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  postBureausConnectionApplicationsApplicationIdAssignment: {
    parameters: {
      query?: never
      header?: never
      path: {
        applicationId: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': Record<string, never>
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** 申请编号 */
            applicationId: string
            /** 状态 */
            state: string
            /** 状态名称 */
            stateName: string
            /** @description Personal data is masked unless the route says otherwise. */
            data: {
              /** 单位全称 */
              unitName?: string
              /** 统一社会信用代码 */
              creditCode?: string
              /** 通信地址 */
              address?: string
              /** 单位类型 */
              unitType?: string
              /** 单位法人 */
              legalRepresentative?: {
                /** 姓名 */
                name?: string
                /** 手机 */
                mobile?: string
                /** 身份证号 */
                identityNumber?: string
                /** 电子邮箱 */
                email?: string
              }
              /** 单位经办人 */
              handler?: {
                /** 姓名 */
                name?: string
                /** 手机 */
                mobile?: string
                /** 身份证号 */
                identityNumber?: string
                /** 电子邮箱 */
                email?: string
              }
              /** 业务系统名称 */
              systemName?: string
              /** 业务系统供应商名称 */
              vendorName?: string
            }
            /** 单位账户编号 */
            unitId: string | null
            /** 保存至 */
            savedUntil: string
            /** 提交时间 */
            submittedAt: string | null
            /** 办结期限 */
            dueAt: string | null
            /** 审核人 */
            assignedTo: string | null
            /** 办结时间 */
            decidedAt: string | null
            /** 原因 */
            reason: string | null
            faults: {
              /** 项目 */
              path: string
              /** 代码 */
              code: string
              /** 说明 */
              reason: string
            }[]
            missing: {
              /** 项目 */
              path: string
              /** 代码 */
              code: string
              /** 说明 */
              reason: string
            }[]
            /** 变动 */
            differences: {
              /** 项目 */
              path: string
              /**
               * 与何比较
               * @description account, or returned for this application as it was before its correction.
               */
              from: string
              /**
               * 原来的内容
               * @description Masked as the field itself is, so that both may look alike.
               */
              before: string | boolean | null
            }[]
            files: {
              /** 文件编号 */
              fileId: string
              /** 材料 */
              kind: string
              /** 材料名称 */
              title: string
              /** 退回后上传 */
              isNew: boolean
            }[]
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  postBureausConnectionApplicationsApplicationIdReturn: {
    parameters: {
      query?: never
      header?: never
      path: {
        applicationId: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** 原因 */
          reason: string
          faults: {
            /** 项目 */
            path: string
            /** 原因 */
            reason: string
          }[]
        }
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** 申请编号 */
            applicationId: string
            /** 状态 */
            state: string
            /** 状态名称 */
            stateName: string
            /** @description Personal data is masked unless the route says otherwise. */
            data: {
              /** 单位全称 */
              unitName?: string
              /** 统一社会信用代码 */
              creditCode?: string
              /** 通信地址 */
              address?: string
              /** 单位类型 */
              unitType?: string
              /** 单位法人 */
              legalRepresentative?: {
                /** 姓名 */
                name?: string
                /** 手机 */
                mobile?: string
                /** 身份证号 */
                identityNumber?: string
                /** 电子邮箱 */
                email?: string
              }
              /** 单位经办人 */
              handler?: {
                /** 姓名 */
                name?: string
                /** 手机 */
                mobile?: string
                /** 身份证号 */
                identityNumber?: string
                /** 电子邮箱 */
                email?: string
              }
              /** 业务系统名称 */
              systemName?: string
              /** 业务系统供应商名称 */
              vendorName?: string
            }
            /** 单位账户编号 */
            unitId: string | null
            /** 保存至 */
            savedUntil: string
            /** 提交时间 */
            submittedAt: string | null
            /** 办结期限 */
            dueAt: string | null
            /** 审核人 */
            assignedTo: string | null
            /** 办结时间 */
            decidedAt: string | null
            /** 原因 */
            reason: string | null
            faults: {
              /** 项目 */
              path: string
              /** 代码 */
              code: string
              /** 说明 */
              reason: string
            }[]
            missing: {
              /** 项目 */
              path: string
              /** 代码 */
              code: string
              /** 说明 */
              reason: string
            }[]
            /** 变动 */
            differences: {
              /** 项目 */
              path: string
              /**
               * 与何比较
               * @description account, or returned for this application as it was before its correction.
               */
              from: string
              /**
               * 原来的内容
               * @description Masked as the field itself is, so that both may look alike.
               */
              before: string | boolean | null
            }[]
            files: {
              /** 文件编号 */
              fileId: string
              /** 材料 */
              kind: string
              /** 材料名称 */
              title: string
              /** 退回后上传 */
              isNew: boolean
            }[]
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  postBureausConnectionApplicationsApplicationIdRejection: {
    parameters: {
      query?: never
      header?: never
      path: {
        applicationId: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** 原因 */
          reason: string
        }
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** 申请编号 */
            applicationId: string
            /** 状态 */
            state: string
            /** 状态名称 */
            stateName: string
            /** @description Personal data is masked unless the route says otherwise. */
            data: {
              /** 单位全称 */
              unitName?: string
              /** 统一社会信用代码 */
              creditCode?: string
              /** 通信地址 */
              address?: string
              /** 单位类型 */
              unitType?: string
              /** 单位法人 */
              legalRepresentative?: {
                /** 姓名 */
                name?: string
                /** 手机 */
                mobile?: string
                /** 身份证号 */
                identityNumber?: string
                /** 电子邮箱 */
                email?: string
              }
              /** 单位经办人 */
              handler?: {
                /** 姓名 */
                name?: string
                /** 手机 */
                mobile?: string
                /** 身份证号 */
                identityNumber?: string
                /** 电子邮箱 */
                email?: string
              }
              /** 业务系统名称 */
              systemName?: string
              /** 业务系统供应商名称 */
              vendorName?: string
            }
            /** 单位账户编号 */
            unitId: string | null
            /** 保存至 */
            savedUntil: string
            /** 提交时间 */
            submittedAt: string | null
            /** 办结期限 */
            dueAt: string | null
            /** 审核人 */
            assignedTo: string | null
            /** 办结时间 */
            decidedAt: string | null
            /** 原因 */
            reason: string | null
            faults: {
              /** 项目 */
              path: string
              /** 代码 */
              code: string
              /** 说明 */
              reason: string
            }[]
            missing: {
              /** 项目 */
              path: string
              /** 代码 */
              code: string
              /** 说明 */
              reason: string
            }[]
            /** 变动 */
            differences: {
              /** 项目 */
              path: string
              /**
               * 与何比较
               * @description account, or returned for this application as it was before its correction.
               */
              from: string
              /**
               * 原来的内容
               * @description Masked as the field itself is, so that both may look alike.
               */
              before: string | boolean | null
            }[]
            files: {
              /** 文件编号 */
              fileId: string
              /** 材料 */
              kind: string
              /** 材料名称 */
              title: string
              /** 退回后上传 */
              isNew: boolean
            }[]
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  postBureausConnectionApplicationsApplicationIdApproval: {
    parameters: {
      query?: never
      header?: never
      path: {
        applicationId: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': Record<string, never>
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** 申请编号 */
            applicationId: string
            /** 状态 */
            state: string
            /** 状态名称 */
            stateName: string
            /** @description Personal data is masked unless the route says otherwise. */
            data: {
              /** 单位全称 */
              unitName?: string
              /** 统一社会信用代码 */
              creditCode?: string
              /** 通信地址 */
              address?: string
              /** 单位类型 */
              unitType?: string
              /** 单位法人 */
              legalRepresentative?: {
                /** 姓名 */
                name?: string
                /** 手机 */
                mobile?: string
                /** 身份证号 */
                identityNumber?: string
                /** 电子邮箱 */
                email?: string
              }
              /** 单位经办人 */
              handler?: {
                /** 姓名 */
                name?: string
                /** 手机 */
                mobile?: string
                /** 身份证号 */
                identityNumber?: string
                /** 电子邮箱 */
                email?: string
              }
              /** 业务系统名称 */
              systemName?: string
              /** 业务系统供应商名称 */
              vendorName?: string
            }
            /** 单位账户编号 */
            unitId: string | null
            /** 保存至 */
            savedUntil: string
            /** 提交时间 */
            submittedAt: string | null
            /** 办结期限 */
            dueAt: string | null
            /** 审核人 */
            assignedTo: string | null
            /** 办结时间 */
            decidedAt: string | null
            /** 原因 */
            reason: string | null
            faults: {
              /** 项目 */
              path: string
              /** 代码 */
              code: string
              /** 说明 */
              reason: string
            }[]
            missing: {
              /** 项目 */
              path: string
              /** 代码 */
              code: string
              /** 说明 */
              reason: string
            }[]
            /** 变动 */
            differences: {
              /** 项目 */
              path: string
              /**
               * 与何比较
               * @description account, or returned for this application as it was before its correction.
               */
              from: string
              /**
               * 原来的内容
               * @description Masked as the field itself is, so that both may look alike.
               */
              before: string | boolean | null
            }[]
            files: {
              /** 文件编号 */
              fileId: string
              /** 材料 */
              kind: string
              /** 材料名称 */
              title: string
              /** 退回后上传 */
              isNew: boolean
            }[]
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  postBureausConnectionApplicationsApplicationIdPersonalData: {
    parameters: {
      query?: never
      header?: never
      path: {
        applicationId: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** 原因 */
          reason: string
        }
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** 申请编号 */
            applicationId: string
            /** 状态 */
            state: string
            /** 状态名称 */
            stateName: string
            /** @description Personal data is masked unless the route says otherwise. */
            data: {
              /** 单位全称 */
              unitName?: string
              /** 统一社会信用代码 */
              creditCode?: string
              /** 通信地址 */
              address?: string
              /** 单位类型 */
              unitType?: string
              /** 单位法人 */
              legalRepresentative?: {
                /** 姓名 */
                name?: string
                /** 手机 */
                mobile?: string
                /** 身份证号 */
                identityNumber?: string
                /** 电子邮箱 */
                email?: string
              }
              /** 单位经办人 */
              handler?: {
                /** 姓名 */
                name?: string
                /** 手机 */
                mobile?: string
                /** 身份证号 */
                identityNumber?: string
                /** 电子邮箱 */
                email?: string
              }
              /** 业务系统名称 */
              systemName?: string
              /** 业务系统供应商名称 */
              vendorName?: string
            }
            /** 单位账户编号 */
            unitId: string | null
            /** 保存至 */
            savedUntil: string
            /** 提交时间 */
            submittedAt: string | null
            /** 办结期限 */
            dueAt: string | null
            /** 审核人 */
            assignedTo: string | null
            /** 办结时间 */
            decidedAt: string | null
            /** 原因 */
            reason: string | null
            faults: {
              /** 项目 */
              path: string
              /** 代码 */
              code: string
              /** 说明 */
              reason: string
            }[]
            missing: {
              /** 项目 */
              path: string
              /** 代码 */
              code: string
              /** 说明 */
              reason: string
            }[]
            /** 变动 */
            differences: {
              /** 项目 */
              path: string
              /**
               * 与何比较
               * @description account, or returned for this application as it was before its correction.
               */
              from: string
              /**
               * 原来的内容
               * @description Masked as the field itself is, so that both may look alike.
               */
              before: string | boolean | null
            }[]
            files: {
              /** 文件编号 */
              fileId: string
              /** 材料 */
              kind: string
              /** 材料名称 */
              title: string
              /** 退回后上传 */
              isNew: boolean
            }[]
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  postBureausConnectionApplicationsApplicationIdFilesFileIdReading: {
    parameters: {
      query?: never
      header?: never
      path: {
        applicationId: string
        fileId: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** 原因 */
          reason: string
        }
      }
    }
    responses: {
      /** @description The file. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/octet-stream': string
        }
      }
      default: components['responses']['Problem']
    }
  }
  getConnectionsSelf: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** 单位数字账户ID */
            unitId: string
            /** 单位全称 */
            unitName: string
            /** 统一社会信用代码 */
            creditCode: string
            /** 账户状态 */
            accountState: string
            /** 账户状态名称 */
            accountStateName: string
            /** 当前步骤 */
            step: string
            /** 步骤名称 */
            stepName: string
            /** 自何时起 */
            since: string
            /**
             * 由谁办理
             * @description unit, centre, platform or nobody.
             */
            acts: string
            /** 下一步 */
            next: string
            steps: {
              /** 步骤 */
              step: string
              /** 名称 */
              name: string
              /** 由谁办理 */
              acts: string
              /**
               * 进度
               * @description behind, present or ahead.
               */
              state: string
            }[]
            /** 业务系统名称 */
            systemName: string
            /** 业务系统供应商名称 */
            vendorName: string
            sandbox: {
              /** appId */
              appId: string
              /** 报文访问地址 */
              baseUrl: string
              /** 平台公钥 */
              platformPublicKey: string
            } | null
            production: {
              /** appId */
              appId: string
              /** 报文访问地址 */
              baseUrl: string
              /** 平台公钥 */
              platformPublicKey: string
            } | null
            /** 测试环境密钥待领取 */
            testSecretWaits: boolean
            /** 正式环境密钥待领取 */
            productionSecretWaits: boolean
            testEndpoint: {
              addresses: string[]
              /** 端口 */
              port: number
            } | null
            productionEndpoint: {
              addresses: string[]
              /** 端口 */
              port: number
            } | null
            /** 测试报告编号 */
            reportId: string | null
            /** 单位确认时间 */
            unitSignedAt: string | null
            /** 中心确认时间 */
            centreSignedAt: string | null
            firstBill: {
              /** 票据代码 */
              billCode: string
              /** 票据号码 */
              billNumber: string
              /** 锁定时间 */
              lockedAt: string
              /** 报销时间 */
              reportedAt: string | null
              /** 入账时间 */
              postedAt: string | null
            } | null
            /** 上线时间 */
            liveAt: string | null
            /** 每分钟报文数 */
            quotaPerMinute: number | null
            /** 每千笔差错数 */
            faultsPerMille: number | null
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  postConnectionsSelfSecretsEnvironmentReveal: {
    parameters: {
      query?: never
      header?: never
      path: {
        environment: 'test' | 'production'
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': Record<string, never>
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** appId */
            appId: string
            /**
             * appKey
             * @description 64 hexadecimal digits.
             */
            appKey: string
            /** 报文访问地址 */
            baseUrl: string
            /** 单位数字账户ID */
            accountId: string
            /** 财政数字信封加密公钥 */
            platformPublicKey: string
            /** 沙箱访问口令 */
            accessToken: string | null
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  postConnectionsSelfSecretsTestRenewal: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': Record<string, never>
      }
    }
    responses: {
      /** @description Done. */
      204: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      default: components['responses']['Problem']
    }
  }
  getConnectionsSelfKeys: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            items: {
              /** 公钥编号 */
              keyId: string
              /** 环境 */
              environment: string
              /** 公钥 */
              publicKey: string
              /**
               * 公钥指纹
               * @description SM3 of the point.
               */
              fingerprint: string
              /**
               * 待签名内容
               * @description UTF-8, to be signed by SM2 with SM3. Null once it was signed.
               */
              challenge: string | null
              /** 签名期限 */
              challengeUntil: string
              /** 验证时间 */
              provenAt: string | null
              /**
               * 有效至
               * @description Of a key that a newer one replaced.
               */
              validUntil: string | null
            }[]
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  postConnectionsSelfKeys: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /**
           * 环境
           * @description test or production.
           * @enum {unknown}
           */
          environment: 'test' | 'production'
          /** 公钥 */
          publicKey: string
        }
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** 公钥编号 */
            keyId: string
            /** 环境 */
            environment: string
            /** 公钥 */
            publicKey: string
            /**
             * 公钥指纹
             * @description SM3 of the point.
             */
            fingerprint: string
            /**
             * 待签名内容
             * @description UTF-8, to be signed by SM2 with SM3. Null once it was signed.
             */
            challenge: string | null
            /** 签名期限 */
            challengeUntil: string
            /** 验证时间 */
            provenAt: string | null
            /**
             * 有效至
             * @description Of a key that a newer one replaced.
             */
            validUntil: string | null
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  postConnectionsSelfKeysKeyIdProof: {
    parameters: {
      query?: never
      header?: never
      path: {
        keyId: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** 签名值 */
          signature: string
        }
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** 公钥编号 */
            keyId: string
            /** 环境 */
            environment: string
            /** 公钥 */
            publicKey: string
            /**
             * 公钥指纹
             * @description SM3 of the point.
             */
            fingerprint: string
            /**
             * 待签名内容
             * @description UTF-8, to be signed by SM2 with SM3. Null once it was signed.
             */
            challenge: string | null
            /** 签名期限 */
            challengeUntil: string
            /** 验证时间 */
            provenAt: string | null
            /**
             * 有效至
             * @description Of a key that a newer one replaced.
             */
            validUntil: string | null
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  getConnectionsSelfMaterialsNoticePdf: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The file. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/octet-stream': string
        }
      }
      default: components['responses']['Problem']
    }
  }
  getConnectionsSelfMaterialsGuideZip: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The file. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/octet-stream': string
        }
      }
      default: components['responses']['Problem']
    }
  }
  getConnectionsSelfMaterialsReportTemplatePdf: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The file. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/octet-stream': string
        }
      }
      default: components['responses']['Problem']
    }
  }
  putConnectionsSelfEndpointsEnvironment: {
    parameters: {
      query?: never
      header?: never
      path: {
        environment: 'test' | 'production'
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          addresses: string[]
          /** 端口 */
          port: number
        }
      }
    }
    responses: {
      /** @description Done. */
      204: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      default: components['responses']['Problem']
    }
  }
  postConnectionsSelfSignOff: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': Record<string, never>
      }
    }
    responses: {
      /** @description Done. */
      204: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      default: components['responses']['Problem']
    }
  }
  putConnectionsSelfFirstBill: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** 票据代码 */
          billCode: string
          /** 票据号码 */
          billNumber: string
        }
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** 单位数字账户ID */
            unitId: string
            /** 单位全称 */
            unitName: string
            /** 统一社会信用代码 */
            creditCode: string
            /** 账户状态 */
            accountState: string
            /** 账户状态名称 */
            accountStateName: string
            /** 当前步骤 */
            step: string
            /** 步骤名称 */
            stepName: string
            /** 自何时起 */
            since: string
            /**
             * 由谁办理
             * @description unit, centre, platform or nobody.
             */
            acts: string
            /** 下一步 */
            next: string
            steps: {
              /** 步骤 */
              step: string
              /** 名称 */
              name: string
              /** 由谁办理 */
              acts: string
              /**
               * 进度
               * @description behind, present or ahead.
               */
              state: string
            }[]
            /** 业务系统名称 */
            systemName: string
            /** 业务系统供应商名称 */
            vendorName: string
            sandbox: {
              /** appId */
              appId: string
              /** 报文访问地址 */
              baseUrl: string
              /** 平台公钥 */
              platformPublicKey: string
            } | null
            production: {
              /** appId */
              appId: string
              /** 报文访问地址 */
              baseUrl: string
              /** 平台公钥 */
              platformPublicKey: string
            } | null
            /** 测试环境密钥待领取 */
            testSecretWaits: boolean
            /** 正式环境密钥待领取 */
            productionSecretWaits: boolean
            testEndpoint: {
              addresses: string[]
              /** 端口 */
              port: number
            } | null
            productionEndpoint: {
              addresses: string[]
              /** 端口 */
              port: number
            } | null
            /** 测试报告编号 */
            reportId: string | null
            /** 单位确认时间 */
            unitSignedAt: string | null
            /** 中心确认时间 */
            centreSignedAt: string | null
            firstBill: {
              /** 票据代码 */
              billCode: string
              /** 票据号码 */
              billNumber: string
              /** 锁定时间 */
              lockedAt: string
              /** 报销时间 */
              reportedAt: string | null
              /** 入账时间 */
              postedAt: string | null
            } | null
            /** 上线时间 */
            liveAt: string | null
            /** 每分钟报文数 */
            quotaPerMinute: number | null
            /** 每千笔差错数 */
            faultsPerMille: number | null
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  postConnectionsSelfEnd: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** 原因 */
          reason: string
        }
      }
    }
    responses: {
      /** @description Done. */
      204: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      default: components['responses']['Problem']
    }
  }
  getConnectionsSelfJointTestForm: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** 状态 */
            state: string
            /** 状态名称 */
            stateName: string
            /** 单位联系人 */
            contact: {
              /** 姓名 */
              name?: string
              /** 手机 */
              mobile?: string
              /** 身份证号 */
              identityNumber?: string
              /** 电子邮箱 */
              email?: string
            }
            test: {
              addresses: string[]
              /** 端口 */
              port: number
            } | null
            production: {
              addresses: string[]
              /** 端口 */
              port: number
            } | null
            /** 申请联调时间 */
            wantedTime: string
            /** 更新时间 */
            changedAt: string
            /** 扫描件是否已上传 */
            hasScan: boolean
            /** 原因 */
            reason: string | null
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  putConnectionsSelfJointTestForm: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          contact: {
            /** 单位联系人 */
            name: string
            /** 手机 */
            mobile: string
            /** 电子邮箱 */
            email: string
          }
          test: {
            addresses: string[]
            /** 端口 */
            port: number
          }
          production: {
            addresses: string[]
            /** 端口 */
            port: number
          }
          /** 申请联调时间 */
          wantedTime: string
        }
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** 状态 */
            state: string
            /** 状态名称 */
            stateName: string
            /** 单位联系人 */
            contact: {
              /** 姓名 */
              name?: string
              /** 手机 */
              mobile?: string
              /** 身份证号 */
              identityNumber?: string
              /** 电子邮箱 */
              email?: string
            }
            test: {
              addresses: string[]
              /** 端口 */
              port: number
            } | null
            production: {
              addresses: string[]
              /** 端口 */
              port: number
            } | null
            /** 申请联调时间 */
            wantedTime: string
            /** 更新时间 */
            changedAt: string
            /** 扫描件是否已上传 */
            hasScan: boolean
            /** 原因 */
            reason: string | null
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  postConnectionsSelfJointTestFormSubmission: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': Record<string, never>
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** 状态 */
            state: string
            /** 状态名称 */
            stateName: string
            /** 单位联系人 */
            contact: {
              /** 姓名 */
              name?: string
              /** 手机 */
              mobile?: string
              /** 身份证号 */
              identityNumber?: string
              /** 电子邮箱 */
              email?: string
            }
            test: {
              addresses: string[]
              /** 端口 */
              port: number
            } | null
            production: {
              addresses: string[]
              /** 端口 */
              port: number
            } | null
            /** 申请联调时间 */
            wantedTime: string
            /** 更新时间 */
            changedAt: string
            /** 扫描件是否已上传 */
            hasScan: boolean
            /** 原因 */
            reason: string | null
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  getConnectionsSelfJointTestFormFormPdf: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The file. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/octet-stream': string
        }
      }
      default: components['responses']['Problem']
    }
  }
  putConnectionsSelfJointTestFormScan: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/pdf': string
        'image/png': string
        'image/jpeg': string
      }
    }
    responses: {
      /** @description Done. */
      204: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      default: components['responses']['Problem']
    }
  }
  getConnectionsSelfRequiredCases: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            items: {
              /** 报文 */
              message: string
              /** 名称 */
              title: string
              cases: {
                /** 用例 */
                code: string
                /** 说明 */
                title: string
              }[]
            }[]
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  getConnectionsSelfReports: {
    parameters: {
      query?: {
        after?: string
        limit?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            items: {
              /** 报告编号 */
              reportId: string
              /** 提交时间 */
              receivedAt: string
              /** 用例是否齐全 */
              isComplete: boolean
              counts: {
                /** 通过 */
                pass: number
                /** 不通过 */
                fail: number
                /** 未测 */
                skip: number
                /** 等待 */
                wait: number
                /** 错误 */
                error: number
              }
              missing: {
                /** 报文 */
                message: string
                /** 应通过 */
                required: number
                /** 已通过 */
                passed: number
                missing: string[]
              }[]
            }[]
            next: string | null
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  postConnectionsSelfReports: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': string
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** 报告编号 */
            reportId: string
            /** 提交时间 */
            receivedAt: string
            /** 用例是否齐全 */
            isComplete: boolean
            counts: {
              /** 通过 */
              pass: number
              /** 不通过 */
              fail: number
              /** 未测 */
              skip: number
              /** 等待 */
              wait: number
              /** 错误 */
              error: number
            }
            missing: {
              /** 报文 */
              message: string
              /** 应通过 */
              required: number
              /** 已通过 */
              passed: number
              missing: string[]
            }[]
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  getConnectionsSelfReportsReportIdReportJson: {
    parameters: {
      query?: never
      header?: never
      path: {
        reportId: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The file. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/octet-stream': string
        }
      }
      default: components['responses']['Problem']
    }
  }
  getConnectionsSelfReportsReportIdReportPdf: {
    parameters: {
      query?: never
      header?: never
      path: {
        reportId: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The file. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/octet-stream': string
        }
      }
      default: components['responses']['Problem']
    }
  }
  getConnectionsSlots: {
    parameters: {
      query: {
        from: string
        days?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            items: {
              /** 开始时间 */
              startsAt: string
              /** 结束时间 */
              endsAt: string
              /** 日期 */
              day: string
              /** 已约名额 */
              placesTaken: number
              /** 剩余名额 */
              placesLeft: number
              /** 候补家数 */
              waiting: number
              /** 是否有空位 */
              isFree: boolean
              /**
               * 是否在预约期内
               * @description Neither too soon nor too far ahead to be booked or waited for.
               */
              isOpen: boolean
            }[]
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  getConnectionsSelfBookings: {
    parameters: {
      query?: {
        after?: string
        limit?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            items: {
              /** 预约编号 */
              bookingId: string
              /** 单位账户编号 */
              unitId: string
              /** 状态 */
              state: string
              /** 状态名称 */
              stateName: string
              /** 开始时间 */
              startsAt: string
              /** 结束时间 */
              endsAt: string
              /**
               * 联调时间
               * @description In the time of Beijing.
               */
              time: string
              /** 保留至 */
              offeredUntil: string | null
            }[]
            next: string | null
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  postConnectionsSelfBookings: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** 开始时间 */
          startsAt: string
          /** 登记候补 */
          waits?: boolean
        }
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** 预约编号 */
            bookingId: string
            /** 单位账户编号 */
            unitId: string
            /** 状态 */
            state: string
            /** 状态名称 */
            stateName: string
            /** 开始时间 */
            startsAt: string
            /** 结束时间 */
            endsAt: string
            /**
             * 联调时间
             * @description In the time of Beijing.
             */
            time: string
            /** 保留至 */
            offeredUntil: string | null
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  putConnectionsSelfBookingsBookingId: {
    parameters: {
      query?: never
      header?: never
      path: {
        bookingId: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** 开始时间 */
          startsAt: string
        }
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** 预约编号 */
            bookingId: string
            /** 单位账户编号 */
            unitId: string
            /** 状态 */
            state: string
            /** 状态名称 */
            stateName: string
            /** 开始时间 */
            startsAt: string
            /** 结束时间 */
            endsAt: string
            /**
             * 联调时间
             * @description In the time of Beijing.
             */
            time: string
            /** 保留至 */
            offeredUntil: string | null
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  deleteConnectionsSelfBookingsBookingId: {
    parameters: {
      query?: never
      header?: never
      path: {
        bookingId: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** 预约编号 */
            bookingId: string
            /** 单位账户编号 */
            unitId: string
            /** 状态 */
            state: string
            /** 状态名称 */
            stateName: string
            /** 开始时间 */
            startsAt: string
            /** 结束时间 */
            endsAt: string
            /**
             * 联调时间
             * @description In the time of Beijing.
             */
            time: string
            /** 保留至 */
            offeredUntil: string | null
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  postConnectionsSelfBookingsBookingIdAcceptance: {
    parameters: {
      query?: never
      header?: never
      path: {
        bookingId: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': Record<string, never>
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** 预约编号 */
            bookingId: string
            /** 单位账户编号 */
            unitId: string
            /** 状态 */
            state: string
            /** 状态名称 */
            stateName: string
            /** 开始时间 */
            startsAt: string
            /** 结束时间 */
            endsAt: string
            /**
             * 联调时间
             * @description In the time of Beijing.
             */
            time: string
            /** 保留至 */
            offeredUntil: string | null
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  getConnectionsSelfSandboxMessages: {
    parameters: {
      query?: {
        after?: string
        limit?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            messages: {
              /** 序号 */
              number: string
              /** 时间 */
              at: string
              /** 沙箱时间 */
              worldAt: string
              /** 报文 */
              service: string
              /** 请求编号 */
              requestId: string
              /** 结果 */
              outcome: string
            }[]
            next: string | null
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  getConnectionsSelfSandboxMessagesNumber: {
    parameters: {
      query?: never
      header?: never
      path: {
        number: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** 序号 */
            number: string
            /** 时间 */
            at: string
            /** 沙箱时间 */
            worldAt: string
            /** 报文 */
            service: string
            /** 请求编号 */
            requestId: string
            /** 结果 */
            outcome: string
            payload: unknown
            answer: unknown
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  postConnectionsSelfSandboxMessagesNumberReplay: {
    parameters: {
      query?: never
      header?: never
      path: {
        number: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': Record<string, never>
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            answer: unknown
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  postConnectionsSelfSandboxExchangeService: {
    parameters: {
      query?: never
      header?: never
      path: {
        service:
          | 'bill.verify'
          | 'bill.status'
          | 'bill.lock'
          | 'bill.extend'
          | 'bill.unlock'
          | 'reimbursement.report'
          | 'reimbursement.withdraw'
          | 'reimbursement.post'
          | 'reimbursement.unpost'
          | 'bill.file'
          | 'operation.result'
          | 'event.feed'
          | 'key.rotate'
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /**
           * 版本
           * @description Protocol version.
           * @constant
           */
          version: '1.0'
          /**
           * 应用编号
           * @description Names the sender of the request, in the request and in its answer.
           */
          appId: string
          /**
           * 请求编号
           * @description Chosen by the sender and kept before the first attempt; a retry repeats it, an answer carries it back.
           */
          requestId: string
          /**
           * 发送时间
           * @description When this envelope was sealed: UTC with milliseconds.
           */
          timestamp: string
          /**
           * 密钥密文
           * @description The 16-byte SM4 key under the SM2 public key of the receiver: DER SM2Cipher, base64.
           */
          encryptedKey: string
          /**
           * 初始向量
           * @description The 16-byte initial vector of SM4-CBC, base64.
           */
          iv: string
          /**
           * 业务数据密文
           * @description SM4-CBC with PKCS#7 of the payload (JSON in UTF-8), base64.
           */
          data: string
          /**
           * 报文鉴别码
           * @description HMAC-SM3 under the appKey over the signing text, base64.
           */
          mac: string
          /**
           * 签名
           * @description SM2 with SM3 over the signing text, user identity 1234567812345678: DER, base64.
           */
          signature?: string
        }
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** 状态码 */
            status: number
            body: unknown
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  getConnectionsSelfSandboxWorld: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            [key: string]: unknown
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  getConnectionsSelfSandboxWorldBills: {
    parameters: {
      query?: {
        state?: string
        after?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            [key: string]: unknown
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  postConnectionsSelfSandboxWorldBills: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /**
           * 开票省份
           * @enum {unknown}
           */
          home?: 'own' | 'other'
          /** 金额 */
          amount?: string
        }
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            [key: string]: unknown
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  postConnectionsSelfSandboxWorldClock: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** 天数 */
          advanceDays: number
        }
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            [key: string]: unknown
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  postConnectionsSelfSandboxWorldReset: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': Record<string, never>
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            [key: string]: unknown
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  postConnectionsSelfSandboxWorldActs: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** 动作 */
          act: string
          /** 票据代码 */
          billCode: string
          /** 票据号码 */
          billNumber: string
        }
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            [key: string]: unknown
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  getBureausConnections: {
    parameters: {
      query?: {
        after?: string
        limit?: string
        text?: string
        step?:
          | 'preparing'
          | 'developing'
          | 'form_review'
          | 'testing'
          | 'signing'
          | 'enrolling'
          | 'trial'
          | 'live'
          | 'closed'
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            items: {
              /** 单位数字账户ID */
              unitId: string
              /** 单位全称 */
              unitName: string
              /** 统一社会信用代码 */
              creditCode: string
              /** 账户状态 */
              accountState: string
              /** 账户状态名称 */
              accountStateName: string
              /** 当前步骤 */
              step: string
              /** 步骤名称 */
              stepName: string
              /** 自何时起 */
              since: string
              /**
               * 由谁办理
               * @description unit, centre, platform or nobody.
               */
              acts: string
              /** 下一步 */
              next: string
              steps: {
                /** 步骤 */
                step: string
                /** 名称 */
                name: string
                /** 由谁办理 */
                acts: string
                /**
                 * 进度
                 * @description behind, present or ahead.
                 */
                state: string
              }[]
              /** 业务系统名称 */
              systemName: string
              /** 业务系统供应商名称 */
              vendorName: string
              sandbox: {
                /** appId */
                appId: string
                /** 报文访问地址 */
                baseUrl: string
                /** 平台公钥 */
                platformPublicKey: string
              } | null
              production: {
                /** appId */
                appId: string
                /** 报文访问地址 */
                baseUrl: string
                /** 平台公钥 */
                platformPublicKey: string
              } | null
              /** 测试环境密钥待领取 */
              testSecretWaits: boolean
              /** 正式环境密钥待领取 */
              productionSecretWaits: boolean
              testEndpoint: {
                addresses: string[]
                /** 端口 */
                port: number
              } | null
              productionEndpoint: {
                addresses: string[]
                /** 端口 */
                port: number
              } | null
              /** 测试报告编号 */
              reportId: string | null
              /** 单位确认时间 */
              unitSignedAt: string | null
              /** 中心确认时间 */
              centreSignedAt: string | null
              firstBill: {
                /** 票据代码 */
                billCode: string
                /** 票据号码 */
                billNumber: string
                /** 锁定时间 */
                lockedAt: string
                /** 报销时间 */
                reportedAt: string | null
                /** 入账时间 */
                postedAt: string | null
              } | null
              /** 上线时间 */
              liveAt: string | null
              /** 每分钟报文数 */
              quotaPerMinute: number | null
              /** 每千笔差错数 */
              faultsPerMille: number | null
            }[]
            next: string | null
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  getBureausConnectionsUnitId: {
    parameters: {
      query?: never
      header?: never
      path: {
        unitId: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** 单位数字账户ID */
            unitId: string
            /** 单位全称 */
            unitName: string
            /** 统一社会信用代码 */
            creditCode: string
            /** 账户状态 */
            accountState: string
            /** 账户状态名称 */
            accountStateName: string
            /** 当前步骤 */
            step: string
            /** 步骤名称 */
            stepName: string
            /** 自何时起 */
            since: string
            /**
             * 由谁办理
             * @description unit, centre, platform or nobody.
             */
            acts: string
            /** 下一步 */
            next: string
            steps: {
              /** 步骤 */
              step: string
              /** 名称 */
              name: string
              /** 由谁办理 */
              acts: string
              /**
               * 进度
               * @description behind, present or ahead.
               */
              state: string
            }[]
            /** 业务系统名称 */
            systemName: string
            /** 业务系统供应商名称 */
            vendorName: string
            sandbox: {
              /** appId */
              appId: string
              /** 报文访问地址 */
              baseUrl: string
              /** 平台公钥 */
              platformPublicKey: string
            } | null
            production: {
              /** appId */
              appId: string
              /** 报文访问地址 */
              baseUrl: string
              /** 平台公钥 */
              platformPublicKey: string
            } | null
            /** 测试环境密钥待领取 */
            testSecretWaits: boolean
            /** 正式环境密钥待领取 */
            productionSecretWaits: boolean
            testEndpoint: {
              addresses: string[]
              /** 端口 */
              port: number
            } | null
            productionEndpoint: {
              addresses: string[]
              /** 端口 */
              port: number
            } | null
            /** 测试报告编号 */
            reportId: string | null
            /** 单位确认时间 */
            unitSignedAt: string | null
            /** 中心确认时间 */
            centreSignedAt: string | null
            firstBill: {
              /** 票据代码 */
              billCode: string
              /** 票据号码 */
              billNumber: string
              /** 锁定时间 */
              lockedAt: string
              /** 报销时间 */
              reportedAt: string | null
              /** 入账时间 */
              postedAt: string | null
            } | null
            /** 上线时间 */
            liveAt: string | null
            /** 每分钟报文数 */
            quotaPerMinute: number | null
            /** 每千笔差错数 */
            faultsPerMille: number | null
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  getBureausConnectionsUnitIdJointTestForm: {
    parameters: {
      query?: never
      header?: never
      path: {
        unitId: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** 状态 */
            state: string
            /** 状态名称 */
            stateName: string
            /** 单位联系人 */
            contact: {
              /** 姓名 */
              name?: string
              /** 手机 */
              mobile?: string
              /** 身份证号 */
              identityNumber?: string
              /** 电子邮箱 */
              email?: string
            }
            test: {
              addresses: string[]
              /** 端口 */
              port: number
            } | null
            production: {
              addresses: string[]
              /** 端口 */
              port: number
            } | null
            /** 申请联调时间 */
            wantedTime: string
            /** 更新时间 */
            changedAt: string
            /** 扫描件是否已上传 */
            hasScan: boolean
            /** 原因 */
            reason: string | null
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  postBureausConnectionsUnitIdJointTestFormAcceptance: {
    parameters: {
      query?: never
      header?: never
      path: {
        unitId: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': Record<string, never>
      }
    }
    responses: {
      /** @description Done. */
      204: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      default: components['responses']['Problem']
    }
  }
  postBureausConnectionsUnitIdJointTestFormReturn: {
    parameters: {
      query?: never
      header?: never
      path: {
        unitId: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** 原因 */
          reason: string
        }
      }
    }
    responses: {
      /** @description Done. */
      204: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      default: components['responses']['Problem']
    }
  }
  getBureausConnectionsUnitIdReports: {
    parameters: {
      query?: {
        after?: string
        limit?: string
      }
      header?: never
      path: {
        unitId: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            items: {
              /** 报告编号 */
              reportId: string
              /** 提交时间 */
              receivedAt: string
              /** 用例是否齐全 */
              isComplete: boolean
              counts: {
                /** 通过 */
                pass: number
                /** 不通过 */
                fail: number
                /** 未测 */
                skip: number
                /** 等待 */
                wait: number
                /** 错误 */
                error: number
              }
              missing: {
                /** 报文 */
                message: string
                /** 应通过 */
                required: number
                /** 已通过 */
                passed: number
                missing: string[]
              }[]
            }[]
            next: string | null
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  getBureausConnectionsUnitIdReportsReportIdReportPdf: {
    parameters: {
      query?: never
      header?: never
      path: {
        unitId: string
        reportId: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The file. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/octet-stream': string
        }
      }
      default: components['responses']['Problem']
    }
  }
  postBureausConnectionsUnitIdSignOff: {
    parameters: {
      query?: never
      header?: never
      path: {
        unitId: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': Record<string, never>
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** 单位数字账户ID */
            unitId: string
            /** 单位全称 */
            unitName: string
            /** 统一社会信用代码 */
            creditCode: string
            /** 账户状态 */
            accountState: string
            /** 账户状态名称 */
            accountStateName: string
            /** 当前步骤 */
            step: string
            /** 步骤名称 */
            stepName: string
            /** 自何时起 */
            since: string
            /**
             * 由谁办理
             * @description unit, centre, platform or nobody.
             */
            acts: string
            /** 下一步 */
            next: string
            steps: {
              /** 步骤 */
              step: string
              /** 名称 */
              name: string
              /** 由谁办理 */
              acts: string
              /**
               * 进度
               * @description behind, present or ahead.
               */
              state: string
            }[]
            /** 业务系统名称 */
            systemName: string
            /** 业务系统供应商名称 */
            vendorName: string
            sandbox: {
              /** appId */
              appId: string
              /** 报文访问地址 */
              baseUrl: string
              /** 平台公钥 */
              platformPublicKey: string
            } | null
            production: {
              /** appId */
              appId: string
              /** 报文访问地址 */
              baseUrl: string
              /** 平台公钥 */
              platformPublicKey: string
            } | null
            /** 测试环境密钥待领取 */
            testSecretWaits: boolean
            /** 正式环境密钥待领取 */
            productionSecretWaits: boolean
            testEndpoint: {
              addresses: string[]
              /** 端口 */
              port: number
            } | null
            productionEndpoint: {
              addresses: string[]
              /** 端口 */
              port: number
            } | null
            /** 测试报告编号 */
            reportId: string | null
            /** 单位确认时间 */
            unitSignedAt: string | null
            /** 中心确认时间 */
            centreSignedAt: string | null
            firstBill: {
              /** 票据代码 */
              billCode: string
              /** 票据号码 */
              billNumber: string
              /** 锁定时间 */
              lockedAt: string
              /** 报销时间 */
              reportedAt: string | null
              /** 入账时间 */
              postedAt: string | null
            } | null
            /** 上线时间 */
            liveAt: string | null
            /** 每分钟报文数 */
            quotaPerMinute: number | null
            /** 每千笔差错数 */
            faultsPerMille: number | null
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  postBureausConnectionsUnitIdSuspension: {
    parameters: {
      query?: never
      header?: never
      path: {
        unitId: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** 原因 */
          reason: string
        }
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** 单位数字账户ID */
            unitId: string
            /** 单位全称 */
            unitName: string
            /** 统一社会信用代码 */
            creditCode: string
            /** 账户状态 */
            accountState: string
            /** 账户状态名称 */
            accountStateName: string
            /** 当前步骤 */
            step: string
            /** 步骤名称 */
            stepName: string
            /** 自何时起 */
            since: string
            /**
             * 由谁办理
             * @description unit, centre, platform or nobody.
             */
            acts: string
            /** 下一步 */
            next: string
            steps: {
              /** 步骤 */
              step: string
              /** 名称 */
              name: string
              /** 由谁办理 */
              acts: string
              /**
               * 进度
               * @description behind, present or ahead.
               */
              state: string
            }[]
            /** 业务系统名称 */
            systemName: string
            /** 业务系统供应商名称 */
            vendorName: string
            sandbox: {
              /** appId */
              appId: string
              /** 报文访问地址 */
              baseUrl: string
              /** 平台公钥 */
              platformPublicKey: string
            } | null
            production: {
              /** appId */
              appId: string
              /** 报文访问地址 */
              baseUrl: string
              /** 平台公钥 */
              platformPublicKey: string
            } | null
            /** 测试环境密钥待领取 */
            testSecretWaits: boolean
            /** 正式环境密钥待领取 */
            productionSecretWaits: boolean
            testEndpoint: {
              addresses: string[]
              /** 端口 */
              port: number
            } | null
            productionEndpoint: {
              addresses: string[]
              /** 端口 */
              port: number
            } | null
            /** 测试报告编号 */
            reportId: string | null
            /** 单位确认时间 */
            unitSignedAt: string | null
            /** 中心确认时间 */
            centreSignedAt: string | null
            firstBill: {
              /** 票据代码 */
              billCode: string
              /** 票据号码 */
              billNumber: string
              /** 锁定时间 */
              lockedAt: string
              /** 报销时间 */
              reportedAt: string | null
              /** 入账时间 */
              postedAt: string | null
            } | null
            /** 上线时间 */
            liveAt: string | null
            /** 每分钟报文数 */
            quotaPerMinute: number | null
            /** 每千笔差错数 */
            faultsPerMille: number | null
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  postBureausConnectionsUnitIdResumption: {
    parameters: {
      query?: never
      header?: never
      path: {
        unitId: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** 原因 */
          reason: string
        }
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** 单位数字账户ID */
            unitId: string
            /** 单位全称 */
            unitName: string
            /** 统一社会信用代码 */
            creditCode: string
            /** 账户状态 */
            accountState: string
            /** 账户状态名称 */
            accountStateName: string
            /** 当前步骤 */
            step: string
            /** 步骤名称 */
            stepName: string
            /** 自何时起 */
            since: string
            /**
             * 由谁办理
             * @description unit, centre, platform or nobody.
             */
            acts: string
            /** 下一步 */
            next: string
            steps: {
              /** 步骤 */
              step: string
              /** 名称 */
              name: string
              /** 由谁办理 */
              acts: string
              /**
               * 进度
               * @description behind, present or ahead.
               */
              state: string
            }[]
            /** 业务系统名称 */
            systemName: string
            /** 业务系统供应商名称 */
            vendorName: string
            sandbox: {
              /** appId */
              appId: string
              /** 报文访问地址 */
              baseUrl: string
              /** 平台公钥 */
              platformPublicKey: string
            } | null
            production: {
              /** appId */
              appId: string
              /** 报文访问地址 */
              baseUrl: string
              /** 平台公钥 */
              platformPublicKey: string
            } | null
            /** 测试环境密钥待领取 */
            testSecretWaits: boolean
            /** 正式环境密钥待领取 */
            productionSecretWaits: boolean
            testEndpoint: {
              addresses: string[]
              /** 端口 */
              port: number
            } | null
            productionEndpoint: {
              addresses: string[]
              /** 端口 */
              port: number
            } | null
            /** 测试报告编号 */
            reportId: string | null
            /** 单位确认时间 */
            unitSignedAt: string | null
            /** 中心确认时间 */
            centreSignedAt: string | null
            firstBill: {
              /** 票据代码 */
              billCode: string
              /** 票据号码 */
              billNumber: string
              /** 锁定时间 */
              lockedAt: string
              /** 报销时间 */
              reportedAt: string | null
              /** 入账时间 */
              postedAt: string | null
            } | null
            /** 上线时间 */
            liveAt: string | null
            /** 每分钟报文数 */
            quotaPerMinute: number | null
            /** 每千笔差错数 */
            faultsPerMille: number | null
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  postBureausConnectionsUnitIdEnd: {
    parameters: {
      query?: never
      header?: never
      path: {
        unitId: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** 原因 */
          reason: string
        }
      }
    }
    responses: {
      /** @description Done. */
      204: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      default: components['responses']['Problem']
    }
  }
  putBureausConnectionsUnitIdFaults: {
    parameters: {
      query?: never
      header?: never
      path: {
        unitId: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** 每千笔差错数 */
          faultsPerMille: number
        }
      }
    }
    responses: {
      /** @description Done. */
      204: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      default: components['responses']['Problem']
    }
  }
  getBureausJointTestCalendar: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            hours: {
              /** 星期 */
              weekday: number
              /** 时刻 */
              from: string
              /** 时刻 */
              until: string
            }[]
            /** 每段分钟数 */
            slotMinutes: number
            /** 每段名额 */
            placesPerSlot: number
            /** 每天名额 */
            placesPerDay: number
            closedDays: string[]
            /** 最少提前小时数 */
            noticeHours: number
            /** 可预约天数 */
            daysAhead: number
            /** 每单位同时预约数 */
            bookingsPerUnitMax: number
            /** 候补保留小时数 */
            offerHours: number
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  putBureausJointTestCalendar: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          hours: {
            /** 星期 */
            weekday: number
            /** 时刻 */
            from: string
            /** 时刻 */
            until: string
          }[]
          /** 每段分钟数 */
          slotMinutes: number
          /** 每段名额 */
          placesPerSlot: number
          /** 每天名额 */
          placesPerDay: number
          closedDays: string[]
          /** 最少提前小时数 */
          noticeHours: number
          /** 可预约天数 */
          daysAhead: number
          /** 每单位同时预约数 */
          bookingsPerUnitMax: number
          /** 候补保留小时数 */
          offerHours: number
        }
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            hours: {
              /** 星期 */
              weekday: number
              /** 时刻 */
              from: string
              /** 时刻 */
              until: string
            }[]
            /** 每段分钟数 */
            slotMinutes: number
            /** 每段名额 */
            placesPerSlot: number
            /** 每天名额 */
            placesPerDay: number
            closedDays: string[]
            /** 最少提前小时数 */
            noticeHours: number
            /** 可预约天数 */
            daysAhead: number
            /** 每单位同时预约数 */
            bookingsPerUnitMax: number
            /** 候补保留小时数 */
            offerHours: number
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  getBureausJointTestSlots: {
    parameters: {
      query: {
        from: string
        days?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            items: {
              /** 开始时间 */
              startsAt: string
              /** 结束时间 */
              endsAt: string
              /** 日期 */
              day: string
              /** 已约名额 */
              placesTaken: number
              /** 剩余名额 */
              placesLeft: number
              /** 候补家数 */
              waiting: number
              /** 是否有空位 */
              isFree: boolean
              /**
               * 是否在预约期内
               * @description Neither too soon nor too far ahead to be booked or waited for.
               */
              isOpen: boolean
            }[]
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  getBureausJointTestBookings: {
    parameters: {
      query: {
        day: string
        after?: string
        limit?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            items: {
              /** 预约编号 */
              bookingId: string
              /** 单位账户编号 */
              unitId: string
              /** 状态 */
              state: string
              /** 状态名称 */
              stateName: string
              /** 开始时间 */
              startsAt: string
              /** 结束时间 */
              endsAt: string
              /**
               * 联调时间
               * @description In the time of Beijing.
               */
              time: string
              /** 保留至 */
              offeredUntil: string | null
              /** 单位全称 */
              unitName: string
            }[]
            next: string | null
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  postBureausJointTestBookingsBookingIdOutcome: {
    parameters: {
      query?: never
      header?: never
      path: {
        bookingId: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /**
           * 结果
           * @description held 已完成, no_show 未到.
           * @enum {unknown}
           */
          outcome: 'held' | 'no_show'
        }
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** 预约编号 */
            bookingId: string
            /** 单位账户编号 */
            unitId: string
            /** 状态 */
            state: string
            /** 状态名称 */
            stateName: string
            /** 开始时间 */
            startsAt: string
            /** 结束时间 */
            endsAt: string
            /**
             * 联调时间
             * @description In the time of Beijing.
             */
            time: string
            /** 保留至 */
            offeredUntil: string | null
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  getBureaus: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            bureaus: {
              /** 财政部门编号 */
              bureauId: string
              /** 名称 */
              name: string
              /** 级次 */
              kind: string
              /** 行政区划代码 */
              areaCode: string
              /** 上级 */
              parentId: string | null
            }[]
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  postBureausDistricts: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** 行政区划代码 */
          areaCode: string
          /** 名称 */
          name: string
          firstUser: {
            /** 姓名 */
            name: string
            /** 工号 */
            staffNumber: string
            /** 电子邮箱 */
            email: string
          }
        }
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** 财政部门编号 */
            bureauId: string
            /** 名称 */
            name: string
            /** 级次 */
            kind: string
            /** 行政区划代码 */
            areaCode: string
            /** 上级 */
            parentId: string | null
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  getBureausSelfUsers: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            users: {
              /** 用户编号 */
              userId: string
              /** 登录账号 */
              loginName: string
              /** 姓名 */
              name: string
              /** 工号 */
              staffNumber: string
              /** 电子邮箱 */
              email: string
              /** 状态 */
              state: string
              roles: {
                /** 角色 */
                role: string
                /** 角色名称 */
                name: string
              }[]
            }[]
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  postBureausSelfUsers: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** 姓名 */
          name: string
          /** 工号 */
          staffNumber: string
          /** 电子邮箱 */
          email: string
          /**
           * 角色
           * @description 审计不能与其他角色同时授予一个人。
           */
          roles: ('bureau_review' | 'bureau_supervise' | 'bureau_audit' | 'bureau_system')[]
        }
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** 用户编号 */
            userId: string
            /** 登录账号 */
            loginName: string
            /** 姓名 */
            name: string
            /** 工号 */
            staffNumber: string
            /** 电子邮箱 */
            email: string
            /** 状态 */
            state: string
            roles: {
              /** 角色 */
              role: string
              /** 角色名称 */
              name: string
            }[]
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  patchBureausSelfUsersUserId: {
    parameters: {
      query?: never
      header?: never
      path: {
        userId: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /**
           * 角色
           * @description 审计不能与其他角色同时授予一个人。
           */
          roles?: ('bureau_review' | 'bureau_supervise' | 'bureau_audit' | 'bureau_system')[]
          /**
           * 状态
           * @enum {unknown}
           */
          state?: 'active' | 'suspended' | 'closed'
        }
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** 用户编号 */
            userId: string
            /** 登录账号 */
            loginName: string
            /** 姓名 */
            name: string
            /** 工号 */
            staffNumber: string
            /** 电子邮箱 */
            email: string
            /** 状态 */
            state: string
            roles: {
              /** 角色 */
              role: string
              /** 角色名称 */
              name: string
            }[]
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  postBureausSelfUsersUserIdReset: {
    parameters: {
      query?: never
      header?: never
      path: {
        userId: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': Record<string, never>
      }
    }
    responses: {
      /** @description Done. */
      204: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      default: components['responses']['Problem']
    }
  }
  getBureausIssuers: {
    parameters: {
      query?: {
        after?: string
        limit?: string
        text?: string
        state?: 'enrolling' | 'active' | 'suspended' | 'closed' | 'refused'
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            issuers: {
              /** 开票单位编号 */
              issuerId: string
              /** 应用编号 */
              appId: string
              /** 统一社会信用代码 */
              partyId: string
              /** 单位名称 */
              partyName: string
              /** 财政部门编号 */
              bureauId: string
              /** 调用地址 */
              addresses: string[]
              /** 公钥 */
              publicKey: string
              /** 状态 */
              state: string
              /** 登记时间 */
              createdAt: string
              /** 登记系统答复 */
              code: string | null
              /** 应用密钥待领取 */
              isKeyWaiting: boolean
            }[]
            /** 下一页 */
            next: string | null
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  postBureausIssuers: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** 统一社会信用代码 */
          partyId: string
          /** 单位名称 */
          partyName: string
          /** 公钥 */
          publicKey: string
          /** 调用地址 */
          addresses: string[]
        }
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** 开票单位编号 */
            issuerId: string
            /** 应用编号 */
            appId: string
            /** 统一社会信用代码 */
            partyId: string
            /** 单位名称 */
            partyName: string
            /** 财政部门编号 */
            bureauId: string
            /** 调用地址 */
            addresses: string[]
            /** 公钥 */
            publicKey: string
            /** 状态 */
            state: string
            /** 登记时间 */
            createdAt: string
            /** 登记系统答复 */
            code: string | null
            /** 应用密钥待领取 */
            isKeyWaiting: boolean
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  getBureausIssuersIssuerId: {
    parameters: {
      query?: never
      header?: never
      path: {
        issuerId: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** 开票单位编号 */
            issuerId: string
            /** 应用编号 */
            appId: string
            /** 统一社会信用代码 */
            partyId: string
            /** 单位名称 */
            partyName: string
            /** 财政部门编号 */
            bureauId: string
            /** 调用地址 */
            addresses: string[]
            /** 公钥 */
            publicKey: string
            /** 状态 */
            state: string
            /** 登记时间 */
            createdAt: string
            /** 登记系统答复 */
            code: string | null
            /** 应用密钥待领取 */
            isKeyWaiting: boolean
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  postBureausIssuersIssuerIdAppKey: {
    parameters: {
      query?: never
      header?: never
      path: {
        issuerId: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': Record<string, never>
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            appId: string
            appKey: string
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  postBureausIssuersIssuerIdChanges: {
    parameters: {
      query?: never
      header?: never
      path: {
        issuerId: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** 原因 */
          reason: string
          /**
           * 状态
           * @enum {unknown}
           */
          state?: 'active' | 'suspended' | 'closed'
          /** 调用地址 */
          addresses?: string[]
          /** 公钥 */
          publicKey?: string
        }
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** 开票单位编号 */
            issuerId: string
            /** 应用编号 */
            appId: string
            /** 统一社会信用代码 */
            partyId: string
            /** 单位名称 */
            partyName: string
            /** 财政部门编号 */
            bureauId: string
            /** 调用地址 */
            addresses: string[]
            /** 公钥 */
            publicKey: string
            /** 状态 */
            state: string
            /** 登记时间 */
            createdAt: string
            /** 登记系统答复 */
            code: string | null
            /** 应用密钥待领取 */
            isKeyWaiting: boolean
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  getBureausLockRecoveries: {
    parameters: {
      query?: {
        after?: string
        limit?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            recoveries: {
              /** 解除申请编号 */
              recoveryId: string
              /** 票据代码 */
              billCode: string
              /** 票据号码 */
              billNumber: string
              /** 锁定编号 */
              lockId: string
              /** 财政部门编号 */
              bureauId: string
              /** 原因 */
              reason: string
              /** 申请人 */
              requestedBy: string
              /** 申请时间 */
              requestedAt: string
              /** 复核期限 */
              expiresAt: string
              /** 状态 */
              state: string
              /** 状态名称 */
              stateName: string
              /** 复核人 */
              decidedBy: string | null
              /** 复核时间 */
              decidedAt: string | null
              /** 结果 */
              outcome: string | null
            }[]
            /** 下一页 */
            next: string | null
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  postBureausLockRecoveries: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** 票据代码 */
          billCode: string
          /** 票据号码 */
          billNumber: string
          /** 锁定编号 */
          lockId: string
          /** 原因 */
          reason: string
        }
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** 解除申请编号 */
            recoveryId: string
            /** 票据代码 */
            billCode: string
            /** 票据号码 */
            billNumber: string
            /** 锁定编号 */
            lockId: string
            /** 财政部门编号 */
            bureauId: string
            /** 原因 */
            reason: string
            /** 申请人 */
            requestedBy: string
            /** 申请时间 */
            requestedAt: string
            /** 复核期限 */
            expiresAt: string
            /** 状态 */
            state: string
            /** 状态名称 */
            stateName: string
            /** 复核人 */
            decidedBy: string | null
            /** 复核时间 */
            decidedAt: string | null
            /** 结果 */
            outcome: string | null
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  postBureausLockRecoveriesRecoveryIdApproval: {
    parameters: {
      query?: never
      header?: never
      path: {
        recoveryId: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': Record<string, never>
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** 解除申请编号 */
            recoveryId: string
            /** 票据代码 */
            billCode: string
            /** 票据号码 */
            billNumber: string
            /** 锁定编号 */
            lockId: string
            /** 财政部门编号 */
            bureauId: string
            /** 原因 */
            reason: string
            /** 申请人 */
            requestedBy: string
            /** 申请时间 */
            requestedAt: string
            /** 复核期限 */
            expiresAt: string
            /** 状态 */
            state: string
            /** 状态名称 */
            stateName: string
            /** 复核人 */
            decidedBy: string | null
            /** 复核时间 */
            decidedAt: string | null
            /** 结果 */
            outcome: string | null
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  postBureausLockRecoveriesRecoveryIdDecline: {
    parameters: {
      query?: never
      header?: never
      path: {
        recoveryId: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** 原因 */
          reason: string
        }
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** 解除申请编号 */
            recoveryId: string
            /** 票据代码 */
            billCode: string
            /** 票据号码 */
            billNumber: string
            /** 锁定编号 */
            lockId: string
            /** 财政部门编号 */
            bureauId: string
            /** 原因 */
            reason: string
            /** 申请人 */
            requestedBy: string
            /** 申请时间 */
            requestedAt: string
            /** 复核期限 */
            expiresAt: string
            /** 状态 */
            state: string
            /** 状态名称 */
            stateName: string
            /** 复核人 */
            decidedBy: string | null
            /** 复核时间 */
            decidedAt: string | null
            /** 结果 */
            outcome: string | null
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  getBureausReviewQueues: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            queues: {
              name: string
              title: string
            }[]
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  getBureausReviewQueuesName: {
    parameters: {
      query?: {
        after?: string
        limit?: string
      }
      header?: never
      path: {
        name: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            title: string
            cases: {
              caseId: string
              /** 事项 */
              subject: string
              /** 单位 */
              unitName: string
              /** 统一社会信用代码 */
              creditCode: string
              /** 财政部门编号 */
              bureauId: string
              /**
               * 状态
               * @description waiting or taken.
               */
              state: string
              /** 审核人 */
              assignedTo: string | null
              /** 提交时间 */
              submittedAt: string
              /** 办结期限 */
              dueAt: string
              /** 已逾期 */
              isLate: boolean
            }[]
            /** 下一页 */
            next: string | null
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  getBureausBills: {
    parameters: {
      query?: {
        after?: string
        limit?: string
        issuerId?: string
        holderId?: string
        standing?: 'valid' | 'reversal_locked' | 'reversed'
        reimbursement?: 'open' | 'locked' | 'partly_reimbursed' | 'reimbursed'
        lockedBefore?: string
        issuedFrom?: string
        issuedTo?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json':
            | {
                /**
                 * 结果
                 * @constant
                 */
                outcome: 'found'
                /**
                 * 票据
                 * @description A page can hold fewer than asked for, or none, and still not be the last.
                 */
                bills: {
                  /**
                   * 结果
                   * @constant
                   */
                  outcome: 'found'
                  /**
                   * 票据代码
                   * @description Bill code: digits 1–2 name the province.
                   */
                  billCode: string
                  /**
                   * 票据号码
                   * @description Bill number within the code.
                   */
                  billNumber: string
                  /** 票据名称 */
                  billName: string
                  /**
                   * 统一社会信用代码
                   * @description Unified social credit code (GB 32100).
                   */
                  issuerId: string
                  /**
                   * 单位名称
                   * @description Full name of the unit.
                   */
                  issuerName: string
                  /**
                   * 开票日期
                   * Format: date
                   * @description Day of issue. yyyy-MM-dd, in the time of Beijing.
                   */
                  issuedOn: string
                  /**
                   * 票据金额
                   * Format: yuan
                   * @description Face amount; negative on a red bill. In yuan, at most two decimals.
                   */
                  amount: string
                  /**
                   * 可报销金额
                   * Format: yuan
                   * @description Face amount less what insurance bore at the counter. In yuan, at most two decimals.
                   */
                  reimbursable: string
                  /**
                   * 可报销余额
                   * Format: yuan
                   * @description What can still be reimbursed. In yuan, at most two decimals.
                   */
                  balance: string
                  /**
                   * 票据状态
                   * @description valid, reversal_locked or reversed.
                   */
                  standing: string
                  /**
                   * 票据形态
                   * @description electronic or exchanged.
                   */
                  form: string
                  /**
                   * 报销状态
                   * @description open, locked, partly_reimbursed or reimbursed.
                   */
                  reimbursement: string
                  /**
                   * 状态
                   * @description The state in one Chinese word.
                   */
                  state: string
                  /**
                   * 说明
                   * @description Sentence in Chinese for the reader.
                   */
                  sentence: string
                  /** 事件序号 */
                  sequence: number
                  /** 锁定 */
                  lock: {
                    /**
                     * 锁定编号
                     * @description Only shown to the holder and the issuer.
                     */
                    lockId?: string
                    /**
                     * 单位名称
                     * @description Full name of the unit.
                     */
                    holderName: string
                    /** 本单位持有 */
                    holderIsCaller: boolean
                    /**
                     * 时刻
                     * @description Moment, ISO 8601 in UTC with milliseconds.
                     */
                    lockedAt: string
                    /**
                     * 时刻
                     * @description Moment, ISO 8601 in UTC with milliseconds.
                     */
                    expiresAt: string
                  } | null
                  /**
                   * 报销记录
                   * @description The caller's own reports; all of them for the issuer.
                   */
                  ownReports: {
                    /**
                     * 报销记录编号
                     * @description Names the report.
                     */
                    reportId: string
                    /**
                     * 报销金额
                     * Format: yuan
                     * @description Amount reimbursed. In yuan, at most two decimals.
                     */
                    amount: string
                    /**
                     * 报销日期
                     * Format: date
                     * @description Day of reimbursement. yyyy-MM-dd, in the time of Beijing.
                     */
                    reimbursedOn: string
                    /** 会计凭证号 */
                    voucherNumber: string
                    postedOn: string | null
                    /** 已撤销 */
                    withdrawn: boolean
                    /**
                     * 用途
                     * @description What the bill is used for. One of: employer_expense 单位报销, commercial_insurance 商业保险理赔, medical_insurance 医疗保险报销, mutual_aid 互助保障, other 其他.
                     * @enum {string}
                     */
                    purpose:
                      | 'employer_expense'
                      | 'commercial_insurance'
                      | 'medical_insurance'
                      | 'mutual_aid'
                      | 'other'
                  }[]
                  /** 红票代码 */
                  redBillCode: string | null
                  /** 红票号码 */
                  redBillNumber: string | null
                  /**
                   * 可用操作
                   * @description Services that the caller could use on this bill now.
                   */
                  nextServices: string[]
                }[]
                /**
                 * 下一页
                 * @description Where the next page begins; null behind the last one.
                 */
                next: string | null
              }
            | {
                /**
                 * 结果
                 * @constant
                 */
                outcome: 'refused'
                /**
                 * 结果代码
                 * @description Stable code of the outcome or of the refusal.
                 */
                code: string
                /**
                 * 说明
                 * @description Sentence in Chinese for the reader.
                 */
                sentence: string
                /**
                 * 下一步
                 * @description What can be done now, in Chinese.
                 */
                next: string
                /**
                 * 细节
                 * @description Values that the sentence names, such as holder and until.
                 */
                details: {
                  [key: string]: string
                }
              }
        }
      }
      default: components['responses']['Problem']
    }
  }
  getBureausBillsBillCodeBillNumberEvidence: {
    parameters: {
      query?: never
      header?: never
      path: {
        billCode: string
        billNumber: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The file. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/octet-stream': string
        }
      }
      default: components['responses']['Problem']
    }
  }
  getBureausAuditEntries: {
    parameters: {
      query?: {
        limit?: string
        after?: string
        subjectKind?: string
        subjectId?: string
        actorId?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            entries: {
              /** 序号 */
              entryNumber: string
              /** 时间 */
              at: string
              /** 人员类别 */
              actorKind: string
              /** 人员 */
              actorId: string
              /** 行为 */
              action: string
              /** 事项类别 */
              subjectKind: string
              /** 事项 */
              subjectId: string
              /** 说明 */
              details: {
                [key: string]: unknown
              }
              /** 散列 */
              hash: string
            }[]
            /** 下一页 */
            next: string | null
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  postBureausAuditChecks: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': Record<string, never>
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** 完整 */
            isWhole: boolean
            /** 第一条不符的序号 */
            firstBroken: string | null
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  getBureausStatistics: {
    parameters: {
      query: {
        from: string
        until: string
        step?: 'day' | 'week' | 'month'
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /**
             * 计入的开票单位数
             * @description Null for the whole province.
             */
            issuersCounted: number | null
            /**
             * 合计
             * @description Null where nothing happened.
             */
            total: {
              /**
               * 分组值
               * @description Empty for the sum of all.
               */
              key: string
              /**
               * 单位名称
               * @description Of an issuer; null for every other group.
               */
              issuerName: string | null
              issued: {
                /** 开具张数 */
                bills: number
                /**
                 * 开具金额
                 * Format: yuan
                 * @description Sum of face amounts. In yuan, at most two decimals.
                 */
                amount: string
              }
              collected: {
                /** 归集张数 */
                bills: number
                /**
                 * 归集金额
                 * Format: yuan
                 * @description Sum of face amounts. In yuan, at most two decimals.
                 */
                amount: string
              }
              authorised: {
                /** 授权张数 */
                bills: number
                /**
                 * 授权金额
                 * Format: yuan
                 * @description Sum of face amounts. In yuan, at most two decimals.
                 */
                amount: string
              }
              locked: {
                /** 锁定张数 */
                bills: number
                /**
                 * 锁定金额
                 * Format: yuan
                 * @description Sum of face amounts. In yuan, at most two decimals.
                 */
                amount: string
              }
              reimbursed: {
                /** 报销张数 */
                bills: number
                /**
                 * 报销金额
                 * Format: yuan
                 * @description Sum of reports. In yuan, at most two decimals.
                 */
                amount: string
              }
              withdrawn: {
                /** 撤销报销张数 */
                bills: number
                /**
                 * 撤销报销金额
                 * Format: yuan
                 * @description Sum of reports that were withdrawn. In yuan, at most two decimals.
                 */
                amount: string
              }
              reversed: {
                /** 冲红张数 */
                bills: number
                /**
                 * 冲红金额
                 * Format: yuan
                 * @description Sum of face amounts. In yuan, at most two decimals.
                 */
                amount: string
              }
              /**
               * 开票至报销天数中位数
               * @description Median of the days from issue to the first reimbursement, 366 for what took longer; null without any, and by purpose, province and hour.
               */
              medianDays: number | null
            } | null
            /** 业务量走势 */
            curve: {
              /**
               * 分组值
               * @description Empty for the sum of all.
               */
              key: string
              /**
               * 单位名称
               * @description Of an issuer; null for every other group.
               */
              issuerName: string | null
              issued: {
                /** 开具张数 */
                bills: number
                /**
                 * 开具金额
                 * Format: yuan
                 * @description Sum of face amounts. In yuan, at most two decimals.
                 */
                amount: string
              }
              collected: {
                /** 归集张数 */
                bills: number
                /**
                 * 归集金额
                 * Format: yuan
                 * @description Sum of face amounts. In yuan, at most two decimals.
                 */
                amount: string
              }
              authorised: {
                /** 授权张数 */
                bills: number
                /**
                 * 授权金额
                 * Format: yuan
                 * @description Sum of face amounts. In yuan, at most two decimals.
                 */
                amount: string
              }
              locked: {
                /** 锁定张数 */
                bills: number
                /**
                 * 锁定金额
                 * Format: yuan
                 * @description Sum of face amounts. In yuan, at most two decimals.
                 */
                amount: string
              }
              reimbursed: {
                /** 报销张数 */
                bills: number
                /**
                 * 报销金额
                 * Format: yuan
                 * @description Sum of reports. In yuan, at most two decimals.
                 */
                amount: string
              }
              withdrawn: {
                /** 撤销报销张数 */
                bills: number
                /**
                 * 撤销报销金额
                 * Format: yuan
                 * @description Sum of reports that were withdrawn. In yuan, at most two decimals.
                 */
                amount: string
              }
              reversed: {
                /** 冲红张数 */
                bills: number
                /**
                 * 冲红金额
                 * Format: yuan
                 * @description Sum of face amounts. In yuan, at most two decimals.
                 */
                amount: string
              }
              /**
               * 开票至报销天数中位数
               * @description Median of the days from issue to the first reimbursement, 366 for what took longer; null without any, and by purpose, province and hour.
               */
              medianDays: number | null
            }[]
            /** 各用途业务量 */
            purposes: {
              /**
               * 分组值
               * @description Empty for the sum of all.
               */
              key: string
              /**
               * 单位名称
               * @description Of an issuer; null for every other group.
               */
              issuerName: string | null
              issued: {
                /** 开具张数 */
                bills: number
                /**
                 * 开具金额
                 * Format: yuan
                 * @description Sum of face amounts. In yuan, at most two decimals.
                 */
                amount: string
              }
              collected: {
                /** 归集张数 */
                bills: number
                /**
                 * 归集金额
                 * Format: yuan
                 * @description Sum of face amounts. In yuan, at most two decimals.
                 */
                amount: string
              }
              authorised: {
                /** 授权张数 */
                bills: number
                /**
                 * 授权金额
                 * Format: yuan
                 * @description Sum of face amounts. In yuan, at most two decimals.
                 */
                amount: string
              }
              locked: {
                /** 锁定张数 */
                bills: number
                /**
                 * 锁定金额
                 * Format: yuan
                 * @description Sum of face amounts. In yuan, at most two decimals.
                 */
                amount: string
              }
              reimbursed: {
                /** 报销张数 */
                bills: number
                /**
                 * 报销金额
                 * Format: yuan
                 * @description Sum of reports. In yuan, at most two decimals.
                 */
                amount: string
              }
              withdrawn: {
                /** 撤销报销张数 */
                bills: number
                /**
                 * 撤销报销金额
                 * Format: yuan
                 * @description Sum of reports that were withdrawn. In yuan, at most two decimals.
                 */
                amount: string
              }
              reversed: {
                /** 冲红张数 */
                bills: number
                /**
                 * 冲红金额
                 * Format: yuan
                 * @description Sum of face amounts. In yuan, at most two decimals.
                 */
                amount: string
              }
              /**
               * 开票至报销天数中位数
               * @description Median of the days from issue to the first reimbursement, 366 for what took longer; null without any, and by purpose, province and hour.
               */
              medianDays: number | null
            }[]
            /** 各省报销业务量 */
            provinces: {
              /**
               * 分组值
               * @description Empty for the sum of all.
               */
              key: string
              /**
               * 单位名称
               * @description Of an issuer; null for every other group.
               */
              issuerName: string | null
              issued: {
                /** 开具张数 */
                bills: number
                /**
                 * 开具金额
                 * Format: yuan
                 * @description Sum of face amounts. In yuan, at most two decimals.
                 */
                amount: string
              }
              collected: {
                /** 归集张数 */
                bills: number
                /**
                 * 归集金额
                 * Format: yuan
                 * @description Sum of face amounts. In yuan, at most two decimals.
                 */
                amount: string
              }
              authorised: {
                /** 授权张数 */
                bills: number
                /**
                 * 授权金额
                 * Format: yuan
                 * @description Sum of face amounts. In yuan, at most two decimals.
                 */
                amount: string
              }
              locked: {
                /** 锁定张数 */
                bills: number
                /**
                 * 锁定金额
                 * Format: yuan
                 * @description Sum of face amounts. In yuan, at most two decimals.
                 */
                amount: string
              }
              reimbursed: {
                /** 报销张数 */
                bills: number
                /**
                 * 报销金额
                 * Format: yuan
                 * @description Sum of reports. In yuan, at most two decimals.
                 */
                amount: string
              }
              withdrawn: {
                /** 撤销报销张数 */
                bills: number
                /**
                 * 撤销报销金额
                 * Format: yuan
                 * @description Sum of reports that were withdrawn. In yuan, at most two decimals.
                 */
                amount: string
              }
              reversed: {
                /** 冲红张数 */
                bills: number
                /**
                 * 冲红金额
                 * Format: yuan
                 * @description Sum of face amounts. In yuan, at most two decimals.
                 */
                amount: string
              }
              /**
               * 开票至报销天数中位数
               * @description Median of the days from issue to the first reimbursement, 366 for what took longer; null without any, and by purpose, province and hour.
               */
              medianDays: number | null
            }[]
            /**
             * 分时业务量
             * @description `1.09` is Monday from nine to ten. Null for a district.
             */
            hours:
              | {
                  /**
                   * 分组值
                   * @description Empty for the sum of all.
                   */
                  key: string
                  /**
                   * 单位名称
                   * @description Of an issuer; null for every other group.
                   */
                  issuerName: string | null
                  issued: {
                    /** 开具张数 */
                    bills: number
                    /**
                     * 开具金额
                     * Format: yuan
                     * @description Sum of face amounts. In yuan, at most two decimals.
                     */
                    amount: string
                  }
                  collected: {
                    /** 归集张数 */
                    bills: number
                    /**
                     * 归集金额
                     * Format: yuan
                     * @description Sum of face amounts. In yuan, at most two decimals.
                     */
                    amount: string
                  }
                  authorised: {
                    /** 授权张数 */
                    bills: number
                    /**
                     * 授权金额
                     * Format: yuan
                     * @description Sum of face amounts. In yuan, at most two decimals.
                     */
                    amount: string
                  }
                  locked: {
                    /** 锁定张数 */
                    bills: number
                    /**
                     * 锁定金额
                     * Format: yuan
                     * @description Sum of face amounts. In yuan, at most two decimals.
                     */
                    amount: string
                  }
                  reimbursed: {
                    /** 报销张数 */
                    bills: number
                    /**
                     * 报销金额
                     * Format: yuan
                     * @description Sum of reports. In yuan, at most two decimals.
                     */
                    amount: string
                  }
                  withdrawn: {
                    /** 撤销报销张数 */
                    bills: number
                    /**
                     * 撤销报销金额
                     * Format: yuan
                     * @description Sum of reports that were withdrawn. In yuan, at most two decimals.
                     */
                    amount: string
                  }
                  reversed: {
                    /** 冲红张数 */
                    bills: number
                    /**
                     * 冲红金额
                     * Format: yuan
                     * @description Sum of face amounts. In yuan, at most two decimals.
                     */
                    amount: string
                  }
                  /**
                   * 开票至报销天数中位数
                   * @description Median of the days from issue to the first reimbursement, 366 for what took longer; null without any, and by purpose, province and hour.
                   */
                  medianDays: number | null
                }[]
              | null
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  getBureausStatisticsIssuers: {
    parameters: {
      query: {
        from: string
        until: string
        after?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** 开票单位业务量 */
            issuers: {
              /**
               * 分组值
               * @description Empty for the sum of all.
               */
              key: string
              /**
               * 单位名称
               * @description Of an issuer; null for every other group.
               */
              issuerName: string | null
              issued: {
                /** 开具张数 */
                bills: number
                /**
                 * 开具金额
                 * Format: yuan
                 * @description Sum of face amounts. In yuan, at most two decimals.
                 */
                amount: string
              }
              collected: {
                /** 归集张数 */
                bills: number
                /**
                 * 归集金额
                 * Format: yuan
                 * @description Sum of face amounts. In yuan, at most two decimals.
                 */
                amount: string
              }
              authorised: {
                /** 授权张数 */
                bills: number
                /**
                 * 授权金额
                 * Format: yuan
                 * @description Sum of face amounts. In yuan, at most two decimals.
                 */
                amount: string
              }
              locked: {
                /** 锁定张数 */
                bills: number
                /**
                 * 锁定金额
                 * Format: yuan
                 * @description Sum of face amounts. In yuan, at most two decimals.
                 */
                amount: string
              }
              reimbursed: {
                /** 报销张数 */
                bills: number
                /**
                 * 报销金额
                 * Format: yuan
                 * @description Sum of reports. In yuan, at most two decimals.
                 */
                amount: string
              }
              withdrawn: {
                /** 撤销报销张数 */
                bills: number
                /**
                 * 撤销报销金额
                 * Format: yuan
                 * @description Sum of reports that were withdrawn. In yuan, at most two decimals.
                 */
                amount: string
              }
              reversed: {
                /** 冲红张数 */
                bills: number
                /**
                 * 冲红金额
                 * Format: yuan
                 * @description Sum of face amounts. In yuan, at most two decimals.
                 */
                amount: string
              }
              /**
               * 开票至报销天数中位数
               * @description Median of the days from issue to the first reimbursement, 366 for what took longer; null without any, and by purpose, province and hour.
               */
              medianDays: number | null
            }[]
            /** 下一页 */
            next: string | null
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  getBureausStatisticsExport: {
    parameters: {
      query: {
        from: string
        until: string
        step?: 'day' | 'week' | 'month'
        table: 'curve' | 'issuers' | 'purposes' | 'provinces' | 'hours'
        format: 'xlsx' | 'csv'
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The file. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/octet-stream': string
        }
      }
      default: components['responses']['Problem']
    }
  }
  getBureausHealth: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** 时间 */
            at: string
            /**
             * 登记系统
             * @description Null where it gave no answer.
             */
            registry: {
              /**
               * 结果
               * @constant
               */
              outcome: 'found'
              /**
               * 时刻
               * @description Moment, ISO 8601 in UTC with milliseconds.
               */
              at: string
              outbox: {
                /** 待分发批次数 */
                waiting: number
                /**
                 * 最早的待分发事件
                 * @description When the first of them happened.
                 */
                oldestAt: string | null
              }
              /** 待汇总统计条数 */
              countsWaiting: number
              directory: {
                /**
                 * 上次读取目录
                 * @description Null while none was read since the start.
                 */
                readAt: string | null
              }
              /** 其他省份 */
              provinces: {
                /**
                 * 省份代码
                 * @description Province by the first two digits of GB/T 2260.
                 */
                province: string
                /**
                 * 在目录中
                 * @description Whether the directory that was read last names it as taking part.
                 */
                isActive: boolean
                /** 待发送事件数 */
                waiting: number
                /**
                 * 最早的待发送事件
                 * @description When the first of them happened; null without any.
                 */
                oldestAt: string | null
                /** 连续失败次数 */
                attempts: number
                /**
                 * 上次送达
                 * @description When the receiver confirmed last; null for never.
                 */
                deliveredAt: string | null
                /**
                 * 上次失败
                 * @description When it last did not confirm; null for never.
                 */
                failedAt: string | null
                /**
                 * 上次应答
                 * @description When it last answered a message of this process; null for not since its start.
                 */
                answeredAt: string | null
                /**
                 * 上次未应答
                 * @description When it last did not answer one.
                 */
                unansweredAt: string | null
              }[]
              /**
               * 送达失败的通知地址
               * @description Those alone that did not confirm the last time.
               */
              webhooks: {
                /**
                 * 统一社会信用代码
                 * @description Unified social credit code (GB 32100).
                 */
                partyId: string
                /**
                 * 单位名称
                 * @description Full name of the unit.
                 */
                partyName: string
                /** 待发送事件数 */
                waiting: number
                /**
                 * 最早的待发送事件
                 * @description When the first of them happened; null without any.
                 */
                oldestAt: string | null
                /** 连续失败次数 */
                attempts: number
                /**
                 * 上次送达
                 * @description When the receiver confirmed last; null for never.
                 */
                deliveredAt: string | null
                /**
                 * 上次失败
                 * @description When it last did not confirm; null for never.
                 */
                failedAt: string | null
              }[]
              /**
               * 开票单位最近登记
               * @description Of the issuers that were named; one that never registered a bill is left out.
               */
              issuers: {
                /**
                 * 统一社会信用代码
                 * @description Unified social credit code (GB 32100).
                 */
                issuerId: string
                /**
                 * 时刻
                 * @description Moment, ISO 8601 in UTC with milliseconds.
                 */
                registeredAt: string
              }[]
            } | null
            /** 登记系统未应答的原因 */
            registryFault: string | null
            /** 在用开票单位数 */
            activeIssuers: number
            /** 静默天数 */
            silentAfterDays: number
            /**
             * 长时间没有登记票据的开票单位
             * @description Longest silent first; null where the registry gave no answer.
             */
            silentIssuers:
              | {
                  /** 统一社会信用代码 */
                  partyId: string
                  /** 单位名称 */
                  partyName: string
                  /** 财政部门编号 */
                  bureauId: string
                  /** 最近登记时间 */
                  registeredAt: string | null
                }[]
              | null
            /** 邮件和短信队列 */
            messageQueues: {
              /**
               * 渠道
               * @enum {unknown}
               */
              channel: 'mail' | 'text'
              /** 待发送 */
              waiting: number
              /** 最早的待发送 */
              oldestAt: string | null
              /** 已放弃 */
              givenUp: number
            }[]
            /** 后台任务 */
            jobs: {
              /** 任务 */
              name: string
              /** 上次完成 */
              doneAt: string | null
              /** 上次失败 */
              failedAt: string | null
              /** 上次失败的原因 */
              fault: string | null
            }[]
            /** 文件存储空间 */
            vault: {
              /** 剩余字节 */
              freeBytes: number
              /** 总字节 */
              totalBytes: number
            } | null
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  getBureausSignals: {
    parameters: {
      query?: {
        after?: string
        limit?: string
        state?: 'open' | 'looked_at' | 'settled'
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            signals: {
              /** 线索编号 */
              signalId: string
              /** 类别 */
              kind: string
              /** 类别名称 */
              name: string
              /** 说明 */
              sentence: string
              /** 处理建议 */
              next: string
              /**
               * 程度
               * @enum {unknown}
               */
              severity: 'serious' | 'notice'
              /** 票据代码 */
              billCode: string | null
              /** 票据号码 */
              billNumber: string | null
              /** 单位编号 */
              unitId: string | null
              /** 单位名称 */
              unitName: string | null
              /** 财政部门编号 */
              bureauId: string
              /** 次数 */
              occurrences: number
              /** 首次时间 */
              firstAt: string
              /** 最近时间 */
              lastAt: string
              /** 状态 */
              state: string
              /** 状态名称 */
              stateName: string
              /** 处理说明 */
              note: string
              /** 处理人 */
              changedBy: string | null
              /** 处理时间 */
              changedAt: string | null
            }[]
            /** 下一页 */
            next: string | null
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  postBureausSignalsSignalIdState: {
    parameters: {
      query?: never
      header?: never
      path: {
        signalId: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /**
           * 状态
           * @enum {unknown}
           */
          state: 'looked_at' | 'settled'
          /** 处理说明 */
          note: string
        }
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** 线索编号 */
            signalId: string
            /** 类别 */
            kind: string
            /** 类别名称 */
            name: string
            /** 说明 */
            sentence: string
            /** 处理建议 */
            next: string
            /**
             * 程度
             * @enum {unknown}
             */
            severity: 'serious' | 'notice'
            /** 票据代码 */
            billCode: string | null
            /** 票据号码 */
            billNumber: string | null
            /** 单位编号 */
            unitId: string | null
            /** 单位名称 */
            unitName: string | null
            /** 财政部门编号 */
            bureauId: string
            /** 次数 */
            occurrences: number
            /** 首次时间 */
            firstAt: string
            /** 最近时间 */
            lastAt: string
            /** 状态 */
            state: string
            /** 状态名称 */
            stateName: string
            /** 处理说明 */
            note: string
            /** 处理人 */
            changedBy: string | null
            /** 处理时间 */
            changedAt: string | null
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  getBureausRolloutPlans: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            plans: {
              /** 方案代号 */
              plan: string
              /** 方案名称 */
              title: string
              /** 行政区划代码 */
              areaCode: string
              /** 导入时间 */
              loadedAt: string | null
            }[]
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  postBureausRolloutPlan: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** 方案代号 */
          plan: string
        }
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** 方案代号 */
            plan: string
            /** 方案名称 */
            title: string
            /** 行政区划代码 */
            areaCode: string
            /** 导入时间 */
            loadedAt: string | null
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  getBureausRolloutInstitutions: {
    parameters: {
      query?: {
        bureauId?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            institutions: {
              /** 机构编号 */
              institutionId: string
              /** 财政部门编号 */
              bureauId: string
              /** 机构名称 */
              name: string
              /** 类别 */
              party: string
              /** 类别名称 */
              partyName: string
              /** 说明 */
              note: string | null
              /** 版本 */
              version: number
            }[]
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  postBureausRolloutInstitutions: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** 机构名称 */
          name: string
          /**
           * 责任方
           * @enum {unknown}
           */
          party: 'finance' | 'health' | 'software' | 'issuer' | 'unit' | 'other'
          /** 说明 */
          note?: string | null
        }
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** 机构编号 */
            institutionId: string
            /** 财政部门编号 */
            bureauId: string
            /** 机构名称 */
            name: string
            /** 类别 */
            party: string
            /** 类别名称 */
            partyName: string
            /** 说明 */
            note: string | null
            /** 版本 */
            version: number
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  patchBureausRolloutInstitutionsInstitutionId: {
    parameters: {
      query?: never
      header?: never
      path: {
        institutionId: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /**
           * 版本
           * @description As last read; whoever changed it meanwhile is not overwritten.
           */
          version: number
          /** 机构名称 */
          name?: string
          /**
           * 责任方
           * @enum {unknown}
           */
          party?: 'finance' | 'health' | 'software' | 'issuer' | 'unit' | 'other'
          /** 说明 */
          note?: string | null
        }
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** 机构编号 */
            institutionId: string
            /** 财政部门编号 */
            bureauId: string
            /** 机构名称 */
            name: string
            /** 类别 */
            party: string
            /** 类别名称 */
            partyName: string
            /** 说明 */
            note: string | null
            /** 版本 */
            version: number
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  getBureausRolloutDuties: {
    parameters: {
      query?: {
        bureauId?: string
        limit?: string
        after?: string
        state?: 'open' | 'late' | 'done' | 'dropped'
        institutionId?: string
        party?: 'finance' | 'health' | 'software' | 'issuer' | 'unit' | 'other'
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            duties: {
              /** 任务编号 */
              dutyId: string
              /** 财政部门编号 */
              bureauId: string
              /** 阶段 */
              milestone: string
              /** 任务 */
              title: string
              /** 责任方 */
              party: string
              /** 责任方名称 */
              partyName: string
              /** 机构编号 */
              institutionId: string | null
              /** 完成期限 */
              dueOn: string | null
              /** 状态 */
              state: string
              /** 状态名称 */
              stateName: string
              /** 已逾期 */
              isLate: boolean
              /** 完成日期 */
              doneOn: string | null
              /** 说明 */
              note: string | null
              /** 登记人 */
              markedBy: string | null
              /** 登记时间 */
              markedAt: string | null
              /** 版本 */
              version: number
            }[]
            /** 下一页 */
            next: string | null
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  postBureausRolloutDuties: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** 阶段 */
          milestone: string
          /** 任务 */
          title: string
          /**
           * 责任方
           * @enum {unknown}
           */
          party: 'finance' | 'health' | 'software' | 'issuer' | 'unit' | 'other'
          /** 机构编号 */
          institutionId?: string | null
          /** 完成期限 */
          dueOn?: string | null
        }
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** 任务编号 */
            dutyId: string
            /** 财政部门编号 */
            bureauId: string
            /** 阶段 */
            milestone: string
            /** 任务 */
            title: string
            /** 责任方 */
            party: string
            /** 责任方名称 */
            partyName: string
            /** 机构编号 */
            institutionId: string | null
            /** 完成期限 */
            dueOn: string | null
            /** 状态 */
            state: string
            /** 状态名称 */
            stateName: string
            /** 已逾期 */
            isLate: boolean
            /** 完成日期 */
            doneOn: string | null
            /** 说明 */
            note: string | null
            /** 登记人 */
            markedBy: string | null
            /** 登记时间 */
            markedAt: string | null
            /** 版本 */
            version: number
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  patchBureausRolloutDutiesDutyId: {
    parameters: {
      query?: never
      header?: never
      path: {
        dutyId: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /**
           * 版本
           * @description As last read; whoever changed it meanwhile is not overwritten.
           */
          version: number
          /** 阶段 */
          milestone?: string
          /** 任务 */
          title?: string
          /**
           * 责任方
           * @enum {unknown}
           */
          party?: 'finance' | 'health' | 'software' | 'issuer' | 'unit' | 'other'
          /** 机构编号 */
          institutionId?: string | null
          /** 完成期限 */
          dueOn?: string | null
        }
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** 任务编号 */
            dutyId: string
            /** 财政部门编号 */
            bureauId: string
            /** 阶段 */
            milestone: string
            /** 任务 */
            title: string
            /** 责任方 */
            party: string
            /** 责任方名称 */
            partyName: string
            /** 机构编号 */
            institutionId: string | null
            /** 完成期限 */
            dueOn: string | null
            /** 状态 */
            state: string
            /** 状态名称 */
            stateName: string
            /** 已逾期 */
            isLate: boolean
            /** 完成日期 */
            doneOn: string | null
            /** 说明 */
            note: string | null
            /** 登记人 */
            markedBy: string | null
            /** 登记时间 */
            markedAt: string | null
            /** 版本 */
            version: number
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  postBureausRolloutDutiesDutyIdCompletion: {
    parameters: {
      query?: never
      header?: never
      path: {
        dutyId: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /**
           * 版本
           * @description As last read; whoever changed it meanwhile is not overwritten.
           */
          version: number
          /**
           * 完成日期
           * Format: date
           */
          doneOn: string
          /** 说明 */
          note?: string | null
        }
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** 任务编号 */
            dutyId: string
            /** 财政部门编号 */
            bureauId: string
            /** 阶段 */
            milestone: string
            /** 任务 */
            title: string
            /** 责任方 */
            party: string
            /** 责任方名称 */
            partyName: string
            /** 机构编号 */
            institutionId: string | null
            /** 完成期限 */
            dueOn: string | null
            /** 状态 */
            state: string
            /** 状态名称 */
            stateName: string
            /** 已逾期 */
            isLate: boolean
            /** 完成日期 */
            doneOn: string | null
            /** 说明 */
            note: string | null
            /** 登记人 */
            markedBy: string | null
            /** 登记时间 */
            markedAt: string | null
            /** 版本 */
            version: number
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  postBureausRolloutDutiesDutyIdReopening: {
    parameters: {
      query?: never
      header?: never
      path: {
        dutyId: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /**
           * 版本
           * @description As last read; whoever changed it meanwhile is not overwritten.
           */
          version: number
          /** 原因 */
          reason: string
        }
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** 任务编号 */
            dutyId: string
            /** 财政部门编号 */
            bureauId: string
            /** 阶段 */
            milestone: string
            /** 任务 */
            title: string
            /** 责任方 */
            party: string
            /** 责任方名称 */
            partyName: string
            /** 机构编号 */
            institutionId: string | null
            /** 完成期限 */
            dueOn: string | null
            /** 状态 */
            state: string
            /** 状态名称 */
            stateName: string
            /** 已逾期 */
            isLate: boolean
            /** 完成日期 */
            doneOn: string | null
            /** 说明 */
            note: string | null
            /** 登记人 */
            markedBy: string | null
            /** 登记时间 */
            markedAt: string | null
            /** 版本 */
            version: number
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  postBureausRolloutDutiesDutyIdDropping: {
    parameters: {
      query?: never
      header?: never
      path: {
        dutyId: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /**
           * 版本
           * @description As last read; whoever changed it meanwhile is not overwritten.
           */
          version: number
          /** 原因 */
          reason: string
        }
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** 任务编号 */
            dutyId: string
            /** 财政部门编号 */
            bureauId: string
            /** 阶段 */
            milestone: string
            /** 任务 */
            title: string
            /** 责任方 */
            party: string
            /** 责任方名称 */
            partyName: string
            /** 机构编号 */
            institutionId: string | null
            /** 完成期限 */
            dueOn: string | null
            /** 状态 */
            state: string
            /** 状态名称 */
            stateName: string
            /** 已逾期 */
            isLate: boolean
            /** 完成日期 */
            doneOn: string | null
            /** 说明 */
            note: string | null
            /** 登记人 */
            markedBy: string | null
            /** 登记时间 */
            markedAt: string | null
            /** 版本 */
            version: number
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  getBureausRolloutProgress: {
    parameters: {
      query?: {
        bureauId?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** 财政部门编号 */
            bureauId: string
            /** 统计日期 */
            today: string
            milestones: {
              /** 阶段 */
              milestone: string
              /** 完成期限 */
              dueOn: string | null
              /** 已完成 */
              done: number
              /** 未到期 */
              open: number
              /** 已逾期 */
              late: number
            }[]
            institutions: {
              /** 机构编号 */
              institutionId: string
              /** 机构名称 */
              name: string
              /** 类别 */
              party: string
              /** 类别名称 */
              partyName: string
              /** 已完成 */
              done: number
              /** 未到期 */
              open: number
              /** 已逾期 */
              late: number
            }[]
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  getBureausRolloutBureaus: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            bureaus: {
              /** 财政部门编号 */
              bureauId: string
              /** 名称 */
              name: string
              /** 已完成 */
              done: number
              /** 未到期 */
              open: number
              /** 已逾期 */
              late: number
            }[]
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  getBureausRolloutProgressCsv: {
    parameters: {
      query?: {
        bureauId?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The file. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/octet-stream': string
        }
      }
      default: components['responses']['Problem']
    }
  }
  getBureausRolloutActivities: {
    parameters: {
      query?: {
        bureauId?: string
        limit?: string
        after?: string
        kind?:
          | 'training'
          | 'briefing'
          | 'handbook'
          | 'board'
          | 'screen'
          | 'official_account'
          | 'media'
          | 'other'
        state?: 'planned' | 'held' | 'cancelled'
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            activities: {
              /** 活动编号 */
              activityId: string
              /** 财政部门编号 */
              bureauId: string
              /** 形式 */
              kind: string
              /** 形式名称 */
              kindName: string
              /** 标题 */
              title: string
              /** 日期 */
              heldOn: string
              /** 地点 */
              place: string | null
              /** 参与机构 */
              institutionIds: string[]
              /** 参加人数 */
              participants: number | null
              /** 说明 */
              note: string | null
              /** 状态 */
              state: string
              /** 状态名称 */
              stateName: string
              /** 版本 */
              version: number
            }[]
            /** 下一页 */
            next: string | null
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  postBureausRolloutActivities: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /**
           * 形式
           * @enum {unknown}
           */
          kind:
            | 'training'
            | 'briefing'
            | 'handbook'
            | 'board'
            | 'screen'
            | 'official_account'
            | 'media'
            | 'other'
          /** 标题 */
          title: string
          /**
           * 日期
           * Format: date
           */
          heldOn: string
          /** 地点 */
          place?: string | null
          /** 参与机构 */
          institutionIds?: string[]
          /** 参加人数 */
          participants?: number | null
          /** 说明 */
          note?: string | null
          /**
           * 状态
           * @enum {unknown}
           */
          state?: 'planned' | 'held' | 'cancelled'
        }
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** 活动编号 */
            activityId: string
            /** 财政部门编号 */
            bureauId: string
            /** 形式 */
            kind: string
            /** 形式名称 */
            kindName: string
            /** 标题 */
            title: string
            /** 日期 */
            heldOn: string
            /** 地点 */
            place: string | null
            /** 参与机构 */
            institutionIds: string[]
            /** 参加人数 */
            participants: number | null
            /** 说明 */
            note: string | null
            /** 状态 */
            state: string
            /** 状态名称 */
            stateName: string
            /** 版本 */
            version: number
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  patchBureausRolloutActivitiesActivityId: {
    parameters: {
      query?: never
      header?: never
      path: {
        activityId: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /**
           * 版本
           * @description As last read; whoever changed it meanwhile is not overwritten.
           */
          version: number
          /**
           * 形式
           * @enum {unknown}
           */
          kind?:
            | 'training'
            | 'briefing'
            | 'handbook'
            | 'board'
            | 'screen'
            | 'official_account'
            | 'media'
            | 'other'
          /** 标题 */
          title?: string
          /**
           * 日期
           * Format: date
           */
          heldOn?: string
          /** 地点 */
          place?: string | null
          /** 参与机构 */
          institutionIds?: string[]
          /** 参加人数 */
          participants?: number | null
          /** 说明 */
          note?: string | null
          /**
           * 状态
           * @enum {unknown}
           */
          state?: 'planned' | 'held' | 'cancelled'
        }
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** 活动编号 */
            activityId: string
            /** 财政部门编号 */
            bureauId: string
            /** 形式 */
            kind: string
            /** 形式名称 */
            kindName: string
            /** 标题 */
            title: string
            /** 日期 */
            heldOn: string
            /** 地点 */
            place: string | null
            /** 参与机构 */
            institutionIds: string[]
            /** 参加人数 */
            participants: number | null
            /** 说明 */
            note: string | null
            /** 状态 */
            state: string
            /** 状态名称 */
            stateName: string
            /** 版本 */
            version: number
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  getBureausProblems: {
    parameters: {
      query?: {
        bureauId?: string
        limit?: string
        after?: string
        state?: 'open' | 'in_work' | 'answered' | 'closed'
        institutionId?: string
        ownerId?: string
        late?: 'true'
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            problems: {
              /** 问题编号 */
              problemId: string
              /** 标题 */
              title: string
              /** 内容 */
              text: string
              /** 答复 */
              answer: string | null
              /** 程度 */
              severity: string
              /** 程度名称 */
              severityName: string
              /** 状态 */
              state: string
              /** 状态名称 */
              stateName: string
              /** 提出时间 */
              raisedAt: string
              /** 答复期限 */
              dueAt: string
              /** 答复时间 */
              answeredAt: string | null
              /** 已逾期 */
              isLate: boolean
              /** 版本 */
              version: number
              /** 财政部门编号 */
              bureauId: string
              /** 机构编号 */
              institutionId: string | null
              /** 机构名称 */
              institutionName: string | null
              /** 单位账户编号 */
              unitId: string | null
              /** 单位名称 */
              unitName: string | null
              /** 负责人 */
              ownerId: string | null
              /** 提出人 */
              raisedBy: string
            }[]
            /** 下一页 */
            next: string | null
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  postBureausProblems: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** 标题 */
          title: string
          /** 内容 */
          text: string
          /**
           * 程度
           * @enum {unknown}
           */
          severity: 'low' | 'medium' | 'high'
          /** 机构编号 */
          institutionId?: string | null
        }
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** 问题编号 */
            problemId: string
            /** 标题 */
            title: string
            /** 内容 */
            text: string
            /** 答复 */
            answer: string | null
            /** 程度 */
            severity: string
            /** 程度名称 */
            severityName: string
            /** 状态 */
            state: string
            /** 状态名称 */
            stateName: string
            /** 提出时间 */
            raisedAt: string
            /** 答复期限 */
            dueAt: string
            /** 答复时间 */
            answeredAt: string | null
            /** 已逾期 */
            isLate: boolean
            /** 版本 */
            version: number
            /** 财政部门编号 */
            bureauId: string
            /** 机构编号 */
            institutionId: string | null
            /** 机构名称 */
            institutionName: string | null
            /** 单位账户编号 */
            unitId: string | null
            /** 单位名称 */
            unitName: string | null
            /** 负责人 */
            ownerId: string | null
            /** 提出人 */
            raisedBy: string
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  getBureausProblemCounts: {
    parameters: {
      query?: {
        bureauId?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            counts: {
              /** 状态 */
              state: string
              /** 状态名称 */
              stateName: string
              /** 天数起 */
              fromDays: number
              /** 天数止 */
              toDays: number | null
              /** 数量 */
              count: number
            }[]
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  getBureausProblemsCsv: {
    parameters: {
      query?: {
        bureauId?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The file. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/octet-stream': string
        }
      }
      default: components['responses']['Problem']
    }
  }
  getBureausProblemsProblemId: {
    parameters: {
      query?: never
      header?: never
      path: {
        problemId: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            problem: {
              /** 问题编号 */
              problemId: string
              /** 标题 */
              title: string
              /** 内容 */
              text: string
              /** 答复 */
              answer: string | null
              /** 程度 */
              severity: string
              /** 程度名称 */
              severityName: string
              /** 状态 */
              state: string
              /** 状态名称 */
              stateName: string
              /** 提出时间 */
              raisedAt: string
              /** 答复期限 */
              dueAt: string
              /** 答复时间 */
              answeredAt: string | null
              /** 已逾期 */
              isLate: boolean
              /** 版本 */
              version: number
              /** 财政部门编号 */
              bureauId: string
              /** 机构编号 */
              institutionId: string | null
              /** 机构名称 */
              institutionName: string | null
              /** 单位账户编号 */
              unitId: string | null
              /** 单位名称 */
              unitName: string | null
              /** 负责人 */
              ownerId: string | null
              /** 提出人 */
              raisedBy: string
            }
            entries: {
              /** 序号 */
              entryNumber: number
              /** 时间 */
              at: string
              /** 经办方 */
              actorKind: string
              /** 事项 */
              action: string
              /** 事项名称 */
              actionName: string
              /** 内容 */
              text: string
              /** 经办人 */
              actorId: string
            }[]
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  postBureausProblemsProblemIdOwner: {
    parameters: {
      query?: never
      header?: never
      path: {
        problemId: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /**
           * 版本
           * @description As last read; whoever changed it meanwhile is not overwritten.
           */
          version: number
          /** 编号 */
          ownerId: string
          /** 说明 */
          text?: string
        }
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** 问题编号 */
            problemId: string
            /** 标题 */
            title: string
            /** 内容 */
            text: string
            /** 答复 */
            answer: string | null
            /** 程度 */
            severity: string
            /** 程度名称 */
            severityName: string
            /** 状态 */
            state: string
            /** 状态名称 */
            stateName: string
            /** 提出时间 */
            raisedAt: string
            /** 答复期限 */
            dueAt: string
            /** 答复时间 */
            answeredAt: string | null
            /** 已逾期 */
            isLate: boolean
            /** 版本 */
            version: number
            /** 财政部门编号 */
            bureauId: string
            /** 机构编号 */
            institutionId: string | null
            /** 机构名称 */
            institutionName: string | null
            /** 单位账户编号 */
            unitId: string | null
            /** 单位名称 */
            unitName: string | null
            /** 负责人 */
            ownerId: string | null
            /** 提出人 */
            raisedBy: string
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  postBureausProblemsProblemIdNotes: {
    parameters: {
      query?: never
      header?: never
      path: {
        problemId: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /**
           * 版本
           * @description As last read; whoever changed it meanwhile is not overwritten.
           */
          version: number
          /** 内容 */
          text: string
        }
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** 问题编号 */
            problemId: string
            /** 标题 */
            title: string
            /** 内容 */
            text: string
            /** 答复 */
            answer: string | null
            /** 程度 */
            severity: string
            /** 程度名称 */
            severityName: string
            /** 状态 */
            state: string
            /** 状态名称 */
            stateName: string
            /** 提出时间 */
            raisedAt: string
            /** 答复期限 */
            dueAt: string
            /** 答复时间 */
            answeredAt: string | null
            /** 已逾期 */
            isLate: boolean
            /** 版本 */
            version: number
            /** 财政部门编号 */
            bureauId: string
            /** 机构编号 */
            institutionId: string | null
            /** 机构名称 */
            institutionName: string | null
            /** 单位账户编号 */
            unitId: string | null
            /** 单位名称 */
            unitName: string | null
            /** 负责人 */
            ownerId: string | null
            /** 提出人 */
            raisedBy: string
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  postBureausProblemsProblemIdAnswer: {
    parameters: {
      query?: never
      header?: never
      path: {
        problemId: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /**
           * 版本
           * @description As last read; whoever changed it meanwhile is not overwritten.
           */
          version: number
          /** 内容 */
          text: string
        }
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** 问题编号 */
            problemId: string
            /** 标题 */
            title: string
            /** 内容 */
            text: string
            /** 答复 */
            answer: string | null
            /** 程度 */
            severity: string
            /** 程度名称 */
            severityName: string
            /** 状态 */
            state: string
            /** 状态名称 */
            stateName: string
            /** 提出时间 */
            raisedAt: string
            /** 答复期限 */
            dueAt: string
            /** 答复时间 */
            answeredAt: string | null
            /** 已逾期 */
            isLate: boolean
            /** 版本 */
            version: number
            /** 财政部门编号 */
            bureauId: string
            /** 机构编号 */
            institutionId: string | null
            /** 机构名称 */
            institutionName: string | null
            /** 单位账户编号 */
            unitId: string | null
            /** 单位名称 */
            unitName: string | null
            /** 负责人 */
            ownerId: string | null
            /** 提出人 */
            raisedBy: string
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  postBureausProblemsProblemIdClosing: {
    parameters: {
      query?: never
      header?: never
      path: {
        problemId: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /**
           * 版本
           * @description As last read; whoever changed it meanwhile is not overwritten.
           */
          version: number
          /** 内容 */
          text: string
        }
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** 问题编号 */
            problemId: string
            /** 标题 */
            title: string
            /** 内容 */
            text: string
            /** 答复 */
            answer: string | null
            /** 程度 */
            severity: string
            /** 程度名称 */
            severityName: string
            /** 状态 */
            state: string
            /** 状态名称 */
            stateName: string
            /** 提出时间 */
            raisedAt: string
            /** 答复期限 */
            dueAt: string
            /** 答复时间 */
            answeredAt: string | null
            /** 已逾期 */
            isLate: boolean
            /** 版本 */
            version: number
            /** 财政部门编号 */
            bureauId: string
            /** 机构编号 */
            institutionId: string | null
            /** 机构名称 */
            institutionName: string | null
            /** 单位账户编号 */
            unitId: string | null
            /** 单位名称 */
            unitName: string | null
            /** 负责人 */
            ownerId: string | null
            /** 提出人 */
            raisedBy: string
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  postBureausProblemsProblemIdReopening: {
    parameters: {
      query?: never
      header?: never
      path: {
        problemId: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /**
           * 版本
           * @description As last read; whoever changed it meanwhile is not overwritten.
           */
          version: number
          /** 原因 */
          reason: string
        }
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** 问题编号 */
            problemId: string
            /** 标题 */
            title: string
            /** 内容 */
            text: string
            /** 答复 */
            answer: string | null
            /** 程度 */
            severity: string
            /** 程度名称 */
            severityName: string
            /** 状态 */
            state: string
            /** 状态名称 */
            stateName: string
            /** 提出时间 */
            raisedAt: string
            /** 答复期限 */
            dueAt: string
            /** 答复时间 */
            answeredAt: string | null
            /** 已逾期 */
            isLate: boolean
            /** 版本 */
            version: number
            /** 财政部门编号 */
            bureauId: string
            /** 机构编号 */
            institutionId: string | null
            /** 机构名称 */
            institutionName: string | null
            /** 单位账户编号 */
            unitId: string | null
            /** 单位名称 */
            unitName: string | null
            /** 负责人 */
            ownerId: string | null
            /** 提出人 */
            raisedBy: string
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  getUnitsSelfProblems: {
    parameters: {
      query?: {
        limit?: string
        after?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            problems: {
              /** 问题编号 */
              problemId: string
              /** 标题 */
              title: string
              /** 内容 */
              text: string
              /** 答复 */
              answer: string | null
              /** 程度 */
              severity: string
              /** 程度名称 */
              severityName: string
              /** 状态 */
              state: string
              /** 状态名称 */
              stateName: string
              /** 提出时间 */
              raisedAt: string
              /** 答复期限 */
              dueAt: string
              /** 答复时间 */
              answeredAt: string | null
              /** 已逾期 */
              isLate: boolean
              /** 版本 */
              version: number
            }[]
            /** 下一页 */
            next: string | null
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  postUnitsSelfProblems: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** 标题 */
          title: string
          /** 内容 */
          text: string
          /**
           * 程度
           * @enum {unknown}
           */
          severity: 'low' | 'medium' | 'high'
        }
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** 问题编号 */
            problemId: string
            /** 标题 */
            title: string
            /** 内容 */
            text: string
            /** 答复 */
            answer: string | null
            /** 程度 */
            severity: string
            /** 程度名称 */
            severityName: string
            /** 状态 */
            state: string
            /** 状态名称 */
            stateName: string
            /** 提出时间 */
            raisedAt: string
            /** 答复期限 */
            dueAt: string
            /** 答复时间 */
            answeredAt: string | null
            /** 已逾期 */
            isLate: boolean
            /** 版本 */
            version: number
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  getUnitsSelfProblemsProblemId: {
    parameters: {
      query?: never
      header?: never
      path: {
        problemId: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            problem: {
              /** 问题编号 */
              problemId: string
              /** 标题 */
              title: string
              /** 内容 */
              text: string
              /** 答复 */
              answer: string | null
              /** 程度 */
              severity: string
              /** 程度名称 */
              severityName: string
              /** 状态 */
              state: string
              /** 状态名称 */
              stateName: string
              /** 提出时间 */
              raisedAt: string
              /** 答复期限 */
              dueAt: string
              /** 答复时间 */
              answeredAt: string | null
              /** 已逾期 */
              isLate: boolean
              /** 版本 */
              version: number
            }
            entries: {
              /** 序号 */
              entryNumber: number
              /** 时间 */
              at: string
              /** 经办方 */
              actorKind: string
              /** 事项 */
              action: string
              /** 事项名称 */
              actionName: string
              /** 内容 */
              text: string
            }[]
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  postUnitsSelfProblemsProblemIdAdditions: {
    parameters: {
      query?: never
      header?: never
      path: {
        problemId: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /**
           * 版本
           * @description As last read; whoever changed it meanwhile is not overwritten.
           */
          version: number
          /** 内容 */
          text: string
        }
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** 问题编号 */
            problemId: string
            /** 标题 */
            title: string
            /** 内容 */
            text: string
            /** 答复 */
            answer: string | null
            /** 程度 */
            severity: string
            /** 程度名称 */
            severityName: string
            /** 状态 */
            state: string
            /** 状态名称 */
            stateName: string
            /** 提出时间 */
            raisedAt: string
            /** 答复期限 */
            dueAt: string
            /** 答复时间 */
            answeredAt: string | null
            /** 已逾期 */
            isLate: boolean
            /** 版本 */
            version: number
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  postUnitsSelfProblemsProblemIdClosing: {
    parameters: {
      query?: never
      header?: never
      path: {
        problemId: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /**
           * 版本
           * @description As last read; whoever changed it meanwhile is not overwritten.
           */
          version: number
          /** 内容 */
          text: string
        }
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** 问题编号 */
            problemId: string
            /** 标题 */
            title: string
            /** 内容 */
            text: string
            /** 答复 */
            answer: string | null
            /** 程度 */
            severity: string
            /** 程度名称 */
            severityName: string
            /** 状态 */
            state: string
            /** 状态名称 */
            stateName: string
            /** 提出时间 */
            raisedAt: string
            /** 答复期限 */
            dueAt: string
            /** 答复时间 */
            answeredAt: string | null
            /** 已逾期 */
            isLate: boolean
            /** 版本 */
            version: number
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  postUnitsSelfProblemsProblemIdReopening: {
    parameters: {
      query?: never
      header?: never
      path: {
        problemId: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /**
           * 版本
           * @description As last read; whoever changed it meanwhile is not overwritten.
           */
          version: number
          /** 内容 */
          text: string
        }
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** 问题编号 */
            problemId: string
            /** 标题 */
            title: string
            /** 内容 */
            text: string
            /** 答复 */
            answer: string | null
            /** 程度 */
            severity: string
            /** 程度名称 */
            severityName: string
            /** 状态 */
            state: string
            /** 状态名称 */
            stateName: string
            /** 提出时间 */
            raisedAt: string
            /** 答复期限 */
            dueAt: string
            /** 答复时间 */
            answeredAt: string | null
            /** 已逾期 */
            isLate: boolean
            /** 版本 */
            version: number
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  getBureausAnnouncements: {
    parameters: {
      query?: {
        bureauId?: string
        limit?: string
        after?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            announcements: {
              /** 公告编号 */
              announcementId: string
              /** 类别 */
              kind: string
              /** 类别名称 */
              kindName: string
              /** 标题 */
              title: string
              /** 读者 */
              audiences: string[]
              /** 发布时间 */
              publishedAt: string | null
              /** 财政部门编号 */
              bureauId: string
              /** 状态 */
              state: string
              /** 状态名称 */
              stateName: string
              /** 撤回原因 */
              reason: string | null
              /** 版本 */
              version: number
            }[]
            /** 下一页 */
            next: string | null
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  postBureausAnnouncements: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /**
           * 类别
           * @enum {unknown}
           */
          kind: 'notice' | 'guide' | 'material'
          /** 标题 */
          title: string
          /** 读者 */
          audiences: ('citizens' | 'units' | 'bureaus' | 'developers')[]
          /** 正文 */
          body: string
        }
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** 公告编号 */
            announcementId: string
            /** 类别 */
            kind: string
            /** 类别名称 */
            kindName: string
            /** 标题 */
            title: string
            /** 读者 */
            audiences: string[]
            /** 发布时间 */
            publishedAt: string | null
            /** 财政部门编号 */
            bureauId: string
            /** 状态 */
            state: string
            /** 状态名称 */
            stateName: string
            /** 撤回原因 */
            reason: string | null
            /** 版本 */
            version: number
            /** 正文 */
            body: string
            /** 附件 */
            attachments: {
              /** 附件编号 */
              fileId: string
              /** 文件名 */
              name: string
              /** 类型 */
              contentType: string
              /** 字节数 */
              byteCount: number
              /** 下载次数 */
              downloads: number
            }[]
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  getBureausAnnouncementsAnnouncementId: {
    parameters: {
      query?: never
      header?: never
      path: {
        announcementId: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** 公告编号 */
            announcementId: string
            /** 类别 */
            kind: string
            /** 类别名称 */
            kindName: string
            /** 标题 */
            title: string
            /** 读者 */
            audiences: string[]
            /** 发布时间 */
            publishedAt: string | null
            /** 财政部门编号 */
            bureauId: string
            /** 状态 */
            state: string
            /** 状态名称 */
            stateName: string
            /** 撤回原因 */
            reason: string | null
            /** 版本 */
            version: number
            /** 正文 */
            body: string
            /** 附件 */
            attachments: {
              /** 附件编号 */
              fileId: string
              /** 文件名 */
              name: string
              /** 类型 */
              contentType: string
              /** 字节数 */
              byteCount: number
              /** 下载次数 */
              downloads: number
            }[]
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  patchBureausAnnouncementsAnnouncementId: {
    parameters: {
      query?: never
      header?: never
      path: {
        announcementId: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /**
           * 版本
           * @description As last read; whoever changed it meanwhile is not overwritten.
           */
          version: number
          /**
           * 类别
           * @enum {unknown}
           */
          kind?: 'notice' | 'guide' | 'material'
          /** 标题 */
          title?: string
          /** 读者 */
          audiences?: ('citizens' | 'units' | 'bureaus' | 'developers')[]
          /** 正文 */
          body?: string
        }
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** 公告编号 */
            announcementId: string
            /** 类别 */
            kind: string
            /** 类别名称 */
            kindName: string
            /** 标题 */
            title: string
            /** 读者 */
            audiences: string[]
            /** 发布时间 */
            publishedAt: string | null
            /** 财政部门编号 */
            bureauId: string
            /** 状态 */
            state: string
            /** 状态名称 */
            stateName: string
            /** 撤回原因 */
            reason: string | null
            /** 版本 */
            version: number
            /** 正文 */
            body: string
            /** 附件 */
            attachments: {
              /** 附件编号 */
              fileId: string
              /** 文件名 */
              name: string
              /** 类型 */
              contentType: string
              /** 字节数 */
              byteCount: number
              /** 下载次数 */
              downloads: number
            }[]
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  postBureausAnnouncementsAnnouncementIdPublication: {
    parameters: {
      query?: never
      header?: never
      path: {
        announcementId: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /**
           * 版本
           * @description As last read; whoever changed it meanwhile is not overwritten.
           */
          version: number
        }
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** 公告编号 */
            announcementId: string
            /** 类别 */
            kind: string
            /** 类别名称 */
            kindName: string
            /** 标题 */
            title: string
            /** 读者 */
            audiences: string[]
            /** 发布时间 */
            publishedAt: string | null
            /** 财政部门编号 */
            bureauId: string
            /** 状态 */
            state: string
            /** 状态名称 */
            stateName: string
            /** 撤回原因 */
            reason: string | null
            /** 版本 */
            version: number
            /** 正文 */
            body: string
            /** 附件 */
            attachments: {
              /** 附件编号 */
              fileId: string
              /** 文件名 */
              name: string
              /** 类型 */
              contentType: string
              /** 字节数 */
              byteCount: number
              /** 下载次数 */
              downloads: number
            }[]
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  postBureausAnnouncementsAnnouncementIdWithdrawal: {
    parameters: {
      query?: never
      header?: never
      path: {
        announcementId: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /**
           * 版本
           * @description As last read; whoever changed it meanwhile is not overwritten.
           */
          version: number
          /** 原因 */
          reason: string
        }
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** 公告编号 */
            announcementId: string
            /** 类别 */
            kind: string
            /** 类别名称 */
            kindName: string
            /** 标题 */
            title: string
            /** 读者 */
            audiences: string[]
            /** 发布时间 */
            publishedAt: string | null
            /** 财政部门编号 */
            bureauId: string
            /** 状态 */
            state: string
            /** 状态名称 */
            stateName: string
            /** 撤回原因 */
            reason: string | null
            /** 版本 */
            version: number
            /** 正文 */
            body: string
            /** 附件 */
            attachments: {
              /** 附件编号 */
              fileId: string
              /** 文件名 */
              name: string
              /** 类型 */
              contentType: string
              /** 字节数 */
              byteCount: number
              /** 下载次数 */
              downloads: number
            }[]
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  postBureausAnnouncementsAnnouncementIdAttachments: {
    parameters: {
      query: {
        name: string
        version: string
      }
      header?: never
      path: {
        announcementId: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/pdf': string
        'image/png': string
        'image/jpeg': string
        'application/vnd.openxmlformats-officedocument.wordprocessingml.document': string
        'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': string
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** 公告编号 */
            announcementId: string
            /** 类别 */
            kind: string
            /** 类别名称 */
            kindName: string
            /** 标题 */
            title: string
            /** 读者 */
            audiences: string[]
            /** 发布时间 */
            publishedAt: string | null
            /** 财政部门编号 */
            bureauId: string
            /** 状态 */
            state: string
            /** 状态名称 */
            stateName: string
            /** 撤回原因 */
            reason: string | null
            /** 版本 */
            version: number
            /** 正文 */
            body: string
            /** 附件 */
            attachments: {
              /** 附件编号 */
              fileId: string
              /** 文件名 */
              name: string
              /** 类型 */
              contentType: string
              /** 字节数 */
              byteCount: number
              /** 下载次数 */
              downloads: number
            }[]
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  getBureausAnnouncementsAnnouncementIdAttachmentsFileId: {
    parameters: {
      query?: never
      header?: never
      path: {
        announcementId: string
        fileId: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The file. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/octet-stream': string
        }
      }
      default: components['responses']['Problem']
    }
  }
  postBureausAnnouncementsAnnouncementIdAttachmentsFileIdRemoval: {
    parameters: {
      query?: never
      header?: never
      path: {
        announcementId: string
        fileId: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /**
           * 版本
           * @description As last read; whoever changed it meanwhile is not overwritten.
           */
          version: number
        }
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** 公告编号 */
            announcementId: string
            /** 类别 */
            kind: string
            /** 类别名称 */
            kindName: string
            /** 标题 */
            title: string
            /** 读者 */
            audiences: string[]
            /** 发布时间 */
            publishedAt: string | null
            /** 财政部门编号 */
            bureauId: string
            /** 状态 */
            state: string
            /** 状态名称 */
            stateName: string
            /** 撤回原因 */
            reason: string | null
            /** 版本 */
            version: number
            /** 正文 */
            body: string
            /** 附件 */
            attachments: {
              /** 附件编号 */
              fileId: string
              /** 文件名 */
              name: string
              /** 类型 */
              contentType: string
              /** 字节数 */
              byteCount: number
              /** 下载次数 */
              downloads: number
            }[]
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  getBureausGuides: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            guides: {
              /** 指南名 */
              guideName: string
              /** 标题 */
              title: string
              /** 读者 */
              audiences: string[]
            }[]
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  postBureausGuidesGuideNameDraft: {
    parameters: {
      query?: never
      header?: never
      path: {
        guideName: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': Record<string, never>
      }
    }
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** 公告编号 */
            announcementId: string
            /** 类别 */
            kind: string
            /** 类别名称 */
            kindName: string
            /** 标题 */
            title: string
            /** 读者 */
            audiences: string[]
            /** 发布时间 */
            publishedAt: string | null
            /** 财政部门编号 */
            bureauId: string
            /** 状态 */
            state: string
            /** 状态名称 */
            stateName: string
            /** 撤回原因 */
            reason: string | null
            /** 版本 */
            version: number
            /** 正文 */
            body: string
            /** 附件 */
            attachments: {
              /** 附件编号 */
              fileId: string
              /** 文件名 */
              name: string
              /** 类型 */
              contentType: string
              /** 字节数 */
              byteCount: number
              /** 下载次数 */
              downloads: number
            }[]
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  getAnnouncements: {
    parameters: {
      query?: {
        limit?: string
        after?: string
        audience?: 'citizens' | 'units' | 'bureaus' | 'developers'
        kind?: 'notice' | 'guide' | 'material'
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            announcements: {
              /** 公告编号 */
              announcementId: string
              /** 类别 */
              kind: string
              /** 类别名称 */
              kindName: string
              /** 标题 */
              title: string
              /** 读者 */
              audiences: string[]
              /** 发布时间 */
              publishedAt: string | null
              /** 发布单位 */
              bureauName: string
            }[]
            /** 下一页 */
            next: string | null
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  getAnnouncementsAnnouncementId: {
    parameters: {
      query?: never
      header?: never
      path: {
        announcementId: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** 公告编号 */
            announcementId: string
            /** 类别 */
            kind: string
            /** 类别名称 */
            kindName: string
            /** 标题 */
            title: string
            /** 读者 */
            audiences: string[]
            /** 发布时间 */
            publishedAt: string | null
            /** 发布单位 */
            bureauName: string
            /** 正文 */
            body: string
            /** 附件 */
            attachments: {
              /** 附件编号 */
              fileId: string
              /** 文件名 */
              name: string
              /** 类型 */
              contentType: string
              /** 字节数 */
              byteCount: number
              /** 下载次数 */
              downloads: number
            }[]
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  getAnnouncementsAnnouncementIdAttachmentsFileId: {
    parameters: {
      query?: never
      header?: never
      path: {
        announcementId: string
        fileId: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The file. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/octet-stream': string
        }
      }
      default: components['responses']['Problem']
    }
  }
}
