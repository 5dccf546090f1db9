import { spawn } from 'node:child_process'
import { accessSync, constants, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { PreparationError } from './preparation-error.mjs'

const outputKeptCharactersMax = 20_000

/**
 * Installs what package-lock.json names and leaves that file alone. `npm ci` would do the same, but
 * it gives up when a registry lacks a package for some other platform, which then is not in the
 * lockfile either. Install scripts of packages are not run: the one that is needed is done by
 * `linkPostgresLibraries`, and none can do anything else to this machine.
 */
export async function installWithNpm(repositoryRoot) {
  process.stderr.write('Installing packages, once for this clone; this takes a minute or so.\n')
  const cache = writableCache()
  const output = await npm(
    [
      'install',
      '--no-save',
      '--ignore-scripts',
      '--include=dev',
      '--include=optional',
      '--include=peer',
    ]
      .concat(['--no-audit', '--no-fund', '--prefer-offline', '--loglevel=warn'])
      .concat([`--cache=${cache.directory}`]),
    repositoryRoot,
  )
  if (cache.isOurs) rmSync(cache.directory, { recursive: true, force: true })
  if (output.exitCode === 0) return
  throw new PreparationError(
    `${output.text}\nnpm could not install the packages; what it said stands above. ` +
      'Check that this machine reaches the npm registry, then run the same command again.',
  )
}

function npm(npmArguments, cwd) {
  const [command, ...firstArguments] = npmCommand()
  return new Promise((resolve, reject) => {
    const child = spawn(command, [...firstArguments, ...npmArguments], {
      cwd,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32' && firstArguments.length === 0,
    })
    let text = ''
    const keep = (chunk) => {
      text = (text + chunk).slice(-outputKeptCharactersMax)
    }
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    child.on('error', () => reject(new PreparationError('npm was not found; it comes with Node.')))
    child.on('close', (exitCode) => resolve({ exitCode, text }))
  })
}

/** The npm that started this process, or the one in PATH. */
function npmCommand() {
  const started = process.env.npm_execpath
  return started !== undefined && basename(started) === 'npm-cli.js'
    ? [process.execPath, started]
    : ['npm']
}

/** The usual cache, or one that is thrown away where the home directory cannot be written to. */
function writableCache() {
  const usual = process.env.npm_config_cache ?? join(homedir(), '.npm')
  try {
    mkdirSync(usual, { recursive: true })
    accessSync(usual, constants.W_OK)
    return { directory: usual, isOurs: false }
  } catch {
    return { directory: mkdtempSync(join(tmpdir(), 'piaoqiao-npm-')), isOurs: true }
  }
}
