import { ask } from '../../asking.ts'
import type { OfficeBrowser } from '../../office-browser.ts'
import { textOf } from '../../office-browser.ts'
import { secretsIn, UnitKeyPair } from '../../unit-system.ts'
import type { Secrets } from '../../unit-system.ts'
import { toOffice } from './system-story.ts'
import type { SystemStory } from './system-story.ts'

/** What a unit's system was given for an environment, and the key that it drew itself. */
export interface SystemAccess {
  readonly secrets: Secrets
  readonly key: UnitKeyPair
}

/** The secrets of the sandbox are shown once, and the unit proves that it holds its private key. */
export async function tellTestAccess(
  { stage }: SystemStory,
  developer: OfficeBrowser,
): Promise<SystemAccess> {
  const path = '/connections/self/secrets/test/reveal'
  const reveal = { endpoint: `POST ${path}`, title: '领取密钥', path: toOffice }
  const shown = await ask(stage, {
    ...reveal,
    say: '领取测试环境的密钥。密钥不走邮件，只在门户显示一次。',
    act: () => developer.post(path),
    told: ({ json }) => [`appId ${textOf(json, 'appId')}，地址 ${textOf(json, 'baseUrl')}`],
  })
  await ask(stage, {
    ...reveal,
    say: '再点一次，看不到了：遗失了只能换新的。',
    expect: 'SECRET_NOT_THERE',
    act: () => developer.post(path),
  })
  const key = new UnitKeyPair()
  await tellProof({ stage }, developer, key)
  return { secrets: secretsIn(shown), key }
}

async function tellProof(
  { stage }: Pick<SystemStory, 'stage'>,
  developer: OfficeBrowser,
  key: UnitKeyPair,
): Promise<void> {
  const { keyId, challenge } = await proposeKey(developer, 'test', key)
  const proof = {
    endpoint: 'POST /connections/self/keys/…/proof',
    title: '验证公钥',
    path: toOffice,
  }
  const prove = (signature: string) =>
    developer.post(`/connections/self/keys/${keyId}/proof`, { signature })
  await ask(stage, {
    ...proof,
    say: '单位自己生成SM2密钥，提交公钥。签名用错了私钥，公钥不予接受。',
    expect: 'CHALLENGE_SIGNATURE_WRONG',
    act: () => prove(new UnitKeyPair().sign(challenge)),
  })
  await ask(stage, {
    ...proof,
    say: '换成与公钥对应的私钥，对同一段内容签名。私钥始终没有离开单位。',
    act: () => prove(key.sign(challenge)),
    told: ({ json }) => [`公钥指纹 ${textOf(json, 'fingerprint').slice(0, 16)}…`],
  })
}

async function proposeKey(
  developer: OfficeBrowser,
  environment: 'test' | 'production',
  { publicKeyPem }: UnitKeyPair,
): Promise<{ readonly keyId: string; readonly challenge: string }> {
  const body = { environment, publicKey: publicKeyPem }
  const { json } = await developer.post('/connections/self/keys', body)
  return { keyId: textOf(json, 'keyId'), challenge: textOf(json, 'challenge') }
}

/** Production has a key of its own. */
export async function tellProductionKey(
  { stage }: SystemStory,
  developer: OfficeBrowser,
): Promise<UnitKeyPair> {
  const key = new UnitKeyPair()
  const { keyId, challenge } = await proposeKey(developer, 'production', key)
  await ask(stage, {
    say: '正式环境另用一对密钥，同样签名验证。',
    endpoint: 'POST /connections/self/keys/…/proof',
    title: '验证公钥',
    path: toOffice,
    act: () =>
      developer.post(`/connections/self/keys/${keyId}/proof`, { signature: key.sign(challenge) }),
  })
  return key
}
