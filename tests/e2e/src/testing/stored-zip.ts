import { crc32 } from 'node:zlib'

const utf8Names = 0x0800
/** Midnight on 1 January 1980, with which the format's days begin. */
const firstDay = 0x0021
const version = 20

/** A ZIP of these files, uncompressed, with right checksums: whoever changes a package can write it anew like this. */
export function storedZip(files: Iterable<readonly [name: string, bytes: Uint8Array]>): Uint8Array {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  let count = 0
  for (const [name, bytes] of files) {
    const nameBytes = Buffer.from(name)
    const fields = commonFields(nameBytes, bytes)
    const head = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), fields, nameBytes])
    directory.push(directoryEntry(fields, nameBytes, offset))
    parts.push(head, Buffer.from(bytes))
    offset += head.length + bytes.length
    count += 1
  }
  const entries = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(count, 8)
  end.writeUInt16LE(count, 10)
  end.writeUInt32LE(entries.length, 12)
  end.writeUInt32LE(offset, 16)
  return new Uint8Array(Buffer.concat([...parts, entries, end]))
}

/** From the version that is needed to the length of the extra field. */
function commonFields(name: Buffer, bytes: Uint8Array): Buffer {
  const fields = Buffer.alloc(26)
  fields.writeUInt16LE(version, 0)
  fields.writeUInt16LE(utf8Names, 2)
  fields.writeUInt16LE(firstDay, 8)
  fields.writeUInt32LE(crc32(bytes), 10)
  fields.writeUInt32LE(bytes.length, 14)
  fields.writeUInt32LE(bytes.length, 18)
  fields.writeUInt16LE(name.length, 22)
  return fields
}

function directoryEntry(fields: Buffer, name: Buffer, offset: number): Buffer {
  const made = Buffer.alloc(6)
  made.write('PK\x01\x02', 'latin1')
  made.writeUInt16LE(version, 4)
  const rest = Buffer.alloc(14)
  rest.writeUInt32LE(offset, 10)
  return Buffer.concat([made, fields, rest, name])
}
