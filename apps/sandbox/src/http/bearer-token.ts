/** What is looked at of a request before anybody knows who sent it. */
export interface AskingRequest {
  readonly headers: { readonly authorization?: string | undefined }
  readonly ip: string
}

const tokenCharactersMax = 200

/** The token of `Authorization: Bearer …`; empty where there is none. */
export function bearerTokenOf({ headers }: Pick<AskingRequest, 'headers'>): string {
  const [, token = ''] = /^Bearer (\S+)$/.exec(headers.authorization ?? '') ?? []
  return token.length > tokenCharactersMax ? '' : token
}
