import type { Command, CommanderError } from 'commander'
import stringWidth from 'string-width'

const titles: Readonly<Record<string, string>> = {
  'Usage:': '用法：',
  'Arguments:': '参数：',
  'Options:': '选项：',
  'Global Options:': '通用选项：',
  'Commands:': '命令：',
}

/** Titles in Chinese, columns that fit Chinese text, and faults left to `usageSentence`. */
export function speakChinese(command: Command): void {
  command
    .helpOption('-h, --help', '显示说明')
    .configureHelp({
      showGlobalOptions: true,
      styleTitle: (title) => titles[title] ?? title,
      styleUsage: (usage) => usage.replace('[options]', '[选项]').replace('[command]', '[命令]'),
      subcommandTerm: (one) => one.name(),
      optionDescription: ({ description, defaultValue }) =>
        defaultValue === undefined ? description : `${description}，默认${String(defaultValue)}`,
      displayWidth: (text) => stringWidth(text),
      // Chinese has no spaces to break at; the terminal wraps by itself.
      boxWrap: (text) => text,
    })
    .configureOutput({ outputError: () => undefined })
    .exitOverride()
  if (command.commands.length > 0) command.helpCommand('help [command]', '显示一个命令的说明')
  for (const one of command.commands) speakChinese(one)
}

const sentences: Readonly<Record<string, string>> = {
  'commander.missingArgument': '缺少参数',
  'commander.optionMissingArgument': '选项缺少值',
  'commander.missingMandatoryOptionValue': '缺少必填选项',
  'commander.conflictingOption': '选项不能同时使用',
  'commander.unknownOption': '没有这个选项',
  'commander.excessArguments': '参数过多',
  'commander.unknownCommand': '没有这个命令',
}

/** What is wrong with a command line, in Chinese; null where nothing is, as after `--help`. */
export function usageSentence({ code, exitCode, message }: CommanderError): string | null {
  if (exitCode === 0) return null
  const sentence = sentences[code] ?? '命令不完整'
  const quoted = [...message.matchAll(/'([^']*)'/g)].map(([, name]) => name).join('、')
  const place = quoted === '' || code === 'commander.excessArguments' ? '' : `：${quoted}`
  return `${sentence}${place}。用--help查看说明。`
}
