export const usageText = `票桥符合性测试

用法：
  npm run certify -- platform --config piaoqiao.json --sandbox-url 地址 --sandbox-token 口令
  npm run certify -- unit --unit-key 单位公钥.pem --directory 目录 [--webhook 地址] [--drive 网关地址]
  npm run certify -- cases [--message bill.lock]
  npm run certify -- verify 报告文件 --key 公钥文件

命令：
  platform   扮演单位，测试平台
  unit       扮演平台，测试单位的系统，并作各种攻击
  cases      列出全部用例
  verify     验证已签名的报告

选项：
  --config <文件>         配置文件，与piaoqiao命令相同；默认取环境变量PIAOQIAO_CONFIG
  --sandbox-url <地址>    沙箱控制接口的地址，用来造票
  --sandbox-token <口令>  沙箱访问口令；默认取环境变量PIAOQIAO_SANDBOX_TOKEN
  --message <报文>        只测这个报文，可以多次使用
  --only <文字>           只测编号含这段文字的用例
  --json <文件>           把JSON报告写入文件
  --unit-key <文件>       单位的公钥
  --directory <目录>      写入单位系统所需的配置：平台地址、应用编号、应用密钥、两把平台公钥
  --app-id <编号>         应用编号，默认unit-under-test
  --listen <地址:端口>    测试程序监听的地址，默认127.0.0.1:0，端口0为任一空闲端口
  --webhook <地址>        单位系统接收事件的地址
  --drive <地址>          单位网关的地址，由测试程序让它发送；不写则等待人工操作
  --drive-token <口令>    网关的访问口令
  --wait-seconds <秒>     每个用例等待单位系统发送的时间，默认600
  --key <文件>            签署报告一方的公钥

退出码：
  0  全部通过
  1  程序内部错误
  2  命令、参数、配置或文件有误
  3  有用例不通过
  4  没有不通过的，但验收所需的用例还没有测完
`
