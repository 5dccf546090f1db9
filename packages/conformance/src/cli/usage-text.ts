export const usageText = `票桥符合性测试

用法：
  npm run certify -- platform --config piaoqiao.json --sandbox-url 地址 --sandbox-token 口令
  npm run certify -- cases [--message bill.lock]
  npm run certify -- verify 报告文件 --key 公钥文件

命令：
  platform   扮演单位，测试平台
  cases      列出全部用例
  verify     验证已签名的报告

选项：
  --config <文件>         配置文件，与piaoqiao命令相同；默认取环境变量PIAOQIAO_CONFIG
  --sandbox-url <地址>    沙箱控制接口的地址，用来造票
  --sandbox-token <口令>  沙箱访问口令；默认取环境变量PIAOQIAO_SANDBOX_TOKEN
  --message <报文>        只测这个报文，可以多次使用
  --only <文字>           只测编号含这段文字的用例
  --json <文件>           把JSON报告写入文件
  --key <文件>            签署报告一方的公钥

退出码：
  0  全部通过
  1  程序内部错误
  2  命令、参数、配置或文件有误
  3  有用例不通过
  4  没有不通过的，但验收所需的用例还没有测完
`
