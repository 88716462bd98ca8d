import { request } from 'node:http'
import { request as requestTls, type RequestOptions } from 'node:https'
import { text } from 'node:stream/consumers'

export type Answer = {
  status: number
  headers: Record<string, unknown>
  text: string
  json: unknown
}

export type Ask = {
  method?: string
  username?: string
  password?: string
  authorization?: string | null
  body?: string
  ca?: string
}

/**
 * A plain client for trying the servers themselves; product code has its own. Rejects when the
 * connection fails or the answer is cut short.
 */
export function ask(url: string, given: Ask = {}): Promise<Answer> {
  const login = `${given.username ?? 'provpartner'}:${given.password ?? 'prov-lösenord'}`
  const authorization =
    given.authorization === undefined
      ? `Basic ${Buffer.from(login, 'utf8').toString('base64')}`
      : given.authorization
  const options: RequestOptions = {
    method: given.method ?? 'GET',
    agent: false,
    headers: {
      Accept: 'application/json',
      ...(authorization === null ? {} : { Authorization: authorization }),
      ...(given.body === undefined ? {} : { 'Content-Type': 'application/json' }),
    },
    ...(given.ca === undefined ? {} : { ca: given.ca }),
  }
  return new Promise((resolve, reject) => {
    const send = url.startsWith('https:') ? requestTls : request
    const sent = send(url, options, (response) => {
      response.on('error', reject)
      text(response)
        .then((body) => {
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            text: body,
            json: parse(body),
          })
        })
        .catch(reject)
    })
    sent.on('error', reject)
    sent.end(given.body)
  })
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body) as unknown
  } catch {
    return undefined
  }
}
