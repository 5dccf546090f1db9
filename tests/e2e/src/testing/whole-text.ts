import type { Database } from './province-site.ts'

/** Everything that stands in a database, as text. */
export async function wholeText(database: Database): Promise<string> {
  const { rows: tables } = await database.query<{ name: string }>(
    `select quote_ident(table_name) as name from information_schema.tables
     where table_schema = 'public' and table_type = 'BASE TABLE'`,
  )
  const texts = await Promise.all(
    tables.map(async ({ name }) => {
      const { rows } = await database.query<{ text: string }>(
        `select t::text as text from ${name} t`,
      )
      return rows.map(({ text }) => text).join('\n')
    }),
  )
  return texts.join('\n')
}
