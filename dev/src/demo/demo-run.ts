import { StepFailed } from '../journey/story-record.ts'
import { Story } from '../journey/story.ts'
import { setStage } from '../journey/set-stage.ts'
import { tellJourney } from '../journey/tell-journey.ts'
import { tellOnboarding } from '../onboarding/tell-onboarding.ts'
import { LocalPostgresError } from '../postgres/index.ts'
import { seedWorld } from '../seeding/seed-world.ts'
import type { Seeded } from '../seeding/seed-world.ts'
import type { Screen } from '../terminal/screen.ts'
import { startWorld } from '../world/start-world.ts'
import type { World } from '../world/start-world.ts'
import { WorldError } from '../world/world-error.ts'
import { sayClosingWords } from './closing-words.ts'
import { untilAborted } from './interruption.ts'
import type { DemoOptions } from './options.ts'
import { summaryOf } from './summary.ts'
import type { DemoSummary, Durations } from './summary.ts'

/** Runs the demo from the start of a world to its end, and says how it went. */
export class Demo {
  readonly #options: DemoOptions
  readonly #screen: Screen
  readonly #signal: AbortSignal
  readonly #story: Story
  readonly #milliseconds: Durations = {
    start: 0,
    seed: 0,
    journey: 0,
    onboarding: 0,
    stop: 0,
    total: 0,
  }
  #seeded: Seeded | null = null

  constructor(options: DemoOptions, screen: Screen, signal: AbortSignal) {
    this.#options = options
    this.#screen = screen
    this.#signal = signal
    this.#story = new Story(screen, signal)
  }

  async run(): Promise<DemoSummary> {
    const startedAt = performance.now()
    let failure: DemoSummary['failure'] = null
    try {
      await this.#runWorld()
    } catch (error) {
      failure = this.#tellFailure(error)
    }
    const milliseconds = { ...this.#milliseconds, total: since(startedAt) }
    const { steps, states } = this.#story
    return summaryOf({ steps, states, seeded: this.#seeded, milliseconds, failure })
  }

  async #runWorld(): Promise<void> {
    const { directory, portBase } = this.#options
    const screen = this.#screen
    screen.line(screen.paint('bold', '票桥  财政电子票据跨省报销'))
    screen.line('正在启动全国平台、重庆市平台、江苏省平台和医院开票站……')
    const world = await this.#timed('start', () => startWorld({ directory, portBase }))
    screen.line(`已启动，用时${inSeconds(this.#milliseconds.start)}秒。`)
    try {
      await this.#seed(world)
      await this.#tell(world)
    } finally {
      if (this.#signal.aborted) screen.line('\n正在停止……')
      await this.#timed('stop', () => world.stop())
      screen.line('已全部停止。')
    }
  }

  async #seed(world: World): Promise<void> {
    const seeded = await this.#timed('seed', () => seedWorld(world, this.#signal))
    this.#seeded = seeded
    const { bills, reported, locked, reversed, exchanged } = seeded.counts
    const lives = `${reported}张报销过，${locked}张锁定过，${reversed}张已冲红，${exchanged}张换开了纸票`
    this.#screen.line(
      seeded.isFound
        ? `沿用已有的样例票据${bills}张。`
        : `开出样例票据${bills}张（${lives}），用时${inSeconds(this.#milliseconds.seed)}秒。`,
    )
  }

  async #tell(world: World): Promise<void> {
    const stage = await setStage(world, this.#story, this.#signal)
    try {
      await this.#timed('journey', () => tellJourney(stage))
      await this.#timed('onboarding', () => tellOnboarding(stage))
      if (this.#options.once) return
      await sayClosingWords(stage, this.#screen)
      await untilAborted(this.#signal)
    } finally {
      await stage.close()
    }
  }

  async #timed<Result>(part: keyof Durations, work: () => Promise<Result>): Promise<Result> {
    const startedAt = performance.now()
    try {
      return await work()
    } finally {
      this.#milliseconds[part] = since(startedAt)
    }
  }

  /** Whoever stopped the demo knows that it did not get to its end. */
  #tellFailure(error: unknown): DemoSummary['failure'] {
    if (this.#signal.aborted) return this.#options.once ? { code: 'INTERRUPTED' } : null
    const screen = this.#screen
    screen.line()
    if (error instanceof StepFailed) {
      screen.paragraph(error.message, { colour: 'red' })
      return error.failure
    }
    if (error instanceof WorldError) {
      screen.paragraph(error.message, { colour: 'red' })
      return { code: error.code }
    }
    if (error instanceof LocalPostgresError) {
      screen.paragraph(`数据库没有启动（${error.code}）。${error.message}`, { colour: 'red' })
      return { code: error.code }
    }
    screen.line(error instanceof Error ? (error.stack ?? error.message) : String(error))
    return { code: 'DEMO_FAILED' }
  }
}

function since(startedAt: number): number {
  return Math.round(performance.now() - startedAt)
}

function inSeconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(1)
}
