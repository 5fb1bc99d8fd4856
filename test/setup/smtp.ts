import { createServer, type Socket } from 'node:net'

type Received = { from: string; to: string; data: string }
export type Smtp = {
  url: string
  received: Received[]
  connections: number
  /** What to answer instead of the usual, by the first word of a command; `drop` hangs up. */
  answers: Record<string, string | 'drop' | undefined>
  stop(): Promise<void>
}

/** A mail server of a few lines on loopback: takes every letter unless `answers` says otherwise. */
export async function startSmtp(): Promise<Smtp> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    smtp.connections++
    socket.on('close', () => sockets.delete(socket)).on('error', () => undefined)
    let letter: Received = { from: '', to: '', data: '' }
    let reading = false
    let rest = ''
    const say = (text: string) => socket.write(`${text}\r\n`)
    socket.setEncoding('utf8').on('data', (chunk) => {
      rest += chunk
      for (let at = rest.indexOf('\r\n'); at >= 0; at = rest.indexOf('\r\n')) {
        const line = rest.slice(0, at)
        rest = rest.slice(at + 2)
        if (reading && line !== '.') letter.data += `${line}\n`
        else obey(reading ? '.' : line)
      }
    })
    function obey(line: string) {
      const word = line.split(/[ :]/)[0]?.toUpperCase() ?? ''
      const other = smtp.answers[word]
      reading = false
      if (other === 'drop') return socket.destroy()
      if (other) return say(other)
      if (word === 'MAIL') letter = { from: line, to: '', data: '' }
      if (word === 'RCPT') letter.to = /<(.*)>/.exec(line)?.[1] ?? ''
      if (word === '.') smtp.received.push(letter)
      reading = word === 'DATA'
      say(reading ? '354 go on' : word === 'QUIT' ? '221 bye' : '250 ok')
    }
    say('220 loopback')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  const smtp: Smtp = {
    url: `smtp://127.0.0.1:${port}`,
    received: [],
    connections: 0,
    answers: {},
    stop: () => {
      for (const socket of sockets) socket.destroy()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
  return smtp
}
