import { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3'
import type { BillFileStore } from './bill-file-store.ts'
import { FileStoreError, requireFileKey, requireFileSize } from './bill-file-store.ts'

export interface S3Place {
  readonly endpoint: string
  readonly region: string
  readonly bucket: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
}

/** A request is tried so often altogether. */
export const s3AttemptsMax = 3
export const s3ConnectTimeoutMs = 3_000
export const s3RequestTimeoutMs = 15_000
const connectionsMax = 16

/** Files in a bucket of a store that speaks S3: of one's own data centre or of a cloud. */
export function createS3FileStore(place: S3Place): BillFileStore {
  const client = clientFor(place)
  const named = (key: string) => {
    requireFileKey(key)
    return { Bucket: place.bucket, Key: key }
  }
  return {
    put: (key, bytes, mediaType) =>
      working(async () => {
        requireFileSize(bytes.length)
        const content = { Body: bytes, ContentType: mediaType, ContentLength: bytes.length }
        await client.send(new PutObjectCommand({ ...named(key), ...content }))
      }),
    get: (key) =>
      working(() =>
        orNull(async () => {
          const { Body, ContentLength = 0 } = await client.send(new GetObjectCommand(named(key)))
          requireFileSize(ContentLength)
          return (await Body?.transformToByteArray()) ?? new Uint8Array()
        }),
      ),
    has: (key) =>
      working(async () => {
        const found = await orNull(() => client.send(new HeadObjectCommand(named(key))))
        return found !== null
      }),
    delete: (key) =>
      working(async () => {
        await client.send(new DeleteObjectCommand(named(key)))
      }),
    close: () => client.destroy(),
  }
}

function clientFor({ endpoint, region, accessKeyId, secretAccessKey }: S3Place): S3Client {
  const connections = { keepAlive: true, maxSockets: connectionsMax }
  return new S3Client({
    endpoint,
    region,
    credentials: { accessKeyId, secretAccessKey },
    // A bucket as part of the host name needs a domain for every bucket, which stores of one's own do not have.
    forcePathStyle: true,
    maxAttempts: s3AttemptsMax,
    // Many compatible stores do not know the newer checksums.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    requestHandler: {
      connectionTimeout: s3ConnectTimeoutMs,
      requestTimeout: s3RequestTimeoutMs,
      throwOnRequestTimeout: true,
      httpAgent: new HttpAgent(connections),
      httpsAgent: new HttpsAgent(connections),
    },
  })
}

async function orNull<Value>(find: () => Promise<Value>): Promise<Value | null> {
  try {
    return await find()
  } catch (error) {
    // A missing bucket is a fault, a missing object is an answer; to HEAD both are only a status.
    const isMissing = error instanceof S3ServiceException && missingNames.has(error.name)
    if (isMissing) return null
    throw error
  }
}

const missingNames: ReadonlySet<string> = new Set(['NoSuchKey', 'NotFound'])

async function working<Value>(work: () => Promise<Value>): Promise<Value> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof FileStoreError) throw error
    throw new FileStoreError('FILE_STORE_UNAVAILABLE', { cause: error })
  }
}
